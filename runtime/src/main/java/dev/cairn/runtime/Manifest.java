package dev.cairn.runtime;

import dev.cairn.core.secret.NotSecret;
import dev.cairn.core.secret.SecretMask;
import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.json.Json;
import dev.cairn.manifest.ComponentSchema;
import dev.cairn.manifest.LoadedManifest;
import dev.cairn.manifest.ManifestLoader;
import dev.cairn.manifest.rule.ManifestRules;
import dev.cairn.models.DeclarativeSourceModel;
import dev.cairn.models.SpecModel;
import dev.cairn.runtime.internal.assembly.custom.ComponentRegistry;
import dev.cairn.runtime.internal.assembly.record.ConfigNormalizationBuilder;
import dev.cairn.runtime.internal.config.ConfigSecrets;
import dev.cairn.runtime.internal.config.normalize.ConfigNormalization;
import dev.cairn.runtime.spi.HostContext;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A manifest that is loaded, bound to models, and the custom components that were on the class path then. Thread-safe. */
final class Manifest {

    private final LoadedManifest loaded;
    private final @Nullable SpecModel spec;
    private final Path folder;
    private final List<Diagnostic> unused;
    private final ComponentRegistry customComponents;
    private @Nullable DeclarativeSourceModel model;

    private Manifest(String file, LoadedManifest loaded, boolean isFile) {
        this.loaded = loaded;
        Path parent = Path.of(file).toAbsolutePath().getParent();
        this.folder = parent == null ? Path.of("") : parent;
        Node given = loaded.resolved().get(DeclarativeSourceModel.SPEC);
        this.spec = given instanceof ObjectNode object
                ? SpecModel.fromJson(object.toPlain())
                : isFile ? SpecFile.in(folder) : null;
        this.unused = isFile ? ConnectorProgram.unused(folder) : List.of();
        this.customComponents = ComponentRegistry.ofContext();
        // Rules that cannot be built are mistakes of the manifest.
        normalization(Clock.systemUTC(), customComponents.unverified());
    }

    /** @throws InvalidDocumentException with everything that is wrong with it */
    static Manifest load(String file, String text) {
        return new Manifest(file, ManifestRules.loader().load(file, text), true);
    }

    /** @throws InvalidDocumentException with everything that is wrong with it */
    static Manifest load(ObjectNode manifest) {
        return new Manifest(
                manifest.place().file(), new ManifestLoader(ComponentSchema.bundled()).load(manifest), false);
    }

    LoadedManifest loaded() {
        return loaded;
    }

    /** What the connector's own command does besides the manifest, and does not happen here. */
    List<Diagnostic> unused() {
        return unused;
    }

    /** Null where the manifest has none, and no file beside it. */
    @Nullable
    SpecModel spec() {
        return spec;
    }

    /** What its author says is no secret, and what its specification marks so. */
    NotSecret notSecret() {
        Object said = loaded.source().get("metadata") instanceof ObjectNode metadata
                ? metadata.toPlain().get(NotSecret.FIELD)
                : null;
        return NotSecret.of(said)
                .and(ConfigSecrets.declaredPlain(spec == null ? null : spec.connectionSpecification()));
    }

    /** Where schema files are looked for. */
    Path folder() {
        return folder;
    }

    /** What people call it. */
    String name() {
        Path file = Path.of(loaded.source().place().file()).toAbsolutePath().normalize();
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
        Path in = file.getParent() == null ? null : file.getParent().getFileName();
        return name.equalsIgnoreCase("manifest") && in != null ? in.toString() : name;
    }

    /** A hash of what was written. */
    String hash() {
        try {
            byte[] text = Json.writeBytes(loaded.source().toPlain());
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // each JDK has it
        }
    }

    /** With what is made for one configured connector by hosts of other languages. */
    ComponentRegistry components(Map<String, @Nullable Object> config, RunOptions options, SecretMask secrets) {
        return customComponents.with(new HostContext(config, folder, options.code(), secrets));
    }

    /** Bound when it is needed first: {@code spec} is asked for often, and never needs it. */
    synchronized DeclarativeSourceModel model() {
        if (model == null) {
            model = DeclarativeSourceModel.fromJson(loaded.plain());
        }
        return model;
    }

    /** The rules by which configurations are changed and checked, whose templates see the clock's time as now. */
    ConfigNormalization normalization(Clock clock, ComponentRegistry components) {
        return ConfigNormalizationBuilder.build(
                spec == null ? null : spec.configNormalizationRules(), loaded, clock, components);
    }
}

package dev.cairn.runtime;

import dev.cairn.core.error.SyncException;
import dev.cairn.core.secret.SecretMask;
import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Place;
import dev.cairn.http.auth.ConnectorConfig;
import dev.cairn.manifest.ComponentSchema;
import dev.cairn.manifest.LoadedManifest;
import dev.cairn.manifest.authoring.CustomComponentFinder;
import dev.cairn.manifest.authoring.TemplateCheck;
import dev.cairn.manifest.rule.ManifestRules;
import dev.cairn.runtime.internal.assembly.AssembledManifest;
import dev.cairn.runtime.internal.assembly.CheckOverrides;
import dev.cairn.runtime.internal.assembly.custom.ComponentRegistry;
import dev.cairn.runtime.internal.assembly.definition.SyncInputs;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a manifest that can be loaded.
 *
 * @param options say what runs custom components in other languages
 */
record ManifestProblems(Manifest manifest, RunOptions options) {

    private static final Comparator<Diagnostic> BY_PLACE = Comparator.<Diagnostic>comparingInt(
                    diagnostic -> diagnostic.place().line())
            .thenComparingInt(diagnostic -> diagnostic.place().column());

    /** In the order of the text; where one pass repeats another, once. */
    static List<Diagnostic> sorted(List<Diagnostic> problems) {
        return problems.stream().distinct().sorted(BY_PLACE).toList();
    }

    /** What can be found without components; in no particular order. */
    static List<Diagnostic> ofText(Manifest manifest) {
        LoadedManifest loaded = manifest.loaded();
        List<Diagnostic> problems = new ArrayList<>(loaded.warnings());
        problems.addAll(ManifestRules.standard().diagnose(loaded));
        problems.addAll(new TemplateCheck(ComponentSchema.bundled()).check(loaded));
        problems.addAll(CheckOverrides.keysThatAreNoText(loaded));
        return problems;
    }

    /** @param config a configuration to check, too, and to build the components for; null for none */
    List<Diagnostic> find(@Nullable ObjectNode config) {
        LoadedManifest loaded = manifest.loaded();
        List<Diagnostic> problems = ofText(manifest);
        problems.addAll(manifest.unused());
        SecretMask secrets = new SecretMask();
        Map<String, @Nullable Object> given = config == null ? Map.of() : config.toPlain();
        try (ComponentRegistry components = manifest.components(given, options, secrets)) {
            if (config != null) {
                manifest.model(); // what is valid can be bound: of a large manifest, half of the time
                problems.addAll(problemsWith(config, components, secrets));
            }
            problems.addAll(CustomComponentFinder.unsaid(loaded, problems, components::diagnose));
        }
        return sorted(problems);
    }

    /** What goes wrong when a configuration comes in, and the components are built for it. */
    private List<Diagnostic> problemsWith(ObjectNode given, ComponentRegistry components, SecretMask secrets) {
        List<Diagnostic> problems = new ArrayList<>();
        try {
            Configuration config = Configuration.of(manifest, given, secrets, options.clock(), components);
            List<Diagnostic> misfits = config.diagnose();
            if (!misfits.isEmpty()) {
                throw new InvalidDocumentException(misfits);
            }
            config.validate();
            ConnectorConfig current = new ConnectorConfig(config.plain(), changed -> {});
            AssembledManifest assembled = CommandContext.assemble(manifest, current, options, secrets, components);
            try {
                CheckOverrides.of(manifest.model(), manifest.loaded());
                assembled.requireBuildable(SyncInputs.none(manifest.folder()));
                assembled.check();
                assembled.concurrency();
            } finally {
                problems.addAll(assembled.findings());
            }
        } catch (InvalidDocumentException e) {
            problems.addAll(e.diagnostics());
        } catch (SyncException e) {
            problems.add(Diagnostic.error(Place.of(given.place().file()), e.userMessage()));
        }
        return problems.stream()
                .map(p -> new Diagnostic(p.severity(), p.place(), secrets.mask(p.message()), p.code()))
                .toList();
    }
}

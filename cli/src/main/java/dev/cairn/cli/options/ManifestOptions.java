package dev.cairn.cli.options;

import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.config.InjectedManifest;
import dev.cairn.runtime.spi.CodeOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that say which connector to run. */
public final class ManifestOptions {

    /** Where the platform's images keep a connector's manifest. */
    private static final Path BUNDLED = Path.of("/airbyte/integration_code/source_declarative_manifest/manifest.yaml");

    @Option(
            names = "--manifest-path",
            paramLabel = "FILE",
            description =
                    "The connector's YAML manifest. Default: the one inside the configuration, if it has one, else "
                            + "that of an Airbyte image.")
    private @Nullable Path manifestPath;

    @Mixin
    private final PythonOptions python = new PythonOptions();

    @Mixin
    private final ExtraClasspath classpath = new ExtraClasspath();

    private @Nullable Connector ofFile;

    /**
     * The connector to run: of the manifest that was named, else of the one inside the configuration, else of the image's. That of a
     * file is loaded once. Thread-safe.
     *
     * @param config null where there is none
     */
    public Connector load(@Nullable ObjectNode config) {
        Optional<ObjectNode> injected = injected(config);
        return injected.isPresent() ? classpath.with(() -> Connector.load(injected.get())) : loadFile();
    }

    /** Loads the manifest that all configurations share, if one was named, so that what is wrong with it is said once. */
    public void loadShared() {
        if (manifestPath != null) {
            loadFile();
        }
    }

    /** Whether there is no manifest, unless a configuration brings one. */
    public boolean isMissing() {
        return manifestPath == null && !Files.exists(BUNDLED);
    }

    /**
     * Where custom components in Python are and whether they may run.
     *
     * @param config as for {@link #load}
     */
    public CodeOptions code(@Nullable ObjectNode config) {
        CodeOptions code = python.code();
        return injected(config).isEmpty() && manifestPath == null ? code.ofBundledManifest() : code;
    }

    private Optional<ObjectNode> injected(@Nullable ObjectNode config) {
        return manifestPath == null && config != null ? InjectedManifest.of(config) : Optional.empty();
    }

    private synchronized Connector loadFile() {
        Connector loaded = ofFile == null
                ? classpath.with(() -> Connector.load(manifestPath == null ? BUNDLED : manifestPath))
                : ofFile;
        ofFile = loaded;
        return loaded;
    }
}

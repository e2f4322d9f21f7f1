package dev.cairn.cli.options;

import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.config.InjectedManifest;
import dev.cairn.runtime.spi.CodeOptions;
import dev.cairn.workbench.published.AddedConnectors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options that say which connector to run. */
public final class ManifestOptions {

    /** Where the platform's images keep a connector's manifest. */
    private static final Path BUNDLED = Path.of("/airbyte/integration_code/source_declarative_manifest/manifest.yaml");

    static final String CONNECTOR =
            "A connector that 'cairn connector add' has put into the folder connectors, or the one that CAIRN_CONNECTORS"
                    + " names, in place of a manifest.";

    @Option(
            names = "--manifest-path",
            paramLabel = "FILE",
            description =
                    "The connector's YAML manifest. Default: the one inside the configuration, if it has one, else "
                            + "that of an Airbyte image.")
    private @Nullable Path manifestPath;

    @Option(names = "--connector", paramLabel = "NAME", description = CONNECTOR)
    private @Nullable String connector;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec command;

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
        if (isNamed()) {
            loadFile();
        }
    }

    /** Whether there is no manifest, unless a configuration brings one. */
    public boolean isMissing() {
        return !isNamed() && !Files.exists(BUNDLED);
    }

    /**
     * Where custom components in Python are and whether they may run.
     *
     * @param config as for {@link #load}
     */
    public CodeOptions code(@Nullable ObjectNode config) {
        CodeOptions code = python.code();
        return injected(config).isEmpty() && !isNamed() ? code.ofBundledManifest() : code;
    }

    private Optional<ObjectNode> injected(@Nullable ObjectNode config) {
        return !isNamed() && config != null ? InjectedManifest.of(config) : Optional.empty();
    }

    private boolean isNamed() {
        return manifestPath != null || connector != null;
    }

    private Path file() {
        if (manifestPath != null && connector != null) {
            throw new ParameterException(command.commandLine(), "--manifest-path and --connector name one thing each");
        }
        if (connector != null) {
            return AddedConnectors.ofEnvironment().manifest(connector);
        }
        return manifestPath == null ? BUNDLED : manifestPath;
    }

    private synchronized Connector loadFile() {
        Connector loaded = ofFile == null ? classpath.with(() -> Connector.load(file())) : ofFile;
        ofFile = loaded;
        return loaded;
    }
}

package dev.cairn.cli;

import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.config.InjectedManifest;
import dev.cairn.runtime.protocol.LogLevel;
import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.protocol.MessageWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say which connector to run. */
final class ManifestOptions {

    /** Where the platform's images keep a connector's manifest. */
    private static final Path BUNDLED = Path.of("/airbyte/integration_code/source_declarative_manifest/manifest.yaml");

    @Option(
            names = "--manifest-path",
            paramLabel = "FILE",
            description =
                    "The connector's YAML manifest. Default: the one inside the configuration, if it has one, else "
                            + "that of an Airbyte image.")
    private @Nullable Path manifestPath;

    @Option(
            names = "--components-path",
            paramLabel = "FILE",
            description =
                    "Accepted for compatibility and ignored with a warning: Python components cannot run on the JVM. "
                            + "Their Java counterparts are looked for on the class path.")
    private @Nullable Path componentsPath;

    @Option(
            names = "--classpath",
            paramLabel = "PATH",
            description = "Jars and folders with custom components in Java, separated as in a class path. "
                    + "Default: the environment variable CAIRN_CLASSPATH.")
    private @Nullable String classpath;

    /**
     * The connector to run: of the manifest that was named, else of the one inside the configuration, else of the image's.
     *
     * @param config null where there is none
     */
    Connector load(@Nullable ObjectNode config) {
        String path = classpath == null ? System.getenv("CAIRN_CLASSPATH") : classpath;
        return ExtraClasspath.with(path, () -> loadAny(config));
    }

    private Connector loadAny(@Nullable ObjectNode config) {
        Optional<ObjectNode> injected =
                manifestPath == null && config != null ? InjectedManifest.of(config) : Optional.empty();
        return injected.map(Connector::load).orElseGet(this::loadFile);
    }

    /** Whether there is no manifest, unless a configuration brings one. */
    boolean isMissing() {
        return manifestPath == null && !Files.exists(BUNDLED);
    }

    /** Says which options have no effect. */
    void warn(MessageWriter writer) throws IOException {
        if (componentsPath != null) {
            writer.write(Message.log(
                    LogLevel.WARN,
                    "--components-path is ignored: " + componentsPath + " is Python code, which cannot run on the JVM. "
                            + "A manifest that names one of its classes is refused where it does."));
        }
    }

    private Connector loadFile() {
        return Connector.load(manifestPath == null ? BUNDLED : manifestPath);
    }
}

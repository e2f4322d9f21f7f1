package dev.cairn.cli.options;

import dev.cairn.documents.AtomicFile;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.json.Json;
import dev.cairn.runtime.ConfiguredConnector;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.config.ConfigReader;
import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.protocol.MessageWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say with which configuration a connector runs, and where a new one goes. */
public final class ConfigOptions {

    @Option(names = "--config", paramLabel = "FILE", required = true, description = "The configuration, JSON.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Option(
            names = "--config-out",
            paramLabel = "FILE",
            description =
                    "Where to put the configuration when the API gives out new tokens in place of those in it; it may be "
                            + "the file of --config. Default: only a CONTROL message says so.")
    private @Nullable Path out;

    /** The configuration as it stands in its file. */
    public ObjectNode read() {
        return new ConfigReader().read(file);
    }

    /**
     * A connector with the configuration. Where the rules of the manifest changed that for good, its file is rewritten, as
     * in the reference.
     *
     * @param config what {@link #read} gave
     */
    public ConfiguredConnector configure(
            Connector connector, ObjectNode config, MessageWriter writer, RunOptions options) throws IOException {
        ConfiguredConnector configured = connector.configure(config, writer, options);
        if (configured.migratedConfig().isPresent()) {
            Files.write(file, Json.writeBytes(configured.migratedConfig().get()));
        }
        return configured;
    }

    /** Keeps a new configuration, before anything else happens: the old one may be of no use any more. */
    public void written(Message message) throws IOException {
        if (out != null && message instanceof Message.NewConfig changed) {
            new AtomicFile(out).replaceForOwner(Json.writeBytes(changed.config()));
        }
    }
}

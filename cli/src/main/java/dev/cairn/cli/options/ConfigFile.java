package dev.cairn.cli.options;

import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.file.AtomicFile;
import dev.cairn.json.Json;
import dev.cairn.runtime.ConfiguredConnector;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.config.ConfigReader;
import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.protocol.MessageWriter;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file with a configuration.
 *
 * @param out where to keep the configuration when the API gives out new tokens; null for nowhere
 */
public record ConfigFile(Path file, @Nullable Path out) {

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
            new AtomicFile(file)
                    .replace(Json.writeBytes(configured.migratedConfig().get()));
        }
        return configured;
    }

    /** Keeps a new configuration, before anything else happens: the old one may be of no use any more. */
    public void written(Message message) throws IOException {
        if (out != null && message instanceof Message.NewConfig changed) {
            new AtomicFile(out).replace(Json.writeBytes(changed.config()));
        }
    }
}

package dev.cairn.cli.protocol;

import dev.cairn.cli.options.CheckpointOptions;
import dev.cairn.cli.options.ConfigOptions;
import dev.cairn.cli.options.ManifestOptions;
import dev.cairn.cli.terminal.ExitCode;
import dev.cairn.cli.terminal.LogLine;
import dev.cairn.cli.terminal.StandardError;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.json.Json;
import dev.cairn.runtime.ConfiguredConnector;
import dev.cairn.runtime.DiscoveredCatalog;
import dev.cairn.runtime.protocol.LogLevel;
import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.protocol.MessageWriter;
import java.io.IOException;
import java.io.OutputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "discover",
        mixinStandardHelpOptions = true,
        description = "Prints the streams of the connector, as a catalog.")
public final class DiscoverCommand extends ProtocolCommand {

    @Mixin
    private final ManifestOptions manifest = new ManifestOptions();

    @Mixin
    private final ConfigOptions config = new ConfigOptions();

    @Option(
            names = "--configured",
            description =
                    "Prints the configured catalog of a sync in place of the message: each stream incremental where it "
                            + "can be. 'read --catalog' takes it as it is.")
    private boolean configured;

    @Mixin
    private final CheckpointOptions checkpoints = new CheckpointOptions();

    private final OutputStream out;

    public DiscoverCommand(OutputStream out, StandardError people) {
        super(out, people);
        this.out = out;
    }

    @Override
    void written(Message message) throws IOException {
        config.file().written(message);
    }

    @Override
    int execute(MessageWriter messages) throws IOException, InterruptedException {
        // A configured catalog is one document; no message may stand beside it.
        MessageWriter writer = configured
                ? new MessageWriter(OutputStream.nullOutputStream(), messages.secrets(), this::written)
                : messages;
        ObjectNode given = config.file().read();
        ConfiguredConnector connector = config.file()
                .configure(
                        manifest.load(given),
                        given,
                        writer,
                        checkpoints.in(options()).code(manifest.code(given)));
        try {
            if (configured) {
                out.write(Json.writeBytes(connector.catalog().whole().configuredJson()));
                out.write('\n');
                return ExitCode.OK;
            }
            DiscoveredCatalog catalog = connector.discover();
            catalog.failing()
                    .forEach(failing ->
                            say(new LogLine(LogLevel.ERROR, failing.failure().userMessage())));
            return catalog.failing().isEmpty() ? ExitCode.OK : ExitCode.FAILED;
        } catch (InvalidDocumentException e) {
            throw unbuildable(e);
        }
    }
}

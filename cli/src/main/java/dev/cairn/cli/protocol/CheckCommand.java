package dev.cairn.cli.protocol;

import dev.cairn.cli.options.ConfigOptions;
import dev.cairn.cli.options.ManifestOptions;
import dev.cairn.cli.terminal.ExitCode;
import dev.cairn.cli.terminal.StandardError;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.runtime.ConfiguredConnector;
import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.protocol.MessageWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Checks whether the connector works with a configuration.")
public final class CheckCommand extends ProtocolCommand {

    @Mixin
    private final ManifestOptions manifest = new ManifestOptions();

    @Mixin
    private final ConfigOptions config = new ConfigOptions();

    public CheckCommand(OutputStream out, StandardError people) {
        super(out, people);
    }

    @Override
    Optional<Message> outcome(String problem) {
        return Optional.of(new Message.CheckOutcome(Optional.of(problem)));
    }

    @Override
    void written(Message message) throws IOException {
        config.file().written(message);
    }

    @Override
    int execute(MessageWriter writer) throws IOException, InterruptedException {
        ObjectNode given = config.file().read();
        ConfiguredConnector connector = config.file()
                .configure(manifest.load(given), given, writer, options().code(manifest.code(given)));
        try {
            connector.check();
        } catch (InvalidDocumentException e) {
            throw unbuildable(e);
        }
        return ExitCode.OK;
    }
}

package dev.cairn.cli;

import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.runtime.ConfiguredConnector;
import dev.cairn.runtime.config.ConfigReader;
import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.protocol.MessageWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Checks whether the connector works with a configuration.")
final class CheckCommand extends ProtocolCommand {

    @Mixin
    private final ManifestOptions manifest = new ManifestOptions();

    @Option(names = "--config", paramLabel = "FILE", required = true, description = "The configuration, JSON.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path config;

    CheckCommand(OutputStream out, StandardError people) {
        super(out, people);
    }

    @Override
    Optional<Message> outcome(String problem) {
        return Optional.of(Message.connectionStatus(problem));
    }

    @Override
    int execute(MessageWriter writer) throws IOException, InterruptedException {
        ObjectNode given = new ConfigReader().read(config);
        ConfiguredConnector connector = configured(
                manifest.load(given), given, config, writer, options().code(manifest.code(given)));
        try {
            connector.check();
        } catch (InvalidDocumentException e) {
            throw unbuildable(e);
        }
        return OK;
    }
}

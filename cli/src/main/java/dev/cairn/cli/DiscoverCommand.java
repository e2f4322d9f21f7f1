package dev.cairn.cli;

import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.runtime.ConfiguredConnector;
import dev.cairn.runtime.config.ConfigReader;
import dev.cairn.runtime.protocol.MessageWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "discover",
        mixinStandardHelpOptions = true,
        description = "Prints the streams of the connector, as a catalog.")
final class DiscoverCommand extends ProtocolCommand {

    @Mixin
    private final ManifestOptions manifest = new ManifestOptions();

    @Option(names = "--config", paramLabel = "FILE", required = true, description = "The configuration, JSON.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path config;

    DiscoverCommand(OutputStream out, StandardError people) {
        super(out, people);
    }

    @Override
    int execute(MessageWriter writer) throws IOException, InterruptedException {
        ObjectNode given = new ConfigReader().read(config);
        ConfiguredConnector connector = configured(
                manifest.load(given), given, config, writer, options().code(manifest.code(given)));
        try {
            connector.discover();
        } catch (InvalidDocumentException e) {
            throw unbuildable(e);
        }
        return OK;
    }
}

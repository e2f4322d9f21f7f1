package dev.cairn.cli;

import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.config.ConfigReader;
import dev.cairn.runtime.protocol.MessageWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Tells whether the connector works with a configuration.")
final class CheckCommand extends ProtocolCommand {

    @Mixin
    private final ManifestOptions manifest = new ManifestOptions();

    @Option(names = "--config", paramLabel = "FILE", required = true, description = "The configuration, JSON.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path config;

    CheckCommand(OutputStream out, PrintStream err) {
        super(out, err);
    }

    @Override
    int execute(MessageWriter writer) throws IOException, InterruptedException {
        manifest.warn(writer);
        ObjectNode given = new ConfigReader().read(config);
        Connector connector = reporting(manifest.load(given));
        ObjectNode effective = normalized(connector, given, config, writer);
        try {
            writer.write(connector.check(effective, writer));
        } catch (InvalidDocumentException e) {
            throw unbuildable(e);
        }
        return OK;
    }
}

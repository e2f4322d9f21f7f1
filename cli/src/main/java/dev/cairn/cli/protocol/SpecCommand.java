package dev.cairn.cli.protocol;

import dev.cairn.cli.options.ManifestOptions;
import dev.cairn.cli.terminal.ExitCode;
import dev.cairn.cli.terminal.StandardError;
import dev.cairn.runtime.config.InjectedManifest;
import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.protocol.MessageWriter;
import java.io.IOException;
import java.io.OutputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "spec",
        mixinStandardHelpOptions = true,
        description =
                "Prints the specification of the connector's configuration. Without a manifest: the specification of a configuration that contains the manifest.")
public final class SpecCommand extends ProtocolCommand {

    @Mixin
    private final ManifestOptions manifest = new ManifestOptions();

    public SpecCommand(OutputStream out, StandardError people) {
        super(out, people);
    }

    @Override
    int execute(MessageWriter writer) throws IOException {
        writer.write(
                manifest.isMissing()
                        ? new Message.Specification(InjectedManifest.specification())
                        : manifest.load(null).spec());
        return ExitCode.OK;
    }
}

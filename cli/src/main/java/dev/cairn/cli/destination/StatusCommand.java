package dev.cairn.cli.destination;

import dev.cairn.cli.terminal.ExitCode;
import dev.cairn.cli.terminal.StandardError;
import dev.cairn.destination.Destination;
import java.io.IOException;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Says for each stream of a destination when it was synced, how far it is, and what went wrong.")
public final class StatusCommand extends DestinationCommand {

    @Option(names = "--format", paramLabel = "text|json", defaultValue = "text", description = "How to print it.")
    private OutputFormat format = OutputFormat.TEXT;

    @Option(names = "--name", paramLabel = "NAME", description = "Only the streams of this sync. Default: all.")
    private @Nullable String name;

    private final PrintStream results;

    public StatusCommand(PrintStream results, StandardError people) {
        super(people);
        this.results = results;
    }

    @Override
    int execute(Destination destination) throws IOException {
        format.print(SyncNames.only(name, destination), destination.name(), results);
        return ExitCode.OK;
    }
}

package dev.cairn.cli;

import dev.cairn.destination.Destination;
import java.io.IOException;
import java.io.PrintStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Says for each stream of a destination when it was synced, how far it is, and what went wrong.")
final class StatusCommand extends DestinationCommand {

    @Option(names = "--format", paramLabel = "text|json", defaultValue = "text", description = "How to print it.")
    private OutputFormat format = OutputFormat.TEXT;

    private final PrintStream results;

    StatusCommand(PrintStream results, StandardError people) {
        super(people);
        this.results = results;
    }

    @Override
    int execute(Destination destination) throws IOException {
        format.print(destination.streams(), destination.name(), results);
        return ProtocolCommand.OK;
    }
}

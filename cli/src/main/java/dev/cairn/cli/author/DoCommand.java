package dev.cairn.cli.author;

import dev.cairn.cli.options.PermissionOptions;
import dev.cairn.cli.terminal.StandardError;
import dev.cairn.workbench.operation.Desk;
import dev.cairn.workbench.operation.OperationRunner;
import dev.cairn.workbench.operation.OperationRunner.Audience;
import dev.cairn.workbench.operation.Operations;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The operations that agents, editors and the author's page have, each as a subcommand. */
@Command(
        name = DoCommand.NAME,
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "OPERATION",
        description =
                "Runs an operation of those that agents, editors and the author's page have. Options of this command come before the "
                        + "operation; cairn do OPERATION --help lists those of the operation.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:the operation responded",
            "1:the operation failed, or its request does not fit",
            "2:wrong command line"
        })
public final class DoCommand {

    /** The name of the command. */
    public static final String NAME = "do";

    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            description = "Where the files of requests are: nothing outside of it is read. Default: this folder.")
    private Path folder = Path.of(".");

    @Mixin
    private final PermissionOptions permission = new PermissionOptions();

    private final Operations operations;
    private final StandardError people;

    private DoCommand(Operations operations, StandardError people) {
        this.operations = operations;
        this.people = people;
    }

    /** Returns the command with a subcommand for each operation. */
    public static CommandLine of(Operations operations, PrintStream out, StandardError people) {
        CommandLine command = new CommandLine(new DoCommand(operations, people));
        operations.all().forEach(each -> command.addSubcommand(new OperationCommand(each, out, people).spec()));
        return command;
    }

    /** Returns a runner that may use what the options say. */
    OperationRunner runner() throws IOException {
        return new OperationRunner(operations, Desk.of(permission.of(folder, people)), Audience.PERSON);
    }
}

package dev.cairn.codegen.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code schema-codegen}. What was done goes to standard output, what is wrong to standard error. */
@Command(
        name = "schema-codegen",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Generates immutable Java models from JSON Schema, and checks that they agree.",
        footer = {
            "",
            "Exit codes: 0 all is well, 1 mistakes in the schemas or models that differ, 2 a wrong command line,"
                    + " 3 a change that breaks something."
        })
public final class Main implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private Main() {}

    /** Runs a command, and exits with its code. */
    public static void main(String[] args) {
        System.exit(run(args, System.out, System.err));
    }

    /**
     * Runs a command.
     *
     * @param out takes what was done
     * @param err takes mistakes and warnings, {@code file:line:column: message} each
     * @return the exit code: 0 if all is well, 1 for mistakes in schemas, models that differ and files that can't be read or
     *     written, 2 for a wrong command line, 3 for a change that breaks something
     */
    static int run(String[] args, PrintStream out, PrintStream err) {
        Console report = new Console(out, err);
        return new CommandLine(new Main())
                .addSubcommand(new GenerateCommand(report))
                .addSubcommand(new CheckCommand(report))
                .addSubcommand(new CompareCommand(report))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler((e, arguments) -> misused(e))
                .setExecutionExceptionHandler((e, line, parsed) -> report.failed(e))
                .execute(args);
    }

    private static int misused(ParameterException e) {
        CommandLine command = e.getCommandLine();
        command.getErr().println(e.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(e, command.getErr())) {
            command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        }
        return CommandLine.ExitCode.USAGE;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing: generate, check or compare.");
    }
}

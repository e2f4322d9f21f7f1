package dev.cairn.cli;

import dev.cairn.cli.author.ConnectorCommand;
import dev.cairn.cli.author.DoCommand;
import dev.cairn.cli.author.DoctorCommand;
import dev.cairn.cli.author.InitCommand;
import dev.cairn.cli.author.LspCommand;
import dev.cairn.cli.author.McpCommand;
import dev.cairn.cli.author.PlanCommand;
import dev.cairn.cli.author.ResolveCommand;
import dev.cairn.cli.author.SchemaCommand;
import dev.cairn.cli.author.ServeCommand;
import dev.cairn.cli.author.TemplateCommand;
import dev.cairn.cli.author.TestCommand;
import dev.cairn.cli.author.TestReadCommand;
import dev.cairn.cli.author.TimelineCommand;
import dev.cairn.cli.author.ValidateCommand;
import dev.cairn.cli.ci.CiCommand;
import dev.cairn.cli.demo.DemoCommand;
import dev.cairn.cli.destination.DestinationOptions;
import dev.cairn.cli.destination.StateCommand;
import dev.cairn.cli.destination.StatusCommand;
import dev.cairn.cli.destination.SyncCommand;
import dev.cairn.cli.protocol.CheckCommand;
import dev.cairn.cli.protocol.DiscoverCommand;
import dev.cairn.cli.protocol.ReadCommand;
import dev.cairn.cli.protocol.SpecCommand;
import dev.cairn.cli.terminal.ExitCode;
import dev.cairn.cli.terminal.FatalErrorHandler;
import dev.cairn.cli.terminal.ReservedOutput;
import dev.cairn.cli.terminal.SignalExit;
import dev.cairn.cli.terminal.StandardError;
import dev.cairn.cli.terminal.StandardOutput;
import dev.cairn.pythonvalues.words.FailureWords;
import dev.cairn.runtime.protocol.LogLevel;
import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.workbench.budget.Unexpected;
import dev.cairn.workbench.operation.Operations;
import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line. Protocol messages go to standard output, everything for people to standard error. */
@Command(
        name = "cairn",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Runs declarative source connectors (low-code YAML manifests).")
public final class Main implements Runnable {

    /** How long a command that a signal ends has for its last messages: new tokens, states. */
    private static final Map<String, Duration> PATIENCE = Map.of(
            "read", Duration.ofSeconds(6),
            "sync", Duration.ofSeconds(9),
            "check", Duration.ofSeconds(2),
            "discover", Duration.ofSeconds(2));

    /** What one request brings about must not end those of others. */
    private static final Set<String> SERVERS = Set.of("serve", "lsp", "mcp");

    /** Write the messages of the Airbyte protocol, and say in these what was thrown. */
    private static final Set<String> PROTOCOL = Set.of("spec", "check", "discover", "read");

    /** Is about all commands. */
    private static final String COMPLETION = "completion";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private Main() {}

    /** Runs a command and exits with its code, or by the signal that ended it. */
    public static void main(String[] args) throws InterruptedException {
        // Not System.out: a PrintStream swallows errors, and a sync must not go on into a closed pipe.
        OutputStream out = ReservedOutput.open();
        StopSignal stop = new StopSignal();
        String command = args.length == 0 ? "" : args[0];
        SignalExit signals = SignalExit.install(stop, PATIENCE.getOrDefault(command, Duration.ZERO));
        StandardError people = new StandardError(System.err);
        FatalErrorHandler lastResort = FatalErrorHandler.install(out, people, reaction(command, stop));
        int code;
        try {
            code = run(args, out, people, stop);
        } catch (Error e) { // also kept from writing its last messages
            lastResort.end();
            throw e;
        }
        lastResort.commandEnded();
        signals.commandEnded();
        signals.exiting();
        System.exit(code);
    }

    /**
     * What ends a command when something was thrown in another thread: a sync leaves its last states. Null for a server, which
     * goes on.
     */
    private static @Nullable Consumer<Throwable> reaction(String command, StopSignal stop) {
        Thread main = Thread.currentThread();
        if (SERVERS.contains(command)) {
            return null;
        }
        return command.equals("read") || command.equals("sync") ? stop::requestBecauseOf : thrown -> main.interrupt();
    }

    /**
     * Runs a command.
     *
     * @param out takes protocol messages, and what a command prints as its result
     * @param err takes what is for people
     * @return the exit code: 0 if all went well, 2 for a wrong command line, 143 for a sync that was stopped, else 1
     */
    public static int run(String[] args, OutputStream out, PrintStream err) {
        return run(args, out, new StandardError(err), new StopSignal());
    }

    private static int run(String[] args, OutputStream rawOut, StandardError people, StopSignal stop) {
        OutputStream out = new StandardOutput(rawOut);
        PrintStream results = new PrintStream(new BufferedOutputStream(out), false, StandardCharsets.UTF_8);
        CommandLine commandLine = new CommandLine(new Main());
        List<NamedCommand> commands = commands(out, results, people, stop);
        // Each command's options take time to look at, so only the named one's are; all of them where it is not the
        // first.
        NamedCommand named = args.length == 0 || args[0].equals(COMPLETION) ? null : named(args[0], commands);
        (named == null ? commands : List.of(named))
                .forEach(command -> commandLine.addSubcommand(command.make().get()));
        LogOptions logs = new LogOptions(people);
        commandLine.getSubcommands().values().forEach(command -> command.addMixin("logs", logs));
        PrintWriter help = new PrintWriter(out, true, StandardCharsets.UTF_8);
        commandLine
                .setOut(help)
                .setErr(new PrintWriter(people.raw(), true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler((e, arguments) -> misused(e, people))
                .setExecutionExceptionHandler((e, line, parsed) -> failed(e, people))
                .setCaseInsensitiveEnumValuesAllowed(true);
        int code;
        try {
            code = commandLine.execute(args);
            results.flush();
        } catch (Error e) { // a person waits for a word, whatever was thrown
            if (args.length > 0 && PROTOCOL.contains(args[0])) {
                throw e; // it could not even write its last messages
            }
            people.say(LogLevel.ERROR, "cairn: " + Unexpected.inWords(e));
            return ExitCode.FAILED;
        }
        if (results.checkError() || help.checkError()) {
            people.say(LogLevel.ERROR, "cairn: cannot write to standard output");
            return ExitCode.FAILED;
        }
        return code;
    }

    private static int misused(ParameterException e, StandardError people) {
        CommandLine command = e.getCommandLine();
        people.say(LogLevel.ERROR, String.valueOf(e.getMessage()));
        if (people.isForPeople() && !UnmatchedArgumentException.printSuggestions(e, command.getErr())) {
            command.usage(command.getErr());
        }
        return CommandLine.ExitCode.USAGE;
    }

    /** One line: what is a failure of the command's own was told by it. */
    private static int failed(Exception e, StandardError people) {
        people.say(
                LogLevel.ERROR,
                "cairn: "
                        + (e instanceof StandardOutput.BrokenException
                                ? String.valueOf(e.getMessage())
                                : FailureWords.of(e)));
        return ExitCode.FAILED;
    }

    /** A command that is made when it is needed. */
    private record NamedCommand(String name, Supplier<Object> make) {}

    private static @Nullable NamedCommand named(String name, List<NamedCommand> commands) {
        for (NamedCommand command : commands) {
            if (command.name().equals(name)) {
                return command;
            }
        }
        return null;
    }

    /** Returns the commands in the order of the help. */
    private static List<NamedCommand> commands(
            OutputStream out, PrintStream results, StandardError people, StopSignal stop) {
        return List.of(
                new NamedCommand("spec", () -> new SpecCommand(out, people)),
                new NamedCommand("check", () -> new CheckCommand(out, people)),
                new NamedCommand("discover", () -> new DiscoverCommand(out, people)),
                new NamedCommand("read", () -> new ReadCommand(out, people, stop)),
                new NamedCommand("sync", () -> new SyncCommand(results, people, stop)),
                new NamedCommand("status", () -> new StatusCommand(results, people)),
                new NamedCommand("state", () -> new StateCommand(results, people)),
                new NamedCommand("connector", () -> new ConnectorCommand(results, people)),
                new NamedCommand("init", () -> new InitCommand(results, people)),
                new NamedCommand("validate", () -> new ValidateCommand(results, people)),
                new NamedCommand("plan", () -> new PlanCommand(results, people)),
                new NamedCommand("doctor", () -> new DoctorCommand(results, people)),
                new NamedCommand("resolve", () -> new ResolveCommand(results, people)),
                new NamedCommand("test-read", () -> new TestReadCommand(results, people)),
                new NamedCommand("test", () -> new TestCommand(results, people)),
                new NamedCommand("ci", () -> new CiCommand(results, people)),
                new NamedCommand("template", () -> new TemplateCommand(results, people)),
                new NamedCommand("serve", () -> new ServeCommand(results, people)),
                new NamedCommand("schema", () -> new SchemaCommand(results, people)),
                new NamedCommand("lsp", () -> new LspCommand(out)),
                new NamedCommand("mcp", () -> new McpCommand(out, people)),
                new NamedCommand(DoCommand.NAME, () -> DoCommand.of(Operations.standard(), results, people)),
                new NamedCommand("timeline", () -> new TimelineCommand(results, people)),
                new NamedCommand(COMPLETION, () -> new CompletionCommand(results)),
                new NamedCommand("demo", () -> new DemoCommand(results, DestinationOptions::open)));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing");
    }
}

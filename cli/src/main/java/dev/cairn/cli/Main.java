package dev.cairn.cli;

import dev.cairn.cli.demo.DemoCommand;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line. Protocol messages go to standard output, everything for people to standard error. */
@Command(
        name = "cairn",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Runs declarative source connectors (low-code YAML manifests).")
public final class Main implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private Main() {}

    /** Runs a command and exits with its code. */
    public static void main(String[] args) throws InterruptedException {
        // Not System.out: a PrintStream swallows errors, and nobody may sync on into a closed pipe.
        int code = run(args, new FileOutputStream(FileDescriptor.out), System.err);
        System.exit(code);
    }

    /**
     * Runs a command.
     *
     * @param out takes protocol messages, and what a command prints as its result
     * @param err takes what is for people
     * @return the exit code: 0 if all went well, 2 for a wrong command line, 143 for a sync that was stopped, else 1
     */
    public static int run(String[] args, OutputStream out, PrintStream err) {
        PrintStream people = new PrintStream(new BufferedOutputStream(out), false, StandardCharsets.UTF_8);
        CommandLine commandLine = new CommandLine(new Main());
        Map<String, Supplier<Object>> commands = commands(out, people, err);
        Supplier<Object> named = args.length == 0 ? null : commands.get(args[0]);
        // Each command's options take time to look at, so only the named one's are; all of them where it is not the
        // first.
        (named == null ? commands.values() : List.of(named))
                .forEach(command -> commandLine.addSubcommand(command.get()));
        commandLine
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true);
        int code = commandLine.execute(args);
        people.flush();
        return code;
    }

    /** What makes each command, by its name. */
    private static Map<String, Supplier<Object>> commands(OutputStream out, PrintStream people, PrintStream err) {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("spec", () -> new SpecCommand(out, err));
        commands.put("check", () -> new CheckCommand(out, err));
        commands.put("discover", () -> new DiscoverCommand(out, err));
        commands.put("read", () -> new ReadCommand(out, err));
        commands.put("validate", () -> new ValidateCommand(people, err));
        commands.put("resolve", () -> new ResolveCommand(people, err));
        commands.put("template", () -> new TemplateCommand(people, err));
        commands.put("demo", () -> new DemoCommand(people));
        return commands;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing");
    }
}

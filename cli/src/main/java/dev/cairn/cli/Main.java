package dev.cairn.cli;

import dev.cairn.cli.demo.DemoCommand;
import dev.cairn.runtime.http.JdkHttpTransport;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
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
    public static void main(String[] args) {
        // Not System.out: a PrintStream swallows errors, and nobody may sync on into a closed pipe.
        System.exit(run(args, new FileOutputStream(FileDescriptor.out), System.err));
    }

    /**
     * Runs a command.
     *
     * @param out takes protocol messages, and what a command prints as its result
     * @param err takes what is for people
     * @return the exit code: 0 if all went well, 2 for a wrong command line, 143 for a sync that was stopped, else 1
     */
    public static int run(String[] args, OutputStream out, PrintStream err) {
        JdkHttpTransport.neverSendAgainUnasked();
        PrintStream people = new PrintStream(new BufferedOutputStream(out), false, StandardCharsets.UTF_8);
        CommandLine commandLine = new CommandLine(new Main())
                .addSubcommand(new SpecCommand(out, err))
                .addSubcommand(new CheckCommand(out, err))
                .addSubcommand(new DiscoverCommand(out, err))
                .addSubcommand(new ReadCommand(out, err))
                .addSubcommand(new ValidateCommand(people, err))
                .addSubcommand(new ResolveCommand(people, err))
                .addSubcommand(new TemplateCommand(people, err))
                .addSubcommand(new DemoCommand(people))
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true);
        int code = commandLine.execute(args);
        people.flush();
        return code;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing");
    }
}

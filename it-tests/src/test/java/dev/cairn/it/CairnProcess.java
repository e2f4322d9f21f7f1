package dev.cairn.it;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The command line in a process of its own. */
public final class CairnProcess {

    private CairnProcess() {}

    /** Runs a command in a JVM with the given options; nothing is redirected yet. */
    static ProcessBuilder of(List<String> options, List<String> arguments) {
        return of(options, "dev.cairn.cli.Main", arguments);
    }

    /** Likewise, with a main class of the tests' own. */
    static ProcessBuilder of(List<String> options, String mainClass, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:+UseSerialGC");
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(options);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(mainClass);
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }

    /**
     * Likewise under a shell, which says on standard error when the process was ended by a signal: Java cannot tell that
     * from an exit code.
     */
    static ProcessBuilder underShell(ProcessBuilder process) {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "\"$@\"; exit $?", "sh"));
        command.addAll(process.command());
        return new ProcessBuilder(command);
    }

    /** Sends a signal. */
    static void send(String signal, ProcessHandle process) throws Exception {
        new ProcessBuilder("/bin/sh", "-c", "kill -s " + signal + " " + process.pid())
                .redirectError(new File("/dev/null"))
                .start()
                .waitFor();
    }

    /**
     * Leaves out a test where the build itself, and so all that it starts, ignores the signal: SIGINT in a script with
     * {@code &}, SIGHUP below {@code nohup}.
     */
    public static void assumeHeard(String signal) throws IOException {
        Path status = Path.of("/proc/self/status");
        int number = List.of("", "HUP", "INT").indexOf(signal);
        if (number > 0 && Files.exists(status)) {
            String ignored = Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("SigIgn:"))
                    .findFirst()
                    .orElseThrow()
                    .substring("SigIgn:".length())
                    .strip();
            assumeTrue(
                    (Long.parseUnsignedLong(ignored, 16) & (1L << (number - 1))) == 0,
                    "this build was started so that it ignores SIG" + signal);
        }
    }

    /** The process that a shell runs. */
    static ProcessHandle child(Process shell) throws InterruptedException {
        Optional<ProcessHandle> child = shell.children().findFirst();
        while (child.isEmpty()) {
            Thread.sleep(10);
            child = shell.children().findFirst();
        }
        return child.get();
    }
}

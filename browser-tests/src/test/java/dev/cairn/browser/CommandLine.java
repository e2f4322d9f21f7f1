package dev.cairn.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A shell that knows the command {@code cairn}; ends what was started in it. Not thread-safe. */
final class CommandLine implements AutoCloseable {

    private final Path bin;
    private final List<Process> started = new ArrayList<>();

    /** @param bin a folder for the command */
    CommandLine(Path bin) throws IOException {
        this.bin = Files.createDirectories(bin);
        Path script = bin.resolve("cairn");
        Files.writeString(
                script,
                "#!/bin/sh\nexec '" + Path.of(System.getProperty("java.home"), "bin", "java")
                        + "' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp '" + System.getProperty("java.class.path")
                        + "' dev.cairn.cli.Main \"$@\"\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }

    private ProcessBuilder shell(Path folder, String commands) throws IOException {
        ProcessBuilder shell = new ProcessBuilder("/bin/sh", "-c", commands)
                .directory(Files.createDirectories(folder).toFile());
        shell.environment().merge("PATH", bin + File.pathSeparator, (path, before) -> before + path);
        return shell;
    }

    /** Runs commands to their end, which has to be a good one. */
    void run(Path folder, String commands) throws IOException, InterruptedException {
        Process process = shell(folder, commands).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), printed);
    }

    /** Starts a command that goes on; gives the first line that it prints. */
    String start(Path folder, String command) throws IOException {
        Process process = shell(folder, "exec " + command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        started.add(process);
        return Objects.requireNonNull(
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine(),
                command + " printed nothing");
    }

    @Override
    public void close() {
        started.forEach(Process::destroy);
    }
}

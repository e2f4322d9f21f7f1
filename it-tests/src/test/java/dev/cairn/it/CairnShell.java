package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A shell in a folder that has the command {@code cairn}, as the clone has it. */
final class CairnShell {

    private final Path folder;

    CairnShell(Path folder) throws IOException {
        this.folder = folder;
        Path script = folder.resolve("cairn");
        List<String> command = CairnProcess.of(List.of(), List.of()).command();
        Files.writeString(
                script,
                "#!/bin/sh\nexec "
                        + command.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "))
                        + " \"$@\"\n");
        assertTrue(script.toFile().setExecutable(true));
    }

    /** What commands have printed, on either stream, and the exit code of the last. */
    record Done(String printed, int exit) {}

    Process start(String commands) throws IOException {
        ProcessBuilder shell = new ProcessBuilder("/bin/sh", "-c", commands)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        shell.environment().merge("PATH", folder + File.pathSeparator, (path, before) -> before + path);
        return shell.start();
    }

    Done run(String commands) throws IOException, InterruptedException {
        Process process = start(commands);
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Done(printed, process.waitFor());
    }
}

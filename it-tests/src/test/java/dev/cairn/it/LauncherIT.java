package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher of a distribution, and the class archives that it has made. Its Java is a script that notes its arguments, and makes an
 * archive only once the test lets it.
 */
class LauncherIT {

    private static final Path SCRIPTS = Path.of("../distribution");
    private static final String JAVA = """
        #!/bin/sh
        echo "$*" >>"%1$s/calls"
        for argument in "$@"; do
          case $argument in
            -XX:DumpLoadedClassList=*) echo a/B >"${argument#*=}" ;;
            -XX:SharedArchiveFile=*) archive=${argument#*=} ;;
          esac
        done
        case $* in
          *-Xshare:dump*)
            until [ -e "%1$s/go" ]; do sleep 0.05; done
            [ ! -e "%1$s/broken" ] && echo whole >"$archive"
            ;;
          *" demo "*)
            echo GET http://127.0.0.1:1/x
            exec sleep 600
            ;;
          *) echo done ;;
        esac
        """;

    @TempDir
    private Path folder;

    private Path archive = Path.of("");

    /** What a command printed, and what it printed on standard error. */
    private record Printed(String out, String err) {}

    @BeforeEach
    void install() throws IOException {
        Path lib = Files.createDirectories(folder.resolve("home/lib"));
        for (String script : List.of("launch.sh", "archive.sh")) {
            Files.copy(SCRIPTS.resolve(script), lib.resolve(script));
        }
        Files.writeString(lib.resolve("duckdb.sh"), "");
        Files.writeString(lib.resolve("cairn.jar"), "");
        executable("home/bin/cairn", Files.readString(SCRIPTS.resolve("bin/cairn")));
        executable("home/runtime/bin/java", JAVA.formatted(folder));
        archive = lib.resolve("cairn.jsa");
    }

    private void executable(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
        assertTrue(file.toFile().setExecutable(true));
    }

    @Test
    void theFirstCommandDoesNotWaitForItsArchive() throws Exception {
        // Both streams end with the command: what makes the archive has neither open.
        Printed first = read(start("spec"));
        assertEquals("done\n", first.out());
        assertEquals(1, first.err().lines().count(), first.err());
        assertTrue(first.err().contains("background process makes cairn.jsa"), first.err());
        await("the archive is being made", () -> dumps() == 1);
        assertEquals("", read(start("check")).err(), "it is told once");
        assertFalse(Files.exists(archive), "it is there when it is whole");

        letGo();
        assertEquals("whole\n", Files.readString(archive));
        assertEquals("", read(start("spec")).err());
        assertTrue(calls().get(calls().size() - 1).contains("-XX:SharedArchiveFile=" + archive), calls()::toString);
        assertEquals(List.of(), leftOvers());
    }

    /** As installing the Debian package does, or building an image. */
    @Test
    void anArchiveIsMadeOnceThoughItIsAskedForAgain() throws Exception {
        Files.createFile(folder.resolve("go"));
        for (int i = 0; i < 2; i++) {
            Process maker = new ProcessBuilder(
                            "sh",
                            archive.resolveSibling("archive.sh").toString(),
                            folder.resolve("home/runtime/bin/java").toString(),
                            archive.resolveSibling("cairn.jar").toString(),
                            "spec")
                    .start();
            assertEquals(new Printed("", ""), read(maker));
            assertEquals("whole\n", Files.readString(archive));
            assertEquals(1, dumps());
            assertEquals(List.of(), leftOvers());
        }
    }

    @Test
    void commandsThatStartTogetherHaveOneArchiveMade() throws Exception {
        List<Process> commands = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            commands.add(start("spec"));
        }
        for (Process command : commands) {
            assertEquals("done\n", read(command).out());
        }
        letGo();
        await("each maker has ended", () -> makers() == 0);
        assertEquals(1, dumps(), calls()::toString);
    }

    @Test
    void anArchiveThatCannotBeMadeIsNotTriedAgain() throws Exception {
        Files.createFile(folder.resolve("broken"));
        assertEquals("done\n", read(start("spec")).out());
        letGo();
        assertEquals("", Files.readString(archive));
        assertEquals(new Printed("done\n", ""), read(start("spec")));
        assertFalse(calls().get(calls().size() - 1).contains("SharedArchiveFile"), calls()::toString);
    }

    @Test
    void aMakerThatWasKilledIsFollowedByAnother() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        Files.createSymbolicLink(archive.resolveSibling("cairn.jsa.lock"), Path.of(String.valueOf(ended.pid())));
        Files.createDirectories(archive.resolveSibling("cairn.jsa." + ended.pid()));
        read(start("spec"));
        letGo();
        assertEquals("whole\n", Files.readString(archive));
        assertEquals(List.of(), leftOvers());
    }

    private Process start(String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(folder.resolve("home/bin/cairn").toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
    }

    private static Printed read(Process process) throws IOException, InterruptedException {
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), err);
        return new Printed(out, err);
    }

    private void letGo() throws Exception {
        Files.createFile(folder.resolve("go"));
        await("the archive is there", () -> Files.exists(archive) && leftOvers().isEmpty());
    }

    private List<String> leftOvers() {
        try (Stream<Path> files = Files.list(archive.resolveSibling(""))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("cairn.jsa."))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> calls() {
        try {
            Path calls = folder.resolve("calls");
            return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private long dumps() {
        return calls().stream().filter(call -> call.contains("-Xshare:dump")).count();
    }

    private long makers() {
        String script = archive.resolveSibling("archive.sh").toString();
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains(script))
                        .isPresent())
                .count();
    }

    private static void await(String what, BooleanSupplier is) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (!is.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, what);
            Thread.sleep(20);
        }
    }
}

package dev.cairn.destinations.internal.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.destinations.Destination;
import dev.cairn.destinations.DestinationWriter;
import dev.cairn.destinations.Destinations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedLibraryTest {

    @TempDir
    Path folder;

    /** A process that writes to a database, and is killed by itself. */
    static final class Killed {

        public static void main(String[] arguments) throws Exception {
            try (Destination destination = Destinations.open("sqlite:" + arguments[0]);
                    DestinationWriter writer = destination.write()) {
                writer.commit(List.of());
                Runtime.getRuntime().halt(137);
            }
        }
    }

    @Test
    void aSyncThatIsKilledLeavesNothingInTheTemporaryFolder() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Killed.class.getName(),
                        folder.resolve("data.db").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        assertEquals(true, process.waitFor(2, TimeUnit.MINUTES));
        assertEquals(137, process.exitValue(), Files.readString(folder.resolve("output")));
        assertEquals(List.of(), names(temporary));
    }

    @Test
    void whatIsLeftForLongIsRemoved() throws Exception {
        Path left = Files.createDirectory(folder.resolve("cairn-sqlite-1"));
        Files.writeString(left.resolve("library.so"), "");
        Files.createDirectory(folder.resolve("other"));
        UnpackedLibrary.sweep(folder, Instant.now());
        assertEquals(List.of("cairn-sqlite-1", "other"), names(folder), "somebody may be about to load it");
        UnpackedLibrary.sweep(folder, Instant.now().plus(Duration.ofHours(1)));
        assertEquals(List.of("other"), names(folder));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }
}

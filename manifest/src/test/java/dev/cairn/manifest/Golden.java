package dev.cairn.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Expected output beside its input; {@code -Dgolden.update=true} rewrites it. */
final class Golden {

    private static final Path FIXTURES = Path.of("src/test/resources/manifests");

    private Golden() {}

    static List<Path> folders(String kind) {
        try (Stream<Path> folders = Files.list(FIXTURES.resolve(kind))) {
            return folders.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void compare(Path expected, String actual) {
        if (Boolean.getBoolean("golden.update")) {
            try {
                Files.writeString(expected, actual);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        assertEquals(read(expected), actual, expected.toString());
    }
}

package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Inputs that cannot be used. A fixture is a folder with the inputs that are broken and {@code expected-errors.txt}; the
 * others come from the folder {@code sound}. {@code -Dgolden.update=true} rewrites what is expected.
 */
class BrokenInputsIT {

    private static final Path FIXTURES = Path.of("src/test/resources/broken-inputs");
    private static final String EXPECTED = "expected-errors.txt";

    @TempDir
    private Path folder;

    static List<Path> fixtures() throws IOException {
        try (Stream<Path> folders = Files.list(FIXTURES)) {
            return folders.filter(f -> !f.endsWith("sound")).sorted().toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void everyProblemIsNamedWithItsPlaceAndNothingIsRead(Path fixture) throws IOException {
        Output output = new CairnCommand(folder)
                .with("--manifest-path", "manifest.yaml", input(fixture, "manifest.yaml"))
                .with("--config", "config.json", input(fixture, "config.json"))
                .with("--catalog", "catalog.json", input(fixture, "catalog.json"))
                .with("--state", "state.json", input(fixture, "state.json"))
                .run("read");
        Path expected = fixture.resolve(EXPECTED);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(expected, output.stderr());
        }
        assertEquals(Files.readString(expected), output.stderr());
        output.stderr().lines().forEach(line -> {
            assertTrue(line.matches("\\w+\\.(yaml|json):\\d+:\\d+: .+"), "a problem with its place: " + line);
            assertTrue(output.errors().contains(line), "the error trace says it, too: " + line);
        });
        assertEquals(1, output.exit());
        assertEquals(List.of(), output.ofType("RECORD"));
    }

    private static String input(Path fixture, String name) throws IOException {
        Path broken = fixture.resolve(name);
        return Files.readString(
                Files.exists(broken) ? broken : FIXTURES.resolve("sound").resolve(name));
    }
}

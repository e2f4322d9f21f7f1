package dev.cairn.codegen;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opentest4j.AssertionFailedError;

class RatchetTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "10, 2, 0, ''",
        "9, 2, 0, [valid] got worse",
        "10, 3, 0, [silent] got worse",
        "11, 2, 1, [broken] got worse",
        "11, 2, 0, better",
        "10, 1, 0, better"
    })
    void countsThatDifferAreToldOf(int valid, int silent, int broken, String message) throws IOException {
        Path file = folder.resolve("counts.txt");
        Files.writeString(file, "other: valid 1 | silent 0, broken 0\nsuite: valid 10 | broken 0, silent 2\n");
        Map<String, Integer> losses = new TreeMap<>(Map.of("silent", silent, "broken", broken));
        if (message.isEmpty()) {
            assertDoesNotThrow(() -> new Ratchet(file).check("suite", Map.of("valid", valid), losses));
        } else {
            AssertionFailedError error = assertThrows(
                    AssertionFailedError.class, () -> new Ratchet(file).check("suite", Map.of("valid", valid), losses));
            assertTrue(String.valueOf(error.getMessage()).contains(message), String.valueOf(error.getMessage()));
        }
    }
}

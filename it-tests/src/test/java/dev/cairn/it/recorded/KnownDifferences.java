package dev.cairn.it.recorded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where the answers to a case differ on purpose.
 *
 * @param rows how the rows of docs/compatibility.md begin that say why
 * @param places what differs: paths in the list of answers
 */
record KnownDifferences(List<?> rows, List<?> places) {

    private static final Path TABLE = Path.of("../docs/compatibility.md");

    /** @param json as it stands in the file of answers; null where nothing differs */
    static KnownDifferences of(@Nullable Object json) {
        return json instanceof Map<?, ?> map
                ? new KnownDifferences((List<?>) Objects.requireNonNull(map.get("rows")), (List<?>)
                        Objects.requireNonNull(map.get("places")))
                : new KnownDifferences(List.of(), List.of());
    }

    /** Fails if something else differs, if something does not differ any more, and where no row says why. */
    void requireOnly(List<String> differences) throws IOException {
        List<String> found = differences.stream()
                .map(line -> line.substring(0, line.indexOf(':')))
                .toList();
        assertEquals(places, found, () -> String.join("\n", differences));
        List<String> table = Files.readAllLines(TABLE);
        for (Object row : rows) {
            assertTrue(table.stream().anyMatch(line -> line.startsWith("| " + row)), () -> "no row '" + row + "'");
        }
        assertEquals(places.isEmpty(), rows.isEmpty());
    }
}

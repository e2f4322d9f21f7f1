package dev.cairn.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LegacyPartitionStateTest {

    private final LegacyPartitionState migration = new LegacyPartitionState("board", "at");

    @Test
    void partitionsByTheirValueBecomeEntries() {
        Map<String, @Nullable Object> migrated = migration.apply(Map.of("7", Map.of("at", "2024-01-01")));
        assertEquals(
                Map.of(
                        "states",
                        List.of(Map.of("partition", Map.of("board", "7"), "cursor", Map.of("at", "2024-01-01")))),
                migrated);
    }

    @Test
    void otherStatesStayAsTheyAre() {
        for (Map<String, @Nullable Object> state : List.<Map<String, @Nullable Object>>of(
                Map.of(),
                Map.of("states", List.of()),
                Map.of("at", "2024-01-01"),
                Map.of("7", Map.of("other", "2024-01-01")),
                Map.of("7", Map.of("at", "2024-01-01", "x", 1L)))) {
            assertSame(state, migration.apply(state));
        }
    }
}

package dev.cairn.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MissingPositionTest {

    private static final String NONE = " no value for the cursor field 'at', but ";

    private static Optional<String> partitions(Map<String, ?> state) {
        return MissingPosition.inPartitions(state, "at");
    }

    private static Map<String, Object> partition(String account, Map<String, ?> cursor) {
        return Map.of("partition", Map.of("account", account), "cursor", cursor);
    }

    private static Map<String, Object> state(Map<String, ?> global, List<Map<String, Object>> partitions) {
        return Map.of("use_global_cursor", false, "states", partitions, "state", global, "lookback_window", 1);
    }

    private static void assertComplete(Optional<String> missing) {
        assertEquals(Optional.empty(), missing);
    }

    @Test
    void aRenamedFieldIsNamedWithTheOneThatIsThere() {
        assertEquals(
                Optional.of("the state has" + NONE + "'updated': all is read from the start"),
                MissingPosition.in(Map.of("updated", "2024-01-11"), "at"));
    }

    @Test
    void aNullIsNoValue() {
        assertEquals(
                Optional.of("the state has no value for the cursor field 'at' but null: all is read from the start"),
                MissingPosition.in(Collections.singletonMap("at", null), "at"));
    }

    @Test
    void ofManyMembersTheFirstAreNamed() {
        Map<String, @Nullable Object> many = new LinkedHashMap<>();
        for (int i = 0; i < 1000; i++) {
            many.put("p" + i, Map.of("at", "2024-01-11"));
        }
        assertEquals(
                Optional.of("the state has" + NONE
                        + "'p0', 'p1', 'p2', 'p3', 'p4' and 995 more: all is read from the start"),
                partitions(many));
    }

    @Test
    void nothingIsMissingInAnEmptyStateInOneWithAValueAndInOneOfIntervals() {
        assertComplete(MissingPosition.in(Map.of(), "at"));
        assertComplete(MissingPosition.in(Map.of("at", "2024-01-11", "updated", "2024-01-12"), "at"));
        assertComplete(MissingPosition.in(Map.of("state_type", "date-range", "slices", List.of()), "at"));
        assertComplete(partitions(Map.of()));
        assertComplete(partitions(Map.of("at", "2024-01-11")));
        assertComplete(partitions(Map.of("use_global_cursor", true, "lookback_window", 0, "parent_state", Map.of())));
        assertComplete(partitions(state(Map.of(), List.of())));
        assertComplete(partitions(
                state(Map.of("at", "2024-01-11"), List.of(partition("a", Map.of("at", "2024-01-11"))))));
        assertComplete(partitions(state(Map.of("at", "2024-01-11"), List.of(partition("a", Map.of())))));
    }

    @Test
    void partitionsAreCounted() {
        assertEquals(
                Optional.of("the state of 2 of 3 partitions has" + NONE
                        + "'updated', 'created': these partitions are read from the start"),
                partitions(state(
                        Map.of("at", "2024-01-11"),
                        List.of(
                                partition("a", Map.of("updated", "2024-01-11")),
                                partition("b", Map.of("at", "2024-01-11")),
                                partition("c", Map.of("created", "2024-01-11"))))));
    }

    @Test
    void thePositionOfAllOthersCountsToo() {
        Map<String, ?> renamed = Map.of("updated", "2024-01-11");
        assertEquals(
                Optional.of("the state of partitions that have none of their own has" + NONE
                        + "'updated': these partitions are read from the start"),
                partitions(state(renamed, List.of(partition("a", Map.of("at", "2024-01-11"))))));
        assertEquals(
                Optional.of("the state of 1 of 1 partitions, and the state of partitions that have none of their own,"
                        + " has" + NONE + "'updated': these partitions are read from the start"),
                partitions(state(renamed, List.of(partition("a", renamed)))));
    }

    @Test
    void theStateOfAStreamWithoutPartitionsIsThatOfAllPartitions() {
        assertEquals(
                Optional.of("the state has" + NONE + "'updated': all is read from the start"),
                partitions(Map.of("updated", "2024-01-11")));
    }
}

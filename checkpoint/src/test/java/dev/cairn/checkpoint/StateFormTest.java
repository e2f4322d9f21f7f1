package dev.cairn.checkpoint;

import static dev.cairn.checkpoint.Fixtures.day;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.checkpoint.cursor.CursorPlan;
import dev.cairn.checkpoint.cursor.CursorValue;
import dev.cairn.core.error.ConfigException;
import dev.cairn.core.slice.Slice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Reading and writing states; what comes out is what Python CDK 7.28.2 writes after the same input. */
class StateFormTest {

    private final CursorPlan plan = Fixtures.days("P30D", 0);

    private StateForm read(Map<String, ?> state) {
        return StateForm.read(
                state, Fixtures.FIELD, plan.format(), plan.slicer().start());
    }

    /** The state that is emitted at the end of a sync in which nothing was read. */
    private Map<String, ?> emittedAfter(Map<String, ?> state) {
        List<Map<String, ?>> emitted = new ArrayList<>();
        ConcurrentCursor cursor = new ConcurrentCursor(plan, state);
        cursor.start(emitted::add);
        cursor.finished();
        return emitted.get(0);
    }

    private static Map<String, Object> ranges(Map<?, ?>... slices) {
        return Map.of("state_type", "date-range", "slices", List.of(slices));
    }

    @Test
    void aStateOfAnyFormSaysHowFarTheStreamIs() {
        Map<String, Object> partition = Map.of("partition", Map.of("id", 1), "cursor", Map.of(Fixtures.FIELD, day(3)));
        Map<String, Object> partitions = Map.of("use_global_cursor", false, "states", List.of(partition));
        Map<String, Object> withGlobal = new LinkedHashMap<>(partitions);
        withGlobal.put("state", Map.of(Fixtures.FIELD, day(7)));
        assertEquals(day(9), position(Map.of(Fixtures.FIELD, day(9))));
        assertEquals(
                day(5),
                position(ranges(Map.of("start", day(1), "end", day(5)), Map.of("start", day(8), "end", day(9)))));
        assertEquals(day(7), position(withGlobal));
        assertEquals(null, position(partitions), "no position of the whole");
        assertEquals(null, position(Map.of()));
    }

    private @Nullable String position(Map<String, ?> state) {
        CursorValue position = new ConcurrentCursor(plan, Map.of()).positionIn(state);
        return position == null ? null : plan.format().format(position).toString();
    }

    @Test
    void withoutStateTheStreamStartsAtItsStart() {
        assertEquals(Map.of(Fixtures.FIELD, day(1)), emittedAfter(Map.of()));
    }

    @Test
    void aStateBeforeTheStartIsMovedUpToIt() {
        assertEquals(Map.of(Fixtures.FIELD, day(1)), emittedAfter(Map.of(Fixtures.FIELD, "2023-01-15T00:00:00Z")));
    }

    @Test
    void whatElseStandsInASequentialStateStaysInItsPlace() {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("x", 1L);
        state.put(Fixtures.FIELD, day(15));
        state.put("y", 2L);
        assertEquals("{x=1, at=2024-01-15T00:00:00Z, y=2}", emittedAfter(state).toString());
    }

    @Test
    void ofIntervalsTheMostRecentValueOfTheFirstIsWritten() {
        Map<String, Object> state = ranges(
                Map.of("start", day(1), "end", day(3), "most_recent_cursor_value", day(2)),
                Map.of("start", day(6), "end", day(10)));
        assertEquals(Map.of(Fixtures.FIELD, day(2)), emittedAfter(state));
        assertEquals(day(2), plan.format().format(read(state).resumedFrom()));
    }

    @Test
    void ofAnIntervalWithoutOneTheStartIsWritten() {
        Map<String, Object> state = ranges(Map.of("start", day(4), "end", day(6)));
        assertEquals(Map.of(Fixtures.FIELD, day(4)), emittedAfter(state));
        assertEquals(day(6), plan.format().format(read(state).resumedFrom()));
    }

    @Test
    void intervalsThatTouchAreOne() {
        Map<String, Object> state = ranges(
                Map.of("start", day(1), "end", day(3), "most_recent_cursor_value", day(2)),
                Map.of("start", day(3), "end", day(10), "most_recent_cursor_value", day(9)));
        assertEquals(Map.of(Fixtures.FIELD, day(9)), emittedAfter(state));
    }

    @Test
    void aGapThatIsReadJoinsItsNeighbours() {
        Map<String, Object> state = ranges(
                Map.of("start", day(1), "end", day(3), "most_recent_cursor_value", day(2)),
                Map.of("start", day(6), "end", day(10)));
        Recording sync = new Recording(Fixtures.days("P30D", 1), state);
        PaginationTracker gap = sync.open();
        sync.page(gap, day(4));
        sync.page(gap, day(5));
        assertEquals(List.of(day(4)), sync.states());
        gap.closed();
        assertEquals(List.of(day(5), day(5)), sync.states());
        PaginationTracker rest = sync.open();
        sync.page(rest, day(12));
        rest.closed();
        assertEquals(List.of(day(12), day(12)), sync.states());
    }

    @Test
    void aStateThatCannotBeReadSaysWhatIsWrong() {
        for (Map<String, ?> state : List.<Map<String, ?>>of(
                Map.of(Fixtures.FIELD, "yesterday"),
                ranges(),
                ranges(Map.of("start", day(1))),
                Map.of("state_type", "date-range", "slices", List.of("x")))) {
            ConfigException failure = assertThrows(ConfigException.class, () -> read(state));
            assertTrue(failure.userMessage().startsWith("The state"), failure.userMessage());
        }
    }

    @Test
    void toBeSyncedIsWhatLiesBetweenTheStateAndTheEnd() {
        ConcurrentCursor cursor = new ConcurrentCursor(plan, Map.of(Fixtures.FIELD, day(10)));
        assertFalse(cursor.shouldBeSynced(Slice.WHOLE, position(cursor, "2024-01-09T23:59:59Z")));
        assertTrue(cursor.shouldBeSynced(Slice.WHOLE, position(cursor, day(10))));
        assertTrue(cursor.shouldBeSynced(Slice.WHOLE, position(cursor, day(21))));
        assertFalse(cursor.shouldBeSynced(Slice.WHOLE, position(cursor, "2024-01-21T00:00:01Z")));
    }

    private static CursorValue position(ConcurrentCursor cursor, String text) {
        return Objects.requireNonNull(cursor.parse(text));
    }
}

package dev.cairn.checkpoint;

import static dev.cairn.checkpoint.Fixtures.day;
import static dev.cairn.checkpoint.Fixtures.span;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.checkpoint.cursor.StateSink;
import dev.cairn.core.slice.Slice;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The rules of {@code docs/checkpoints.md} that concern states made of intervals. */
class IntervalRulesTest {

    /** Of a stream from January 1st on that has a granularity of a second, as a state says it. */
    static final String NOTHING = "2023-12-31T23:59:59Z..2023-12-31T23:59:59Z";

    @Test
    void rule17WhatWasReadBehindAnOpenSliceStaysRead() {
        Recording sync = new Recording(Fixtures.days("P5D", 1).askingForEnd());
        PaginationTracker first = sync.open();
        PaginationTracker second = sync.open();
        PaginationTracker third = sync.open();
        sync.page(third, day(12));
        third.closed();
        assertEquals(List.of(NOTHING + ", " + span(11, 12)), sync.states().subList(1, 2));
        sync.page(first, day(2));
        sync.page(first, day(3));
        assertEquals(List.of(day(1) + "..2024-01-01T23:59:59Z, " + span(11, 12)), sync.states());
        first.closed();
        assertEquals(day(1) + "..2024-01-05T23:59:59Z, " + span(11, 12), last(sync));
        second.closed();
        assertEquals(List.of(day(12)), sync.states());
    }

    private static String last(Recording sync) {
        List<String> states = sync.states();
        return states.get(states.size() - 1);
    }

    @Test
    void rule17WhatWasReadOfALaterOpenSliceStaysRead() {
        Recording sync = new Recording(Fixtures.days("P5D", 1).askingForEnd());
        sync.open();
        PaginationTracker second = sync.open();
        sync.page(second, day(7), day(8));
        sync.page(second, day(9));
        assertEquals(List.of(NOTHING + ", " + day(6) + "..2024-01-07T23:59:59Z"), sync.states());
        sync.records(second, day(8));
        assertEquals(List.of("back to " + day(1)), sync.states());
    }

    @Test
    void rule17ASliceThatFailedIsAGap() {
        Recording sync = new Recording(Fixtures.days("P5D", 1).askingForEnd());
        PaginationTracker first = sync.open();
        sync.page(first, day(2), day(3));
        first.failed();
        PaginationTracker second = sync.open();
        sync.page(second, day(7));
        second.closed();
        sync.cursor.finished();
        assertEquals(day(1) + "..2024-01-01T23:59:59Z, " + span(6, 7), last(sync));
    }

    @Test
    void rule18ASliceThatDescendsIsClaimedFromItsEndDown() {
        Recording sync = new Recording(Fixtures.days(null, 1).askingForEnd());
        PaginationTracker slice = sync.open();
        sync.page(slice, day(20));
        sync.page(slice, day(15), day(15));
        sync.page(slice, day(15), day(10));
        slice.closed();
        assertEquals(
                List.of(
                        "r",
                        span(1, 1) + ", " + span(20, 20),
                        "r",
                        "r",
                        "r",
                        span(1, 1) + ", " + span(15, 20),
                        "r",
                        span(1, 1) + ", " + span(10, 20),
                        day(20)),
                sync.said());
        assertEquals(List.of(), sync.warnings);
    }

    @Test
    void rule18AnOrderThatIsBrokenTakesTheClaimBack() {
        Recording sync = new Recording(Fixtures.days(null, 1).askingForEnd());
        PaginationTracker slice = sync.open();
        sync.page(slice, day(20));
        sync.page(slice, day(15));
        sync.said();
        sync.records(slice, day(17));
        assertEquals(List.of("back to " + day(1), "r"), sync.said());
        assertTrue(sync.warnings.get(0).contains("neither in ascending nor in descending order"), sync.warnings.get(0));
        sync.page(slice, day(9), day(8));
        sync.page(slice, day(7));
        slice.closed();
        assertEquals(List.of(day(20)), sync.states());
    }

    @Test
    void rule18TheOrderDoesNotTurnRound() {
        Recording sync = new Recording(Fixtures.days(null, 1).askingForEnd());
        PaginationTracker slice = sync.open();
        sync.page(slice, day(5));
        sync.page(slice, day(8));
        sync.page(slice, day(6));
        sync.page(slice, day(4));
        assertEquals(List.of(day(5), "back to " + day(1)), sync.states());
    }

    @Test
    void rule18WhatIsReadAgainAfterAResetIsNotOutOfOrder() {
        Recording sync = new Recording(Fixtures.days(null, 2).askingForEnd());
        PaginationTracker slice = sync.open();
        sync.page(slice, day(20), day(18));
        sync.page(slice, day(16));
        slice.paginationReset();
        sync.page(slice, day(20), day(18));
        sync.page(slice, day(16), day(15));
        sync.page(slice, day(14));
        assertEquals(List.of(span(1, 1) + ", " + span(18, 20), span(1, 1) + ", " + span(15, 20)), sync.states());
        assertEquals(List.of(), sync.warnings);
    }

    @Test
    void rule19WithAGranularityAGapBeginsAndEndsWithWhatIsSettled() {
        Recording sync = new Recording(Fixtures.days("P30D", 1).askingForEnd());
        PaginationTracker slice = sync.open();
        sync.page(slice, day(20));
        sync.page(slice, day(15));
        assertEquals(List.of(), sync.states(), "there is no record behind day 20");
        sync.page(slice, day(10));
        assertEquals(List.of(NOTHING + ", 2024-01-15T00:00:01Z.." + day(20)), sync.states());
    }

    @Test
    void rule20TheLastIntervalEndsAtItsLatestRecord() {
        Recording sync = new Recording(Fixtures.days("P5D", 1).askingForEnd());
        sync.open();
        PaginationTracker second = sync.open();
        PaginationTracker third = sync.open();
        third.closed();
        assertEquals(List.of(day(1)), sync.states(), "no record");
        sync.page(second, day(7));
        second.closed();
        assertEquals(NOTHING + ", " + span(6, 7), last(sync));
    }

    @Test
    void rule17WhatALookbackReadsAgainIsAGap() {
        Map<String, Object> state = Map.of(Fixtures.FIELD, day(10), "other", 1L);
        Recording sync = new Recording(Fixtures.days(null, "P5D", 1).askingForEnd(), state);
        PaginationTracker slice = sync.open();
        sync.page(slice, day(20));
        sync.page(slice, day(15));
        assertEquals(List.of(span(1, 5) + ", " + span(20, 20)), sync.states());
        assertEquals(
                Map.of(
                        "state_type",
                        "date-range",
                        "slices",
                        List.of(
                                Map.of("start", day(1), "end", day(5), "most_recent_cursor_value", day(10)),
                                Map.of("start", day(20), "end", day(20), "most_recent_cursor_value", day(20))),
                        "legacy",
                        Map.of("other", 1L)),
                sync.cursor.state());
    }

    @Test
    void rule17AHoleBeforeAllThatIsCompleteIsAGap() {
        Map<String, Object> state = Map.of(
                "state_type",
                "date-range",
                "slices",
                List.of(Map.of("start", day(8), "end", day(12), "most_recent_cursor_value", day(11))));
        Recording sync = new Recording(Fixtures.days(null, 1).askingForEnd(), state);
        PaginationTracker hole = sync.open();
        sync.page(hole, day(2));
        sync.page(hole, day(3));
        assertEquals(List.of("back to " + span(1, 2) + ", " + span(8, 11)), sync.states());
        hole.closed();
        assertEquals(day(11), last(sync));
    }

    @Test
    void rule17AHoleBeforeAllThatIsCompleteIsAGapFromItsStart() {
        Map<String, Object> state = Map.of(
                "state_type",
                "date-range",
                "slices",
                List.of(
                        Map.of("start", day(8), "end", day(12), "most_recent_cursor_value", day(11)),
                        Map.of("start", day(15), "end", day(18), "most_recent_cursor_value", day(18))));
        Recording sync = new Recording(Fixtures.days(null, 1).askingForEnd(), state);
        sync.open();
        sync.cursor.finished();
        assertEquals(List.of(span(1, 1) + ", " + span(8, 12) + ", " + span(15, 18)), sync.states());
    }

    @Test
    void rule17WhereAllOfTheLastGapIsSettledTheStateIsThePlainOneAgain() {
        Map<String, Object> state = Map.of(
                "state_type",
                "date-range",
                "slices",
                List.of(
                        Map.of("start", day(1), "end", day(1), "most_recent_cursor_value", day(1)),
                        Map.of("start", day(3), "end", day(20), "most_recent_cursor_value", day(20))));
        Recording sync = new Recording(Fixtures.days(null, 1).askingForEnd(), state);
        PaginationTracker gap = sync.open();
        sync.page(gap, day(3));
        gap.closed();
        assertEquals(List.of(day(20), day(20)), sync.states());
    }

    /** At the end of a slice two states are told: the first is no shorter than the one before. */
    @Test
    void rule17WhatIsReadOfASliceStaysReadWhenTheOneBeforeItEnds() {
        Recording sync = new Recording(Fixtures.days("P5D", 1).askingForEnd());
        PaginationTracker first = sync.open();
        PaginationTracker second = sync.open();
        sync.page(second, day(6), day(7), day(8));
        sync.page(second, day(9));
        sync.page(first, day(4), "2024-01-05T23:59:59Z");
        sync.states();
        first.closed();
        assertEquals(List.of("2024-01-07T23:59:59Z", day(8)), sync.states());
    }

    @Test
    void rule17WhereTheEndOfASliceIsNotAskedForThereAreNoIntervals() {
        Recording sync = new Recording(Fixtures.days("P5D", 1));
        PaginationTracker first = sync.open();
        PaginationTracker second = sync.open();
        sync.page(second, day(7));
        second.closed();
        sync.page(first, day(4));
        sync.page(first, day(3));
        assertEquals(List.of(day(1)), sync.states());
        assertEquals(1, sync.warnings.size());
    }

    @Test
    void rule18WindowsInsideOfASliceAreNotClaimedFromTheEndDown() {
        Recording sync = new Recording(Fixtures.days(null, 1).askingForEnd());
        PaginationTracker slice = sync.open();
        sync.page(slice, day(20));
        sync.page(slice, day(15));
        sync.said();
        slice.windowSplit();
        assertEquals(List.of("back to " + day(1)), sync.states());
        slice.windowStarted();
        sync.page(slice, day(8));
        sync.page(slice, day(4));
        sync.page(slice, day(3));
        assertEquals(List.of(), sync.states());
    }

    @Test
    void rule18APartitionThatDescendsIsClaimedFromItsEndDown() {
        List<Object> said = new ArrayList<>();
        Clock clock = Clock.fixed(Instant.parse("2024-02-01T00:00:00Z"), ZoneOffset.UTC);
        ConcurrentPerPartitionCursor cursor = new ConcurrentPerPartitionCursor(
                Fixtures.days(null, 1).askingForEnd(), ScriptedRouter.list(1L, 2L), Map.of(), false, 0, clock);
        cursor.start(new StateSink() {
            @Override
            public void emit(Map<String, @Nullable Object> state) {
                PerPartitionState.cursors(state)
                        .map(cursorOfEntry -> Recording.text(Snapshot.object(cursorOfEntry)))
                        .forEach(said::add);
            }
        });
        Iterator<Slice> slices = cursor.slices();
        PaginationTracker slice = cursor.open(slices.next());
        for (int day : List.of(20, 15, 10)) {
            slice.observe(cursor.parse(day(day)));
            slice.pageCompleted();
        }
        slice.closed();
        assertEquals(
                List.of(
                        span(1, 1) + ", " + span(20, 20),
                        span(1, 1) + ", " + span(15, 20),
                        span(1, 1) + ", " + span(10, 20),
                        day(20)),
                said);
    }
}

package dev.cairn.checkpoint;

import static dev.cairn.checkpoint.Fixtures.day;
import static dev.cairn.checkpoint.Fixtures.span;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.checkpoint.Apart.Part;
import dev.cairn.checkpoint.ScriptedRouter.Parent;
import dev.cairn.checkpoint.cursor.CountValue;
import dev.cairn.checkpoint.cursor.CursorPlan;
import dev.cairn.checkpoint.cursor.PositionedTracker;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rules of {@code docs/checkpoints.md}, by their numbers, where slices are read apart from each other. */
class CoordinatedRulesTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-02-01T00:00:00Z"), ZoneOffset.UTC);

    private static Apart partitions(CursorPlan plan, Parent... parents) {
        ScriptedRouter router = new ScriptedRouter(List.of(parents));
        return new Apart(plan, new ConcurrentPerPartitionCursor(plan, router, Map.of(), false, 0, CLOCK));
    }

    @Test
    void rule1WhatAnOpenSliceHasReachedGoesWithItsOrder() {
        Apart sync = new Apart(Fixtures.days(null, 1));
        Part slice = sync.open();
        slice.page(day(2));
        slice.page(day(5));
        assertEquals(day(2), sync.said());
        slice.records(day(3));
        assertEquals(day(1), sync.said());
    }

    @Test
    void rule3PagesCountFromTheLastPositionThatSettledAfterAnInterval() {
        Apart sync = new Apart(Fixtures.counts(2));
        Part slice = sync.open();
        slice.page(1);
        slice.page(2);
        slice.records(3);
        slice.dropped(9);
        slice.tell(PositionedTracker::pageCompleted);
        slice.closed();
        assertEquals("3", sync.said(), "one page is no interval, so that what was dropped last does not count");
    }

    @Test
    void rule3PagesCountFromAResetOfThePagination() {
        Apart sync = new Apart(Fixtures.counts(2));
        Part slice = sync.open();
        slice.page(1);
        slice.tell(PositionedTracker::paginationReset);
        slice.records(1, 3);
        slice.dropped(9);
        slice.tell(PositionedTracker::pageCompleted);
        slice.closed();
        assertEquals("3", sync.said());
    }

    @Test
    void rule3WhatIsReadAgainAfterAResetIsNotOutOfOrder() {
        Apart sync = new Apart(Fixtures.counts(1));
        Part slice = sync.open();
        slice.page(1, 2, 3);
        slice.tell(PositionedTracker::paginationReset);
        slice.records(1);
        assertTrue(slice.position().ordered());
        assertEquals("2", sync.said());
    }

    @Test
    void rule6AValueIsNotClaimedWhileRecordsWithItMayCome() {
        Apart sync = new Apart(Fixtures.counts(1));
        Part slice = sync.open();
        slice.page(1, 2);
        slice.page(2);
        assertEquals("1", sync.said());
        slice.page(3);
        assertEquals("2", sync.said());
    }

    @Test
    void rule6TimesThatAreWrittenAlikeAreOneValue() {
        Apart sync = new Apart(Fixtures.microsecondsReadSecondsWritten(1));
        Part slice = sync.open();
        slice.page("2024-01-01T10:00:00.100000Z");
        slice.page("2024-01-01T10:00:00.200000Z");
        assertEquals("2024-01-01T00:00:00Z", sync.said());
    }

    @Test
    void rule6ACheckpointThatIsDueIsTakenAtTheEndOfTheSlice() {
        Apart sync = new Apart(Fixtures.counts(1));
        Part slice = sync.open();
        slice.records(1);
        slice.dropped(9);
        slice.tell(PositionedTracker::pageCompleted);
        slice.closed();
        assertEquals("9", sync.said());
    }

    @Test
    void rule7NothingIsClaimedBeyondTheEndOfAnOpenSlice() {
        Apart sync = new Apart(Fixtures.days("P5D", 1));
        Part slice = sync.open();
        slice.page(day(4), day(9), day(10));
        assertEquals("2024-01-05T23:59:59Z", sync.said());
    }

    @Test
    void rule7OfClampedWindowsOnlyWholePeriodsAreClaimed() {
        Apart sync = new Apart(Fixtures.weeks(1));
        Part slice = sync.open();
        slice.page(day(2), day(3), day(10), day(11));
        assertEquals(day(8), sync.said());
    }

    @Test
    void rule8ASliceOutOfOrderHasNoPosition() {
        Apart sync = new Apart(Fixtures.counts(1));
        Part slice = sync.open();
        slice.page(1, 2, 3);
        assertEquals("2", sync.said());
        slice.records(2);
        assertFalse(slice.position().ordered());
        slice.page(5, 6);
        assertEquals("0", sync.said());
        slice.closed();
        assertEquals("6", sync.said());
    }

    @Test
    void rule9OnlyTheEntryOfItsPartitionMovesBeforeTheEnd() {
        Apart sync = partitions(Fixtures.days(null, 1), new Parent(1L, null), new Parent(2L, null));
        Part slice = sync.open();
        slice.page(day(2), day(3));
        slice.closed();
        slice.confirmed();
        sync.open();
        assertFalse(sync.state(true).containsKey("state"));
    }

    @Test
    void rule9APartitionIsDoneWhenAllOfItsSlicesAre() {
        Apart sync = partitions(
                Fixtures.days("P11D", 1), new Parent(1L, Map.of("p", "a")), new Parent(2L, Map.of("p", "b")));
        Part first = sync.open();
        Part second = sync.open();
        sync.open();
        second.closed();
        second.confirmed();
        assertFalse(sync.state(false).containsKey("parent_state"));
        first.closed();
        assertEquals(Map.of("p", "a"), sync.state(false).get("parent_state"));
        second.goOn();
        assertFalse(sync.state(false).containsKey("parent_state"), "it is taken back that a slice is closed");
    }

    @Test
    void rule10ALaterSliceThatReachesIntoWhatIsDoneDoesNotMoveTheState() {
        Apart sync = new Apart(Fixtures.days("P4D", "P6D", 1), Map.of(Fixtures.FIELD, day(10)));
        Part first = sync.open();
        Part second = sync.open();
        second.page(day(9), day(11));
        second.closed();
        second.confirmed();
        assertEquals(day(10), sync.said());
        first.closed();
        assertEquals(day(11), sync.said());
    }

    @Test
    void rule10AnOpenSliceBehindAGapIsNotVouchedFor() {
        Apart sync = new Apart(
                Fixtures.counts(1),
                Map.of(
                        "state_type",
                        "integer",
                        "slices",
                        List.of(
                                Map.of("start", 0, "end", 3, "most_recent_cursor_value", 3),
                                Map.of("start", 6, "end", 10))));
        Part gap = sync.open();
        gap.closed();
        Part rest = sync.open();
        rest.page(12, 13);
        assertEquals("3", sync.said(), "the gap had nothing to say");
    }

    @Test
    void rule10NothingIsVouchedForBeyondAHoleBeforeAllThatIsComplete() {
        Apart sync = new Apart(
                Fixtures.counts(1), Map.of("state_type", "integer", "slices", List.of(Map.of("start", 6, "end", 10))));
        Part hole = sync.open();
        assertEquals("0", sync.said());
        hole.page(1, 2);
        assertEquals("1", sync.said());
    }

    @Test
    void rule12RecordsThatAFilterDropsMoveTheStateAndItDoesNotGoBack() {
        Apart sync = new Apart(Fixtures.counts(5));
        Part slice = sync.open();
        slice.page(1);
        slice.dropped(5);
        slice.dropped(6);
        assertEquals("5", sync.said());
        assertEquals(CountValue.of(1), slice.position().reached());
        slice.closed();
        assertEquals("5", sync.said());
    }

    @Test
    void rule12NothingIsClaimedBeforeTheLastOfSeveralRuns() {
        Apart sync = new Apart(Fixtures.counts(1));
        Part slice = sync.open();
        slice.tell(to -> to.runStarted(false));
        slice.page(1, 4);
        assertEquals("0", sync.said(), "the other run may have 2");
        slice.tell(to -> to.runStarted(true));
        slice.page(2, 3);
        assertEquals("2", sync.said());
        assertTrue(slice.position().ordered());
    }

    @Test
    void rule14ARecordWithoutCursorFieldTakesTheClaimBack() {
        Apart sync = new Apart(Fixtures.counts(1));
        Part slice = sync.open();
        slice.page(1, 2);
        assertEquals("1", sync.said());
        slice.records((Object) null);
        assertEquals("0", sync.said());
    }

    @Test
    void rule15AClaimInsideOfAWindowThatIsSplitIsTakenBack() {
        Apart sync = new Apart(Fixtures.days(null, 1));
        Part slice = sync.open();
        slice.page(day(2), day(3));
        assertEquals(day(2), sync.said());
        slice.tell(PositionedTracker::windowSplit);
        assertEquals(day(1), sync.said());
        slice.page(day(2), day(3));
        assertEquals(day(2), sync.said());
    }

    @Test
    void rule15WhatWasClaimedOfEarlierWindowsStays() {
        Apart sync = new Apart(Fixtures.days(null, 1));
        Part slice = sync.open();
        slice.tell(PositionedTracker::windowStarted);
        slice.page(day(2), day(3));
        slice.tell(PositionedTracker::windowStarted);
        slice.page(day(5), day(6));
        slice.tell(PositionedTracker::windowSplit);
        assertEquals(day(2), sync.said());
    }

    @Test
    void rule17WhatWasReadBehindAnOpenSliceStaysRead() {
        Apart sync = new Apart(Fixtures.days("P5D", 1).askingForEnd());
        Part first = sync.open();
        Part second = sync.open();
        second.page(day(7), day(9));
        second.closed();
        assertEquals(IntervalRulesTest.NOTHING + ", " + span(6, 9), sync.said());
        second.goOn();
        assertEquals(
                IntervalRulesTest.NOTHING + ", " + day(6) + "..2024-01-08T23:59:59Z",
                sync.said(),
                "it is taken back that it is closed");
        second.closed();
        second.confirmed();
        assertEquals(IntervalRulesTest.NOTHING + ", " + span(6, 9), sync.said());
        first.page(day(2), day(4));
        assertEquals(day(1) + "..2024-01-01T23:59:59Z, " + span(6, 9), sync.said());
        first.closed();
        assertEquals(day(9), sync.said());
    }

    @Test
    void whereAnotherReaderGoesOnPositionsMayGoBackOnce() {
        Apart sync = new Apart(Fixtures.counts(1));
        Part slice = sync.open();
        slice.page(3, 5, 5);
        slice.goOn();
        slice.page(3);
        assertTrue(slice.position().ordered());
        assertEquals("3", sync.said());
    }
}

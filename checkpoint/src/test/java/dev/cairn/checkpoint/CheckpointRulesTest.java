package dev.cairn.checkpoint;

import static dev.cairn.checkpoint.Fixtures.day;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.slice.Slice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One test or more for each rule of {@code docs/checkpoints.md} that concerns a stream without partitions. */
class CheckpointRulesTest {

    @Test
    void withoutTheOptionStatesComeWithTheEndOfSlicesOnly() {
        Recording sync = new Recording(Fixtures.days("P10D", 0));
        PaginationTracker slice = sync.open();
        sync.page(slice, day(1), day(2));
        sync.page(slice, day(3), day(4));
        slice.closed();
        sync.cursor.finished();
        assertEquals(List.of("r", "r", "r", "r", day(4), day(4)), sync.said());
    }

    @Test
    void everyIntervalOfPagesTheStateSaysWhatHasBeenRead() {
        Recording sync = new Recording(Fixtures.counts(2));
        PaginationTracker slice = sync.open();
        sync.page(slice, 1, 2);
        sync.page(slice, 3, 4);
        sync.page(slice, 5, 6);
        sync.page(slice, 7, 8);
        sync.page(slice, 9);
        slice.closed();
        assertEquals(List.of("r", "r", "r", "r", "4", "r", "r", "r", "r", "8", "r", "9"), sync.said());
    }

    @Test
    void twentyPagesAndAnIntervalOfFiveGiveStatesAtPages5And10And15And20AndAFinalOne() {
        Recording sync = new Recording(Fixtures.counts(5));
        PaginationTracker slice = sync.open();
        for (int page = 1; page <= 20; page++) {
            sync.page(slice, page);
        }
        slice.closed();
        sync.cursor.finished();
        assertEquals(List.of("5", "10", "15", "20", "20", "20"), sync.states());
    }

    @Test
    void rule1ClosingASliceReplacesItsProgress() {
        Recording sync = new Recording(Fixtures.days("P5D", 1));
        PaginationTracker slice = sync.open();
        sync.page(slice, day(2));
        sync.page(slice, day(3));
        slice.closed();
        assertEquals(List.of(day(2), day(3), day(3)), sync.states());
        sync.cursor.finished();
        assertEquals(List.of(day(3)), sync.states());
    }

    @Test
    void rule3AnIntervalStartsAgainWhenACheckpointIsTaken() {
        Recording sync = new Recording(Fixtures.counts(2));
        PaginationTracker slice = sync.open();
        sync.page(slice, 1);
        sync.page(slice, 2);
        sync.page(slice, 2);
        sync.page(slice, 3);
        assertEquals(List.of("2"), sync.states(), "due after two pages, taken in the fourth");
        sync.page(slice, 4);
        assertEquals(List.of(), sync.states());
        sync.page(slice, 5);
        assertEquals(List.of("4"), sync.states());
    }

    @Test
    void rule3AResetOfThePaginationIsACheckpointAndTheCountStartsAgain() {
        Recording sync = new Recording(Fixtures.counts(3));
        PaginationTracker slice = sync.open();
        sync.page(slice, 1);
        sync.page(slice, 2, 3);
        slice.paginationReset();
        assertEquals(List.of("2"), sync.states());
        sync.page(slice, 3);
        sync.page(slice, 4);
        sync.page(slice, 5);
        assertEquals(List.of(), sync.states());
        sync.page(slice, 6);
        assertEquals(List.of("5"), sync.states());
    }

    @Test
    void rule3WhatIsReadAgainAfterAResetIsNotOutOfOrder() {
        Recording sync = new Recording(Fixtures.counts(2));
        PaginationTracker slice = sync.open();
        sync.page(slice, 1, 2);
        sync.page(slice, 3, 4);
        slice.paginationReset();
        sync.page(slice, 1, 2);
        sync.page(slice, 3, 4);
        sync.page(slice, 5);
        assertEquals(List.of("3", "4"), sync.states());
        assertEquals(List.of(), sync.warnings);
    }

    @Test
    void rule6AValueIsNotClaimedWhileRecordsWithItMayCome() {
        Recording sync = new Recording(Fixtures.counts(1));
        PaginationTracker slice = sync.open();
        sync.page(slice, 1, 2);
        sync.page(slice, 2, 2);
        sync.page(slice, 2, 3);
        assertEquals(List.of("r", "r", "r", "r", "r", "2", "r"), sync.said());
    }

    @Test
    void rule6TimesThatAreWrittenAlikeAreOneValue() {
        Recording sync = new Recording(Fixtures.microsecondsReadSecondsWritten(1));
        PaginationTracker slice = sync.open();
        sync.page(slice, "2024-01-01T10:00:00.100000Z");
        sync.page(slice, "2024-01-01T10:00:00.200000Z");
        assertEquals(List.of(), sync.states());
        sync.page(slice, "2024-01-01T10:00:01.000000Z");
        assertEquals(List.of("2024-01-01T10:00:00Z"), sync.states());
    }

    @Test
    void rule7ASliceWhoseRecordsReachItsEndIsNotDoneBeforeItIsClosed() {
        Recording sync = new Recording(Fixtures.days("P5D", 1));
        PaginationTracker first = sync.open();
        PaginationTracker second = sync.open();
        sync.page(second, day(7));
        second.closed();
        assertEquals(List.of(day(1)), sync.states());
        sync.page(first, "2024-01-05T23:59:59Z");
        sync.page(first, day(6));
        assertEquals(List.of("2024-01-05T23:59:59Z"), sync.states(), "not day 7, which the later slice has reached");
    }

    @Test
    void rule7NothingIsClaimedBeyondTheEndOfAnOpenSlice() {
        Recording sync = new Recording(Fixtures.days("P5D", 1));
        PaginationTracker slice = sync.open();
        sync.page(slice, day(4));
        sync.page(slice, day(9));
        sync.page(slice, day(10));
        assertEquals(List.of(day(4), "2024-01-05T23:59:59Z"), sync.states());
    }

    @Test
    void rule7OfClampedWindowsOnlyWholePeriodsAreClaimed() {
        Recording sync = new Recording(Fixtures.weeks(1));
        PaginationTracker slice = sync.open();
        sync.page(slice, day(2));
        sync.page(slice, day(3));
        sync.page(slice, day(10));
        sync.page(slice, day(11));
        assertEquals(List.of(day(8)), sync.states(), "the next sync begins with the week that its state lies in");
        slice.closed();
        assertEquals(List.of(day(11)), sync.states());
    }

    @Test
    void rule8ABrokenOrderWithdrawsTheClaimBeforeTheLateRecord() {
        Recording sync = new Recording(Fixtures.days(null, 1));
        PaginationTracker slice = sync.open();
        sync.page(slice, day(2));
        sync.page(slice, day(5));
        sync.said();
        sync.records(slice, day(3));
        assertEquals(List.of("back to " + day(1), "r"), sync.said());
        assertEquals(1, sync.warnings.size());
        for (String part : List.of("events", day(3), day(5), "start_time=" + day(1), "withdrawn")) {
            assertTrue(sync.warnings.get(0).contains(part), sync.warnings.get(0));
        }
    }

    @Test
    void rule8ASliceOutOfOrderStopsCheckpointingAndTheNextStartsAfresh() {
        Recording sync = new Recording(Fixtures.days("P10D", 1));
        PaginationTracker first = sync.open();
        sync.page(first, day(5));
        sync.page(first, day(4));
        sync.page(first, day(6));
        sync.page(first, day(7));
        assertEquals(List.of(), sync.states());
        first.closed();
        assertEquals(List.of(day(7)), sync.states());
        PaginationTracker second = sync.open();
        sync.page(second, day(12));
        sync.page(second, day(13));
        assertEquals(List.of(day(12)), sync.states());
    }

    @Test
    void rule8AStreamThatIsNeverInOrderIsWarnedOfOnce() {
        Recording sync = new Recording(Fixtures.days("P5D", 1));
        for (int i = 0; i < 4; i++) {
            PaginationTracker slice = sync.open();
            sync.page(slice, day(5 * i + 3), day(5 * i + 2));
            slice.closed();
        }
        assertEquals(1, sync.warnings.size());
        assertTrue(!sync.warnings.get(0).contains("withdrawn"));
    }

    @Test
    void rule10TheStateVouchesForThePrefixAndTheEarliestOpenSliceOnly() {
        Recording sync = new Recording(Fixtures.days("P5D", 1));
        PaginationTracker first = sync.open();
        PaginationTracker second = sync.open();
        PaginationTracker third = sync.open();
        sync.page(third, day(12));
        third.closed();
        sync.page(second, day(7), day(8));
        assertEquals(List.of(day(1)), sync.states(), "the end of the third slice says nothing new");
        sync.page(first, day(2));
        sync.page(first, day(3));
        assertEquals(List.of(day(2)), sync.states());
        first.closed();
        assertEquals(List.of(day(3), day(7)), sync.states(), "what is left of the first, then the second's safe point");
        second.closed();
        assertEquals(List.of(day(8), day(12)), sync.states());
    }

    @Test
    void rule10ALaterSliceThatReachesIntoWhatIsDoneDoesNotMoveTheState() {
        Map<String, Object> state = Map.of(Fixtures.FIELD, day(10));
        Recording sync = new Recording(Fixtures.days("P4D", "P6D", 1), state);
        PaginationTracker first = sync.open();
        PaginationTracker second = sync.open();
        sync.page(second, day(9), day(11));
        second.closed();
        assertEquals(List.of(day(10)), sync.states(), "days 4 to 8 have not been read again yet");
        first.closed();
        assertEquals(List.of(day(11)), sync.states());
    }

    @Test
    void rule12RecordsThatAFilterDropsMoveTheStateAndItDoesNotGoBack() {
        Recording sync = new Recording(Fixtures.counts(1));
        PaginationTracker slice = sync.open();
        sync.page(slice, 1);
        slice.observeDropped(sync.cursor.parse(5));
        slice.pageCompleted();
        slice.observeDropped(sync.cursor.parse(6));
        assertEquals(List.of("1", "5"), sync.states());
        slice.closed();
        assertEquals(List.of("5"), sync.states());
    }

    @Test
    void rule12ADroppedRecordWithoutCursorFieldMattersToNobody() {
        Recording sync = new Recording(Fixtures.counts(1));
        PaginationTracker slice = sync.open();
        sync.page(slice, 1);
        slice.observeDropped(null);
        sync.page(slice, 2);
        assertEquals(List.of("1"), sync.states());
        assertEquals(List.of(), sync.warnings);
    }

    @Test
    void rule12NothingIsClaimedBeforeTheLastOfSeveralRuns() {
        Recording sync = new Recording(Fixtures.counts(1));
        PaginationTracker slice = sync.open();
        slice.runStarted(false);
        sync.page(slice, 1);
        sync.page(slice, 4);
        slice.waiting();
        assertEquals(List.of(), sync.states(), "the other run may have 2");
        slice.runStarted(true);
        sync.page(slice, 2);
        sync.page(slice, 3);
        assertEquals(List.of("2"), sync.states());
        slice.closed();
        assertEquals(List.of("3", "4"), sync.states());
        assertEquals(List.of(), sync.warnings);
    }

    @Test
    void rule13AFailingSliceLeavesItsSafePoint() {
        Recording sync = new Recording(Fixtures.counts(5));
        PaginationTracker slice = sync.open();
        sync.page(slice, 1, 2);
        sync.page(slice, 3);
        sync.records(slice, 3);
        slice.failed();
        assertEquals(List.of("2"), sync.states());
        sync.cursor.finished();
        assertEquals(List.of("2"), sync.states());
    }

    @Test
    void rule13AFailingSliceWithNothingNewSaysNothing() {
        Recording sync = new Recording(Fixtures.counts(1));
        PaginationTracker slice = sync.open();
        sync.page(slice, 1);
        sync.page(slice, 2);
        assertEquals(List.of("1"), sync.states());
        slice.failed();
        assertEquals(List.of(), sync.states());
    }

    @Test
    void rule13ASliceAfterAFailedOneCannotMoveTheState() {
        Recording sync = new Recording(Fixtures.days("P5D", 1));
        PaginationTracker first = sync.open();
        sync.page(first, day(2), day(3));
        first.failed();
        assertEquals(List.of(day(2)), sync.states());
        PaginationTracker second = sync.open();
        sync.page(second, day(6));
        sync.page(second, day(7));
        second.closed();
        sync.cursor.finished();
        assertEquals(List.of(day(2), day(2)), sync.states());
    }

    @Test
    void aLongWaitAndAStopLeaveTheSafePoint() {
        Recording sync = new Recording(Fixtures.counts(5));
        PaginationTracker slice = sync.open();
        sync.page(slice, 1, 2);
        slice.waiting();
        assertEquals(List.of("1"), sync.states());
        sync.page(slice, 3);
        sync.cursor.stopped();
        assertEquals(List.of("2"), sync.states());
    }

    @Test
    void withoutTheOptionFailingWaitingAndStoppingSayNothing() {
        Recording sync = new Recording(Fixtures.counts(0));
        PaginationTracker slice = sync.open();
        sync.page(slice, 1, 2);
        slice.waiting();
        slice.paginationReset();
        sync.page(slice, 1, 2);
        slice.failed();
        sync.cursor.stopped();
        assertEquals(List.of(), sync.states());
    }

    @Test
    void rule14ARecordWithoutCursorFieldWithdrawsTheClaimAndIsNamedOnce() {
        Recording sync = new Recording(Fixtures.counts(1));
        PaginationTracker slice = sync.open();
        sync.page(slice, 1);
        sync.page(slice, 2);
        sync.said();
        sync.records(slice, null, null, 3);
        slice.pageCompleted();
        sync.page(slice, 4);
        assertEquals(List.of("back to 0", "r", "r", "r", "r"), sync.said());
        assertEquals(1, sync.warnings.size());
        assertTrue(sync.warnings.get(0).contains("cursor field at"), sync.warnings.get(0));
        slice.closed();
        assertEquals(List.of("4"), sync.states());
    }

    @Test
    void aSliceOfACounterWithoutRecordsSaysNothingUntilTheEnd() {
        Recording sync = new Recording(Fixtures.counts(1));
        PaginationTracker slice = sync.open();
        sync.page(slice);
        slice.closed();
        assertEquals(List.of(), sync.states());
        sync.cursor.finished();
        assertEquals(List.of("0"), sync.states());
    }

    @Test
    void fifteenLinesAreEnoughForAConnectorOfItsOwn() {
        List<Object> saved = new ArrayList<>();
        ConcurrentCursor cursor = new ConcurrentCursor(Fixtures.days("P10D", 1), Map.of());
        cursor.start(saved::add);
        for (Slice slice : cursor) {
            PaginationTracker pages = cursor.open(slice);
            for (List<String> page : List.of(List.of(day(2)), List.of(day(3)))) {
                for (String updatedAt : slice.window().containsValue(day(1)) ? page : List.<String>of()) {
                    pages.observe(cursor.parse(updatedAt));
                }
                pages.pageCompleted();
            }
            assertEquals(2, pages.pageCount());
            pages.closed();
        }
        cursor.finished();
        List<Object> expected = new ArrayList<>();
        for (int day : List.of(2, 3, 3, 3, 3)) {
            expected.add(Collections.unmodifiableMap(new LinkedHashMap<>(Map.of(Fixtures.FIELD, day(day)))));
        }
        assertEquals(expected, saved);
    }

    @Test
    void rule15AClaimInsideOfAWindowThatIsSplitIsTakenBackAtOnce() {
        Recording sync = new Recording(Fixtures.days(null, 1));
        PaginationTracker slice = sync.open();
        sync.page(slice, day(2));
        sync.page(slice, day(3));
        assertEquals(List.of(day(2)), sync.states());
        slice.windowSplit();
        assertEquals(List.of("back to " + day(1)), sync.states());
        slice.windowStarted();
        sync.page(slice, day(2));
        sync.page(slice, day(3));
        assertEquals(List.of(day(2)), sync.states());
        assertEquals(List.of(), sync.warnings);
    }

    @Test
    void rule15WhatWasClaimedOfEarlierWindowsStays() {
        Recording sync = new Recording(Fixtures.days(null, 1));
        PaginationTracker slice = sync.open();
        slice.windowSplit();
        slice.windowStarted();
        sync.page(slice, day(2));
        sync.page(slice, day(3));
        slice.windowStarted();
        sync.page(slice, day(5));
        assertEquals(List.of(day(2), day(3)), sync.states());
        sync.page(slice, day(6));
        slice.windowSplit();
        assertEquals(List.of(day(5), "back to " + day(2)), sync.states());
        slice.windowStarted();
        sync.page(slice, day(5));
        sync.page(slice, day(6));
        assertEquals(List.of(day(5)), sync.states());
        assertEquals(List.of(), sync.warnings);
    }

    @Test
    void rule15AWindowSplitIsNoNewsWhereNothingWasClaimed() {
        Recording sync = new Recording(Fixtures.days(null, 0));
        PaginationTracker slice = sync.open();
        sync.page(slice, day(2), day(3));
        slice.windowSplit();
        assertEquals(List.of(), sync.states());
    }
}

package dev.cairn.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.checkpoint.cursor.CountValue;
import dev.cairn.checkpoint.cursor.CursorPlan;
import dev.cairn.checkpoint.cursor.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerTest {

    private final CursorPlan plan = Fixtures.counts(1);

    private static Interval interval(long start, long end) {
        return new Interval(CountValue.of(start), CountValue.of(end), CountValue.of(end));
    }

    private SliceProgress slice(long start, long end, long... positions) {
        SliceProgress slice = new SliceProgress(interval(start, end), plan.format(), true, false);
        for (long position : positions) {
            slice.observe(CountValue.of(position), true);
        }
        return slice;
    }

    /** To its end, for good. */
    private static void read(Ledger ledger, SliceProgress slice) {
        ledger.close(slice);
        ledger.confirm(slice);
    }

    @Test
    void rule10AnOpenSliceBehindAGapIsNotVouchedFor() {
        Ledger ledger = new Ledger(plan, List.of(interval(1, 3), interval(6, 10)), false);
        ledger.open(slice(10, 20, 12, 13));
        assertEquals(CountValue.of(3), ledger.safePoint());
    }

    @Test
    void rule10NothingIsVouchedForBeyondAHoleBeforeAllThatIsComplete() {
        Ledger ledger = new Ledger(plan, List.of(interval(6, 10), interval(12, 20)), false);
        SliceProgress hole = slice(1, 5, 5);
        SliceProgress other = slice(11, 11, 11);
        ledger.open(hole);
        ledger.open(other);
        read(ledger, other);
        assertEquals(CountValue.of(1), ledger.safePoint());
        read(ledger, hole);
        assertEquals(CountValue.of(20), ledger.safePoint());
    }

    @Test
    void rule10AnOpenSliceThatFollowsIsVouchedForUpToItsSafePoint() {
        Ledger ledger = new Ledger(plan, List.of(interval(1, 3)), false);
        ledger.open(slice(4, 20, 12, 13));
        assertEquals(CountValue.of(12), ledger.safePoint());
    }

    @Test
    void rule10SlicesThatAreDoneOutOfOrderCountWhenTheEarlierOnesAreDone() {
        Ledger ledger = new Ledger(plan, List.of(interval(1, 3)), false);
        SliceProgress first = slice(4, 10, 10);
        SliceProgress second = slice(11, 20, 20);
        ledger.open(first);
        ledger.open(second);
        read(ledger, second);
        assertEquals(CountValue.of(3), ledger.safePoint());
        read(ledger, first);
        assertEquals(CountValue.of(20), ledger.safePoint());
    }

    @Test
    void aSliceThatSaysNothingDoesNotHoldUpTheNext() {
        Ledger ledger = new Ledger(plan, List.of(interval(1, 3)), false);
        SliceProgress first = slice(4, 10);
        SliceProgress second = slice(4, 20, 12, 13);
        ledger.open(first);
        ledger.open(second);
        read(ledger, first);
        assertEquals(CountValue.of(12), ledger.safePoint());
    }

    @Test
    void whatIsClosedCountsAsLongAsItIsNotTakenBack() {
        Ledger ledger = new Ledger(plan, List.of(interval(1, 3)), false);
        SliceProgress first = slice(4, 10, 10);
        ledger.open(first);
        ledger.close(first);
        assertEquals(CountValue.of(10), ledger.safePoint());
        ledger.open(first);
        assertEquals(CountValue.of(3), ledger.safePoint());
    }

    @Test
    void aSliceIsFoldedWhenItAndThoseBeforeItAreClosedForGood() {
        Ledger ledger = new Ledger(plan, List.of(interval(1, 3)), false);
        SliceProgress first = slice(4, 10, 10);
        SliceProgress second = slice(11, 20, 20);
        ledger.open(first);
        ledger.open(second);
        ledger.close(second);
        assertEquals(List.of(), ledger.confirm(second));
        ledger.close(first);
        assertEquals(List.of(interval(1, 3)), ledger.completed());
        assertEquals(List.of(first, second), ledger.confirm(first));
        assertEquals(List.of(interval(1, 20)), ledger.completed());
    }
}

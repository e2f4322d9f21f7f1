package dev.cairn.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.checkpoint.cursor.CountValue;
import dev.cairn.checkpoint.cursor.PositionedTracker;
import dev.cairn.checkpoint.cursor.SharedCursor;
import dev.cairn.checkpoint.cursor.SlicePosition;
import dev.cairn.core.slice.PagePosition;
import dev.cairn.core.slice.Slice;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What comes again when another reader goes on with a slice. */
class RepeatTrackerTest {

    private static final Slice SLICE = Slice.ofWindow(Map.of("start", 0L, "end", Double.POSITIVE_INFINITY));

    /** Of so many records at one value hashes are kept. */
    private static final int MOST = 10_000;

    private static PositionedTracker follow(SlicePosition position, long... left) {
        return new RepeatTracker(Fixtures.counts(1), SLICE, position, left);
    }

    private static PositionedTracker afterTwoAtNewest() {
        PositionedTracker first = follow(SlicePosition.START);
        assertTrue(first.leaves(CountValue.of(3), 30));
        assertTrue(first.leaves(CountValue.of(5), 50));
        assertTrue(first.leaves(CountValue.of(5), 51));
        return first;
    }

    @Test
    void recordsAtTheSettledAndTheNewestPositionLeaveOnce() {
        PositionedTracker first = afterTwoAtNewest();
        assertEquals(CountValue.of(3), first.position().settled());
        PositionedTracker next = follow(first.position(), first.left());
        assertFalse(next.leaves(CountValue.of(3), 30));
        assertFalse(next.leaves(CountValue.of(5), 50));
        assertTrue(next.leaves(CountValue.of(5), 52));
        assertFalse(next.leaves(CountValue.of(5), 51));
    }

    @Test
    void ofRecordsThatAreAlikeAsManyLeaveAsThereAre() {
        PositionedTracker first = follow(SlicePosition.START);
        assertTrue(first.leaves(CountValue.of(3), 30));
        PositionedTracker next = follow(first.position(), first.left());
        assertFalse(next.leaves(CountValue.of(3), 30));
        assertTrue(next.leaves(CountValue.of(3), 30));
    }

    @Test
    void whatComesAgainIsNotOutOfOrder() {
        PositionedTracker first = afterTwoAtNewest();
        PositionedTracker next = follow(first.position(), first.left());
        next.leaves(CountValue.of(3), 30);
        assertTrue(next.position().ordered());
    }

    @Test
    void aSliceOutOfOrderGoesOnAtItsStartWhereNoPageSaysWhereItStands() {
        PositionedTracker first = afterTwoAtNewest();
        assertTrue(first.leaves(CountValue.of(4), 40));
        first.pageCompleted();
        assertEquals(new SlicePosition(null, CountValue.of(5), false), first.position());
        assertEquals(0, first.left().length);
    }

    @Test
    void aSliceThatDescendsGoesOnBehindItsLastPage() {
        PositionedTracker first = follow(SlicePosition.START);
        first.leaves(CountValue.of(9), 90);
        first.leaves(CountValue.of(8), 80);
        PositionedTracker again = follow(first.position(), first.left());
        assertFalse(again.leaves(CountValue.of(9), 90));
        assertFalse(again.leaves(CountValue.of(8), 80));
        again.pageCompleted(page(1));
        assertTrue(again.leaves(CountValue.of(7), 70));
        assertEquals(new SlicePosition(null, CountValue.of(9), false, page(1)), again.position());
        PositionedTracker next = follow(again.position(), again.left());
        next.pageCompleted(page(1));
        assertFalse(next.leaves(CountValue.of(7), 70));
        assertTrue(next.leaves(CountValue.of(6), 60));
        assertEquals(SLICE.from(page(1)), cursor().rest(SLICE, next.position()));
    }

    @Test
    void aValueOfMoreRecordsThanHashesAreKeptOfGoesOnBehindTheLastPage() {
        PositionedTracker first = follow(SlicePosition.START);
        for (int i = 0; i < MOST; i++) {
            assertNull(first.position().page());
            first.leaves(CountValue.of(3), i);
            first.pageCompleted(page(i + 1));
        }
        assertEquals(page(MOST), first.position().page());
        assertEquals(0, first.left().length);
        first.leaves(CountValue.of(4), 40);
        assertEquals(new SlicePosition(CountValue.of(3), CountValue.of(4), true), first.position());
    }

    /** A job's result may have several pages, and is read as a whole. */
    @Test
    void whatLeftBehindAPageThatStaysTheLastComesAgain() {
        PositionedTracker first = follow(new SlicePosition(null, null, false, page(1)));
        first.leaves(CountValue.of(3), 30);
        first.pageCompleted(page(1));
        first.leaves(CountValue.of(4), 40);
        assertEquals(2, first.left().length);
    }

    private static PagePosition page(int number) {
        return new PagePosition("h", (long) number, null, number, List.of("r" + number));
    }

    private static SharedCursor cursor() {
        return new ConcurrentCursor(Fixtures.counts(1), Map.of()).shared();
    }
}

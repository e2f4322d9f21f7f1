package dev.cairn.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.cursor.CountValue;
import dev.cairn.cursor.PositionedTracker;
import dev.cairn.cursor.SlicePosition;
import dev.cairn.slice.Slice;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What comes again when another reader goes on with a slice. */
class RepeatTrackerTest {

    private static final Slice SLICE = Slice.ofWindow(Map.of("start", 0L, "end", Double.POSITIVE_INFINITY));

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
    void aSliceOutOfOrderHasNoPosition() {
        PositionedTracker first = afterTwoAtNewest();
        assertTrue(first.leaves(CountValue.of(4), 40));
        assertEquals(new SlicePosition(null, CountValue.of(5), false), first.position());
        assertEquals(0, first.left().length);
    }
}

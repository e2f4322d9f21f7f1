package dev.cairn.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.cursor.CountValue;
import dev.cairn.cursor.SlicePosition;
import dev.cairn.cursor.SplitProgress;
import dev.cairn.slice.Slice;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What comes again when another reader goes on with a slice. */
class PositionedSplitTest {

    private static final Slice SLICE = Slice.ofWindow(Map.of("start", 0L, "end", Double.POSITIVE_INFINITY));

    private static SplitProgress follow(SlicePosition position, long... left) {
        return new PositionedSplit(Fixtures.counts(1), SLICE, position, left);
    }

    private static SplitProgress afterTwoAtNewest() {
        SplitProgress first = follow(SlicePosition.START);
        assertTrue(first.leaves(CountValue.of(3), 30));
        assertTrue(first.leaves(CountValue.of(5), 50));
        assertTrue(first.leaves(CountValue.of(5), 51));
        return first;
    }

    @Test
    void recordsAtTheSettledAndTheNewestPositionLeaveOnce() {
        SplitProgress first = afterTwoAtNewest();
        assertEquals(CountValue.of(3), first.position().settled());
        SplitProgress next = follow(first.position(), first.left());
        assertFalse(next.leaves(CountValue.of(3), 30));
        assertFalse(next.leaves(CountValue.of(5), 50));
        assertTrue(next.leaves(CountValue.of(5), 52));
        assertFalse(next.leaves(CountValue.of(5), 51));
    }

    @Test
    void ofRecordsThatAreAlikeAsManyLeaveAsThereAre() {
        SplitProgress first = follow(SlicePosition.START);
        assertTrue(first.leaves(CountValue.of(3), 30));
        SplitProgress next = follow(first.position(), first.left());
        assertFalse(next.leaves(CountValue.of(3), 30));
        assertTrue(next.leaves(CountValue.of(3), 30));
    }

    @Test
    void whatComesAgainIsNotOutOfOrder() {
        SplitProgress first = afterTwoAtNewest();
        SplitProgress next = follow(first.position(), first.left());
        next.leaves(CountValue.of(3), 30);
        assertTrue(next.position().ordered());
    }

    @Test
    void aSliceOutOfOrderHasNoPosition() {
        SplitProgress first = afterTwoAtNewest();
        assertTrue(first.leaves(CountValue.of(4), 40));
        assertEquals(new SlicePosition(null, CountValue.of(5), false), first.position());
        assertEquals(0, first.left().length);
    }
}

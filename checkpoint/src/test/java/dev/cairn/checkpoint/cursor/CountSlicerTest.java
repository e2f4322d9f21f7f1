package dev.cairn.checkpoint.cursor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.cairn.core.slice.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CountSlicerTest {

    private final CountSlicer slicer = new CountSlicer(new CountCursorFormat(), CountValue.of(10));

    private List<Map<String, ?>> windows(Interval... completed) {
        List<Map<String, ?>> windows = new ArrayList<>();
        slicer.slices(List.of(completed)).forEachRemaining(s -> windows.add(s.window()));
        return windows;
    }

    private static Interval counts(long start, long end) {
        return new Interval(CountValue.of(start), CountValue.of(end), null);
    }

    @Test
    void oneSliceGoesOnWhereTheStateIsAndHasNoEnd() {
        assertEquals(List.of(Map.of("start", 10L, "end", Double.POSITIVE_INFINITY)), windows(counts(10, 10)));
        assertEquals(List.of(Map.of("start", 40L, "end", Double.POSITIVE_INFINITY)), windows(counts(10, 40)));
    }

    @Test
    void gapsComeFirst() {
        assertEquals(
                List.of(Map.of("start", 20L, "end", 30L), Map.of("start", 40L, "end", Double.POSITIVE_INFINITY)),
                windows(counts(10, 20), counts(30, 40)));
    }

    @Test
    void aSliceReachesAsFarAsItsRecords() {
        Slice slice = slicer.slices(List.of(counts(10, 10))).next();
        Interval bounds = slicer.boundsOf(slice);
        assertEquals(counts(10, 15).end(), bounds.end().isAfter(CountValue.of(15)) ? CountValue.of(15) : bounds.end());
        assertEquals(
                new Interval(CountValue.of(10), CountValue.of(15), CountValue.of(15)),
                slicer.completed(bounds, CountValue.of(15)));
        assertNull(slicer.completed(bounds, null));
        assertNull(slicer.completed(bounds, CountValue.of(0)));
    }
}

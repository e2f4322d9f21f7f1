package dev.cairn.checkpoint.cursor;

import dev.cairn.core.slice.Slice;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Slices of an {@code IncrementingCountCursor}: one without an end, from where the previous sync stopped. Gaps in the
 * state come before it.
 *
 * <p>Its window has the keys {@code start} and {@code end}, the latter infinite (source: the Python CDK).
 */
public final class CountSlicer implements Slicer {

    private static final String START = "start";
    private static final String END = "end";

    private final CursorFormat format;
    private final CountValue start;

    public CountSlicer(CountCursorFormat format, CountValue start) {
        this.format = format;
        this.start = start;
    }

    @Override
    public CursorValue start() {
        return start;
    }

    @Override
    public CursorValue end() {
        return CountValue.UNBOUNDED;
    }

    @Override
    public Iterator<Slice> slices(List<Interval> completed) {
        List<Slice> slices = new ArrayList<>();
        addSlice(slices, start, completed.get(0).start());
        for (int i = 0; i < completed.size(); i++) {
            boolean last = i == completed.size() - 1;
            addSlice(
                    slices,
                    completed.get(i).end(),
                    last ? CountValue.UNBOUNDED : completed.get(i + 1).start());
        }
        return slices.iterator();
    }

    private void addSlice(List<Slice> slices, CursorValue lower, CursorValue upper) {
        if (lower.isBefore(upper) && !upper.isBefore(start)) {
            Map<String, @Nullable Object> window = new LinkedHashMap<>();
            window.put(START, format.format(CursorValue.max(lower, start)));
            window.put(END, format.format(upper));
            slices.add(Slice.ofWindow(window));
        }
    }

    @Override
    public Interval boundsOf(Slice slice) {
        return new Interval(bound(slice, START), bound(slice, END), null);
    }

    @Override
    public Slice from(CursorValue position, Slice slice) {
        Map<String, @Nullable Object> window = new LinkedHashMap<>(slice.window());
        window.put(START, format.format(position));
        return new Slice(slice.partition(), window, slice.extraFields());
    }

    private CursorValue bound(Slice slice, String key) {
        return WindowBounds.read(slice, key, format);
    }

    /** Such a slice reaches as far as its records do; one whose largest is 0 counts as empty (as in the Python CDK). */
    @Override
    public @Nullable Interval completed(Interval bounds, @Nullable CursorValue mostRecent) {
        return mostRecent == null || ((CountValue) mostRecent).isZero()
                ? null
                : new Interval(bounds.start(), mostRecent, mostRecent);
    }
}

package dev.cairn.checkpoint;

import dev.cairn.checkpoint.cursor.CoordinatedSlices;
import dev.cairn.checkpoint.cursor.CursorPlan;
import dev.cairn.checkpoint.cursor.Interval;
import dev.cairn.checkpoint.cursor.SlicePosition;
import dev.cairn.core.slice.Slice;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The slices of a stream without partitions: windows, which are the same each time. Used by one thread. */
final class CoordinatedWindows implements CoordinatedSlices {

    private final Partition stream;
    private final NumberedSlices slices = new NumberedSlices();
    private final Iterator<Slice> windows;
    private long drawn;

    CoordinatedWindows(CursorPlan plan, StateForm form, @Nullable Map<String, ?> snapshot) {
        Snapshot from = snapshot == null ? null : new Snapshot(snapshot);
        List<Interval> completed = from == null ? null : from.intervals("completed");
        this.stream = new Partition(
                plan,
                PartitionKey.NONE,
                form,
                completed == null ? form.completed() : completed,
                plan.checkpointsInSlices());
        this.windows = plan.slicer().slices(Interval.merge(form.completed(), plan.format()));
        for (long left = from == null ? 0 : from.number("drawn"); left > 0 && windows.hasNext(); left--) {
            windows.next();
            drawn++;
        }
    }

    @Override
    public @Nullable Runnable search() {
        return null;
    }

    @Override
    public boolean hasNext() {
        return windows.hasNext();
    }

    @Override
    public Slice next() {
        Slice window = windows.next();
        restore(drawn++, window);
        return window;
    }

    @Override
    public void restore(long number, Slice slice) {
        slices.add(number, stream.open(slice));
    }

    @Override
    public void report(long number, SlicePosition position, boolean closed) {
        SliceProgress slice = slices.get(number);
        slice.goOn(position);
        stream.closed(slice, closed);
    }

    @Override
    public List<Long> confirm(long number) {
        return slices.remove(stream.ledger().confirm(slices.get(number)));
    }

    @Override
    public Map<String, @Nullable Object> state(boolean ended) {
        return stream.say();
    }

    @Override
    public @Nullable Map<String, @Nullable Object> parentState() {
        return null;
    }

    @Override
    public Map<String, @Nullable Object> snapshot() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("drawn", drawn);
        json.put("completed", Snapshot.json(stream.ledger().completed()));
        return json;
    }

    /** The slices of a stream that are read elsewhere, by their numbers, until they are folded. Used by one thread. */
    static final class NumberedSlices {

        private final Map<Long, SliceProgress> slices = new HashMap<>();
        private final Map<SliceProgress, Long> numbers = new HashMap<>();

        void add(long number, SliceProgress slice) {
            slices.put(number, slice);
            numbers.put(slice, number);
        }

        SliceProgress get(long number) {
            return Objects.requireNonNull(slices.get(number), "not open");
        }

        /** The numbers of slices that are folded, and not known any more. */
        List<Long> remove(List<SliceProgress> folded) {
            List<Long> removed = folded.stream()
                    .map(slice -> Objects.requireNonNull(numbers.remove(slice)))
                    .toList();
            removed.forEach(slices::remove);
            return removed;
        }
    }
}

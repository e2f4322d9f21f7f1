package dev.cairn.runtime.checkpoint;

import dev.cairn.runtime.cursor.CursorPlan;
import dev.cairn.runtime.cursor.CursorValue;
import dev.cairn.runtime.cursor.Interval;
import dev.cairn.runtime.cursor.StateSink;
import dev.cairn.runtime.cursor.StreamCursor;
import dev.cairn.runtime.error.ConfigException;
import dev.cairn.runtime.record.StreamRecord;
import dev.cairn.runtime.slice.Slice;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The cursor of a stream without partitions: its slices, what has been read of them, and the states that say so.
 *
 * <p>Threads: as {@link StreamCursor} says. A connector of its own uses one thread:
 *
 * <pre>{@code
 * cursor.start(state -> save(state));
 * for (Slice slice : cursor) {
 *     PaginationTracker pages = cursor.track(slice);
 *     Page page;
 *     do {
 *         page = api.get(slice.window(), page.next());
 *         for (Ticket ticket : page.tickets()) {
 *             pages.observe(cursor.parse(ticket.updatedAt()));
 *             emit(ticket);
 *         }
 *         pages.onPageComplete();
 *     } while (page.hasNext());
 *     pages.close();
 * }
 * cursor.finished();
 * }</pre>
 */
public final class ConcurrentCursor implements StreamCursor, Iterable<Slice> {

    private final CursorPlan plan;
    private final StateForm form;
    private final Ledger ledger;
    private final Map<Slice, PaginationTracker> trackers = new HashMap<>();
    private @Nullable Slice recentSlice;
    private @Nullable PaginationTracker recentTracker;
    private CursorValue emitted;
    private boolean warnedOfOrder;
    private boolean warnedOfMissing;
    private StateSink sink = state -> {};

    /**
     * A cursor that goes on where a state says.
     *
     * @param state a state of this stream in either form of the Python CDK; empty for the first sync
     * @throws ConfigException if the state cannot be read
     */
    public ConcurrentCursor(CursorPlan plan, Map<String, ?> state) {
        this.plan = plan;
        this.form = StateForm.read(
                state, plan.cursorField(), plan.format(), plan.slicer().start());
        this.ledger = new Ledger(plan.format(), form.completed());
        this.emitted = ledger.safePoint();
    }

    @Override
    public Iterator<Slice> slices() {
        return plan.slicer().slices(Interval.merge(form.completed(), plan.format()));
    }

    /** Like {@link #slices()}. */
    @Override
    public Iterator<Slice> iterator() {
        return slices();
    }

    /** A cursor value as it stands in a record, or null where it is none. Thread-safe. */
    public @Nullable CursorValue parse(@Nullable Object raw) {
        return plan.format().parse(raw);
    }

    @Override
    public @Nullable CursorValue valueOf(StreamRecord record) {
        return parse(record.field(plan.cursorField(), true));
    }

    /** Whether a position is one that this sync is to read, for filters on the client's side. Thread-safe. */
    public boolean shouldBeSynced(CursorValue position) {
        return !position.isBefore(form.resumedFrom())
                && !position.isAfter(plan.slicer().end());
    }

    @Override
    public void start(StateSink sink) {
        this.sink = sink;
    }

    /** Opens a slice: the tracker must be told of its records and pages. Slices are opened in their order. */
    public PaginationTracker track(Slice slice) {
        opened(slice);
        return tracker(slice);
    }

    @Override
    public void opened(Slice slice) {
        SliceProgress progress =
                new SliceProgress(plan.slicer().boundsOf(slice), plan.format(), plan.checkpointsInSlices());
        ledger.open(progress);
        trackers.put(slice, new PaginationTracker(this, slice, progress, plan.pagesPerCheckpointInterval()));
    }

    /** Called for every record: records come in runs of one slice, which is cheaper to recognise than to look up. */
    private PaginationTracker tracker(Slice slice) {
        PaginationTracker tracker = recentTracker;
        if (tracker == null || !slice.equals(recentSlice)) {
            tracker = Objects.requireNonNull(trackers.get(slice), "slice is not open");
            recentSlice = slice;
            recentTracker = tracker;
        }
        return tracker;
    }

    @Override
    public void observe(Slice slice, @Nullable CursorValue value) {
        tracker(slice).observe(value);
    }

    @Override
    public void observeDropped(Slice slice, @Nullable CursorValue value) {
        tracker(slice).observeDropped(value);
    }

    @Override
    public void pageCompleted(Slice slice) {
        tracker(slice).onPageComplete();
    }

    @Override
    public void paginationReset(Slice slice) {
        tracker(slice).onPaginationReset();
    }

    @Override
    public void aboutToWait(Slice slice) {
        tracker(slice).onWait();
    }

    @Override
    public void closed(Slice slice) {
        tracker(slice).close();
    }

    @Override
    public void failed(Slice slice) {
        tracker(slice).fail();
    }

    @Override
    public void stopped() {
        emitIntermediateState();
    }

    @Override
    public void finished() {
        emit();
    }

    void close(Slice slice, SliceProgress progress) {
        Interval interval = plan.slicer().completed(progress.bounds(), progress.reached());
        ledger.close(progress, interval);
        trackers.remove(slice);
        if (interval != null) {
            emit();
        }
    }

    /** Emits a state if it says something that the last one did not. */
    void emitIntermediateState() {
        if (!plan.format().sameWhenWritten(ledger.safePoint(), emitted)) {
            emit();
        }
    }

    private void emit() {
        emitted = ledger.safePoint();
        sink.emit(form.write(emitted));
    }

    /** Takes back what was claimed of a slice: a record came after one with a later position. */
    void outOfOrder(Slice slice, CursorValue newest, CursorValue position) {
        boolean claimed = ledger.safePoint().isBefore(emitted);
        if (claimed || !warnedOfOrder) {
            warnedOfOrder = true;
            sink.warn("Stream " + plan.stream() + ": a record with " + plan.cursorField() + " " + written(position)
                    + " came after one with " + written(newest) + " in slice " + slice.merged()
                    + ". No more checkpoints are taken in this slice, since its records are not in ascending order"
                    + (claimed ? ", and the last one is withdrawn." : "."));
        }
        emitIntermediateState();
    }

    private Object written(CursorValue position) {
        return plan.format().format(position);
    }

    /** Takes back what was claimed of a slice: a record has no position. */
    void withoutPosition() {
        if (!warnedOfMissing) {
            warnedOfMissing = true;
            sink.warn("Could not find cursor field " + plan.cursorField() + " in a record of stream " + plan.stream()
                    + ". It is emitted, but it does not move the state"
                    + (plan.checkpointsInSlices() ? ", and its slice takes no more checkpoints." : "."));
        }
        emitIntermediateState();
    }
}

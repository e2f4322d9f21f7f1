package dev.cairn.retrieval.partition;

import dev.cairn.checkpoint.cursor.SliceTracker;
import dev.cairn.checkpoint.cursor.StreamCursor;
import dev.cairn.core.clock.Sleeper;
import dev.cairn.core.error.SyncException;
import dev.cairn.core.slice.PagePosition;
import dev.cairn.core.slice.Slice;
import dev.cairn.retrieval.Retriever;
import dev.cairn.retrieval.SliceSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Gives the slices of a parent stream as they can be read, and opens them in its cursor in their order. Confined to one
 * thread.
 */
final class ReadySlices implements SliceSource.Listener {

    private final Retriever retriever;
    private final StreamCursor cursor;
    private final Sleeper sleeper;
    private final Queue<Slice> found = new ArrayDeque<>();
    private final List<Opened> opened = new ArrayList<>();
    private @Nullable SliceSource source;
    private @Nullable Slice next;
    private @Nullable SyncException failure;

    private record Opened(Slice slice, SliceTracker tracker) {}

    ReadySlices(ParentStream parent) {
        this.retriever = parent.retriever();
        this.cursor = parent.cursor();
        this.sleeper = parent.sleeper();
    }

    /** Whether there is a next slice; a failure counts as one, so that what came before it is read. */
    boolean hasNext() throws InterruptedException {
        if (next == null && failure == null) {
            try {
                next = find();
            } catch (SyncException e) {
                failure = e;
            }
        }
        return next != null || failure != null;
    }

    private @Nullable Slice find() throws InterruptedException {
        SliceSource from = source;
        if (from == null) {
            from = retriever.prepare(cursor.slices(), this);
            source = from;
        }
        return from.await(sleeper);
    }

    /** The next slice, however long it takes; null at the end. */
    @Nullable
    Slice next() throws InterruptedException {
        Slice ready = hasNext() ? next : null;
        if (ready == null && failure != null) {
            throw failure;
        }
        next = null;
        return ready;
    }

    /** The next slice where {@link #hasNext} has found one; it is still to come. */
    @Nullable
    Slice peek() {
        return next;
    }

    /** Opens a slice that was found, once, after all that were found before it. */
    SliceTracker open(Slice slice) {
        for (Opened earlier : opened) {
            if (earlier.slice.equals(slice)) {
                opened.remove(earlier);
                return earlier.tracker;
            }
        }
        while (true) {
            Slice next = found.remove();
            SliceTracker tracker = cursor.open(next);
            if (next.equals(slice)) {
                return tracker;
            }
            opened.add(new Opened(next, tracker));
        }
    }

    @Override
    public void opened(Slice slice) {
        found.add(slice);
    }

    /** One in place of a job whose results were read is told later, when it is known that partitions come again. */
    @Override
    public void jobCreated(Slice slice, PagePosition job) {
        if (!slice.isBegun()) {
            SliceTracker tracker = open(slice);
            opened.add(new Opened(slice, tracker));
            tracker.jobCreated(job);
        }
    }

    @Override
    public void abandoned(Slice slice) {
        open(slice).failed();
    }
}

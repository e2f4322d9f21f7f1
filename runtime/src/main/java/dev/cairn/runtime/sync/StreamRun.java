package dev.cairn.runtime.sync;

import dev.cairn.runtime.error.SyncException;
import dev.cairn.runtime.slice.Slice;
import java.util.Iterator;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A stream while it is being synced, as workers see it: they draw its slices in order, one worker at a time.
 *
 * <p>Drawing may block, since slices may come from a parent stream; it takes no lock but its own, and whoever reads a
 * slice holds none, so slicing and reading cannot starve each other.
 */
final class StreamRun {

    private final StreamTask task;
    private final EventQueue events;
    private final StreamGauge gauge;
    private final ReentrantLock drawing = new ReentrantLock();
    private @Nullable Iterator<Slice> slices;
    private boolean exhausted;

    StreamRun(StreamTask task, EventQueue events, StreamGauge gauge) {
        this.task = task;
        this.events = events;
        this.gauge = gauge;
    }

    StreamTask task() {
        return task;
    }

    StreamGauge gauge() {
        return gauge;
    }

    /** Whether another worker is drawing a slice just now. */
    boolean tryEnter() {
        return drawing.tryLock();
    }

    void enter() throws InterruptedException {
        drawing.lockInterruptibly();
    }

    void leave() {
        drawing.unlock();
    }

    /** The next slice, announced to the read loop, or null when there is none. Only between enter and leave. */
    @Nullable
    Slice draw() throws InterruptedException {
        if (exhausted) {
            return null;
        }
        WorkerGauge worker = WorkerGauge.current();
        if (worker != null) {
            worker.drawing(task.name().name());
        }
        try {
            Iterator<Slice> iterator = slices;
            if (iterator == null) {
                events.put(new ReadEvent.StreamStarted(this));
                task.preparation().run();
                iterator = task.cursor().slices();
                slices = iterator;
            }
            if (iterator.hasNext()) {
                Slice slice = iterator.next();
                gauge.countSliceDrawn();
                events.put(new ReadEvent.SliceOpened(this, slice));
                return slice;
            }
            exhausted = true;
            gauge.countedAllSlices();
            events.put(new ReadEvent.SlicesExhausted(this));
        } catch (RuntimeException | Error e) {
            exhausted = true;
            SyncException failure = Failures.asSyncException(e, task.name());
            events.put(new ReadEvent.SlicingFailed(this, failure));
        }
        return null;
    }
}

package dev.cairn.runtime.sync;

import dev.cairn.runtime.error.SyncException;
import dev.cairn.runtime.slice.Slice;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicInteger;
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
    private final ReentrantLock drawing = new ReentrantLock();
    private @Nullable Iterator<Slice> slices;
    private final AtomicInteger open = new AtomicInteger();
    private volatile boolean exhausted;

    StreamRun(StreamTask task, EventQueue events) {
        this.task = task;
        this.events = events;
    }

    StreamTask task() {
        return task;
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

    /** Whether all slices were drawn. */
    boolean isExhausted() {
        return exhausted;
    }

    /** Whether all slices were drawn and read. */
    boolean isDone() {
        return exhausted && open.get() == 0;
    }

    /** A slice was read as far as it can be; whether it was the last. */
    boolean sliceDone() {
        return open.decrementAndGet() == 0 && exhausted;
    }

    /** The next slice, announced to the read loop, or null when there is none. Only between enter and leave. */
    @Nullable
    Slice draw() throws InterruptedException {
        if (exhausted) {
            return null;
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
                open.incrementAndGet();
                events.put(new ReadEvent.SliceOpened(this, slice));
                return slice;
            }
            exhausted = true;
            events.put(new ReadEvent.SlicesExhausted(this));
        } catch (RuntimeException | Error e) {
            exhausted = true;
            SyncException failure = Failures.asSyncException(e, task.name());
            events.put(new ReadEvent.SlicingFailed(this, failure));
        }
        return null;
    }
}

package dev.cairn.runtime.internal.sync;

import dev.cairn.core.error.SyncException;
import dev.cairn.runtime.config.StreamDescriptor;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A stream of a sync, and how far its slices are, whether they are read here or apart from each other. One thread changes
 * it; others may look.
 */
public abstract class SlicedStream {

    private final StreamDescriptor name;
    private final StreamTask.Groups groups;
    private final AtomicLong found = new AtomicLong();
    private final AtomicLong ended = new AtomicLong();
    private final List<SyncException> failures = new CopyOnWriteArrayList<>();
    private volatile boolean started;
    private volatile boolean exhausted;
    private volatile boolean allFound;

    protected SlicedStream(StreamDescriptor name, StreamTask.Groups groups) {
        this.name = name;
        this.groups = groups;
    }

    public final StreamDescriptor name() {
        return name;
    }

    final StreamTask.Groups groups() {
        return groups;
    }

    /** Its slices are being looked for. */
    protected final void start() {
        started = true;
    }

    protected final boolean isStarted() {
        return started;
    }

    /** A slice was found, and is to be read; returns how many were found before. */
    protected final long found() {
        return found.getAndIncrement();
    }

    /** Nothing more comes of a slice. */
    protected final void ended() {
        ended.incrementAndGet();
    }

    /** A slice that had ended is to be read again. */
    protected final void reopened() {
        ended.decrementAndGet();
    }

    /** Goes on with numbers from elsewhere. */
    protected final void goOn(long slicesFound, long slicesOpen) {
        found.set(slicesFound);
        ended.set(slicesFound - slicesOpen);
    }

    protected final long slicesFound() {
        return found.get();
    }

    final long slicesEnded() {
        return ended.get();
    }

    /** How many slices were found and have not ended. */
    protected final long openSlices() {
        return found.get() - ended.get();
    }

    /**
     * No more slices are found.
     *
     * @param failure why not; null if there are no more
     */
    protected final void exhaust(@Nullable SyncException failure) {
        if (failure != null) {
            fail(failure);
        }
        allFound = failure == null;
        exhausted = true;
    }

    protected final boolean isExhausted() {
        return exhausted;
    }

    /** Whether as many slices were found as there are. */
    final boolean hasFoundAll() {
        return allFound;
    }

    /** Whether nothing is left to find or to read. */
    protected final boolean isDone() {
        return exhausted && openSlices() == 0;
    }

    protected final void fail(SyncException failure) {
        failures.add(failure);
    }

    public final List<SyncException> failures() {
        return failures;
    }

    protected boolean hasFailed() {
        return !failures.isEmpty();
    }

    /** Whether slices may be given out that were not yet. */
    public boolean hasMore() {
        return !exhausted;
    }

    /** Whether no further slice may be read before another is read to its end. */
    protected abstract boolean isFull();
}

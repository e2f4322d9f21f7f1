package dev.cairn.runtime.sync;

import dev.cairn.runtime.config.StreamDescriptor;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How far a stream is, for whoever watches the sync. Thread-safe: counts only grow, and may be a moment old.
 */
public final class StreamGauge {

    private final StreamDescriptor stream;
    private volatile Phase phase = Phase.WAITING;
    private final AtomicLong records = new AtomicLong();
    private final AtomicLong pages = new AtomicLong();
    private final AtomicLong slicesDone = new AtomicLong();
    private final AtomicLong slicesDrawn = new AtomicLong();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private volatile boolean allSlicesDrawn;

    StreamGauge(StreamDescriptor stream) {
        this.stream = stream;
    }

    /** What a stream is doing. */
    public enum Phase {
        /** No worker has come to it yet. */
        WAITING,
        RUNNING,
        COMPLETE,
        /** It was not read to its end. */
        INCOMPLETE
    }

    public StreamDescriptor stream() {
        return stream;
    }

    public Phase phase() {
        return phase;
    }

    /** How many records have been written. */
    public long records() {
        return records.get();
    }

    /** How many pages have been read to their end. */
    public long pages() {
        return pages.get();
    }

    /** How many slices were closed, whether or not they failed. */
    public long slicesDone() {
        return slicesDone.get();
    }

    /** How many slices have been begun. */
    public long slicesDrawn() {
        return slicesDrawn.get();
    }

    /** Whether {@link #slicesDrawn} is how many slices there are. */
    public boolean allSlicesDrawn() {
        return allSlicesDrawn;
    }

    /** What failed, in words for people that may hold secrets; empty if nothing did. */
    public List<String> failures() {
        return List.copyOf(failures);
    }

    void fail(String reason) {
        failures.add(reason);
    }

    void enter(Phase next) {
        phase = next;
    }

    void count(int moreRecords) {
        records.addAndGet(moreRecords);
    }

    void countPage() {
        pages.incrementAndGet();
    }

    void countSliceDone() {
        slicesDone.incrementAndGet();
    }

    void countSliceDrawn() {
        slicesDrawn.incrementAndGet();
    }

    void countedAllSlices() {
        allSlicesDrawn = true;
    }
}

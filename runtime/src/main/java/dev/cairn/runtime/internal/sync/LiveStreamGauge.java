package dev.cairn.runtime.internal.sync;

import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.sync.StreamGauge;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what a stream has come to. Thread-safe. */
final class LiveStreamGauge implements StreamGauge {

    private final StreamDescriptor stream;
    private volatile Phase phase = Phase.WAITING;
    private final AtomicLong records = new AtomicLong();
    private final AtomicLong pages = new AtomicLong();
    private final AtomicLong slicesDone = new AtomicLong();
    private final AtomicLong slicesDrawn = new AtomicLong();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private volatile boolean allSlicesDrawn;

    LiveStreamGauge(StreamDescriptor stream) {
        this.stream = stream;
    }

    @Override
    public StreamDescriptor stream() {
        return stream;
    }

    @Override
    public Phase phase() {
        return phase;
    }

    @Override
    public long records() {
        return records.get();
    }

    @Override
    public long pages() {
        return pages.get();
    }

    @Override
    public long slicesDone() {
        return slicesDone.get();
    }

    @Override
    public long slicesDrawn() {
        return slicesDrawn.get();
    }

    @Override
    public boolean allSlicesDrawn() {
        return allSlicesDrawn;
    }

    @Override
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

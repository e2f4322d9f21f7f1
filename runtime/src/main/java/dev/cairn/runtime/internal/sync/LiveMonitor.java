package dev.cairn.runtime.internal.sync;

import dev.cairn.runtime.sync.StreamGauge;
import dev.cairn.runtime.sync.SyncMonitor;
import dev.cairn.runtime.sync.WorkerGauge;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;

/** What the engine tells those that watch a sync. Thread-safe; for one sync. */
public final class LiveMonitor implements SyncMonitor {

    private final List<StreamGauge> streams = new CopyOnWriteArrayList<>();
    private final List<LiveWorkerGauge> workers = new CopyOnWriteArrayList<>();
    private final LongAdder moves = new LongAdder();
    private final LongAdder requests = new LongAdder();
    private final LongAdder retries = new LongAdder();
    private final LongAdder waits = new LongAdder();
    private final LongAdder rateLimits = new LongAdder();
    private final LongAdder waitedMillis = new LongAdder();
    private volatile boolean queueFull;

    @Override
    public List<StreamGauge> streams() {
        return List.copyOf(streams);
    }

    @Override
    public List<WorkerGauge> workers() {
        return List.copyOf(workers);
    }

    @Override
    public long moves() {
        return moves.sum();
    }

    @Override
    public long requests() {
        return requests.sum();
    }

    @Override
    public long retries() {
        return retries.sum();
    }

    @Override
    public long waits() {
        return waits.sum();
    }

    @Override
    public long rateLimits() {
        return rateLimits.sum();
    }

    @Override
    public Duration waited() {
        return Duration.ofMillis(waitedMillis.sum());
    }

    @Override
    public boolean isQueueFull() {
        return queueFull;
    }

    void add(List<StreamGauge> gauges) {
        streams.addAll(gauges);
    }

    LiveWorkerGauge addWorker(Thread thread) {
        LiveWorkerGauge gauge = new LiveWorkerGauge(this, thread);
        workers.add(gauge);
        return gauge;
    }

    /** Returns true if no worker reads a slice, or all that do wait. */
    boolean isIdle() {
        return workers.stream().noneMatch(LiveWorkerGauge::isReading);
    }

    void requested() {
        requests.increment();
    }

    void retried() {
        retries.increment();
    }

    void rateLimited() {
        rateLimits.increment();
    }

    void waits(Duration wait) {
        waits.increment();
        waitedMillis.add(wait.toMillis());
    }

    void moved() {
        moves.increment();
    }

    void queueIsFull(boolean full) {
        queueFull = full;
    }
}

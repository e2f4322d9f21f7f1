package dev.cairn.runtime.sync;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;

/**
 * Lets other threads look at a sync: what its streams have come to, what its workers do, and whether anything moves.
 * Thread-safe; for one sync.
 */
public final class SyncMonitor {

    private final List<StreamGauge> streams = new CopyOnWriteArrayList<>();
    private final List<WorkerGauge> workers = new CopyOnWriteArrayList<>();
    private final LongAdder moves = new LongAdder();
    private final LongAdder requests = new LongAdder();
    private volatile boolean queueFull;

    /** One for each stream, in the order of the catalog; none before the sync has begun. */
    public List<StreamGauge> streams() {
        return List.copyOf(streams);
    }

    /** One for each worker; none before the sync has begun. */
    public List<WorkerGauge> workers() {
        return List.copyOf(workers);
    }

    /** A number that grows whenever a worker begins something else or something was written. */
    public long moves() {
        return moves.sum();
    }

    /** How many requests have been sent, again or for the first time. */
    public long requests() {
        return requests.sum();
    }

    /** Whether workers wait because nobody takes what they have read: whoever reads the output does not. */
    public boolean isQueueFull() {
        return queueFull;
    }

    void add(StreamGauge gauge) {
        streams.add(gauge);
    }

    WorkerGauge addWorker(Thread thread) {
        WorkerGauge gauge = new WorkerGauge(this, thread);
        workers.add(gauge);
        return gauge;
    }

    void requested() {
        requests.increment();
    }

    void moved() {
        moves.increment();
    }

    void queueIsFull(boolean full) {
        queueFull = full;
    }
}

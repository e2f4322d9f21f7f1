package dev.cairn.runtime.internal.sync;

import dev.cairn.runtime.sync.SyncLimit;
import java.util.function.Function;

/** A thread that reads slices until there are none. */
final class SliceWorker implements Runnable {

    private final Function<LiveWorkerGauge, SliceReading> readings;
    private final EventQueue events;
    private final LiveMonitor monitor;
    private final SyncLimit limit;

    /**
     * @param readings makes what the worker does
     * @param limit where it ends before there are none
     */
    SliceWorker(
            Function<LiveWorkerGauge, SliceReading> readings, EventQueue events, LiveMonitor monitor, SyncLimit limit) {
        this.readings = readings;
        this.events = events;
        this.monitor = monitor;
        this.limit = limit;
    }

    @Override
    public void run() {
        LiveWorkerGauge gauge = monitor.addWorker(Thread.currentThread());
        try {
            read(readings.apply(gauge));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            // What is left for this worker would not be read.
            events.putAtOnce(new ReadEvent.Crashed(e));
        } finally {
            gauge.done();
            events.putAtOnce(new ReadEvent.WorkerDone());
        }
    }

    private void read(SliceReading reading) throws InterruptedException {
        try {
            boolean more = reading.step();
            while (more) {
                more = reading.step();
            }
        } catch (InterruptedException e) {
            if (limit.hasRefused()) {
                reading.settle(); // its pages so far are read
            }
            throw e;
        }
    }
}

package dev.cairn.runtime.internal.sync;

import java.util.function.Function;

/** A thread that reads slices until there are none. */
final class SliceWorker implements Runnable {

    private final Function<LiveWorkerGauge, SliceReading> readings;
    private final EventQueue events;
    private final LiveMonitor monitor;

    /** @param readings makes what the worker does */
    SliceWorker(Function<LiveWorkerGauge, SliceReading> readings, EventQueue events, LiveMonitor monitor) {
        this.readings = readings;
        this.events = events;
        this.monitor = monitor;
    }

    @Override
    public void run() {
        LiveWorkerGauge gauge = monitor.addWorker(Thread.currentThread());
        try {
            SliceReading reading = readings.apply(gauge);
            boolean more = reading.step();
            while (more) {
                more = reading.step();
            }
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
}

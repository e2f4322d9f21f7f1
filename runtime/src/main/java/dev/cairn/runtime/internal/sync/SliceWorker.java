package dev.cairn.runtime.internal.sync;

/** A thread that reads slices until there are none. */
final class SliceWorker implements Runnable {

    private final SliceReading reading;
    private final EventQueue events;
    private final LiveMonitor monitor;

    SliceWorker(SliceReading reading, EventQueue events, LiveMonitor monitor) {
        this.reading = reading;
        this.events = events;
        this.monitor = monitor;
    }

    @Override
    public void run() {
        LiveWorkerGauge gauge = monitor.addWorker(Thread.currentThread());
        gauge.attach();
        try {
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
            gauge.detach();
            events.putAtOnce(new ReadEvent.WorkerDone());
        }
    }
}

package dev.cairn.runtime.sync;

/** A thread that reads slices until there are none. */
final class SliceWorker implements Runnable {

    private final SliceReading reading;
    private final EventQueue events;

    SliceWorker(SliceReading reading, EventQueue events) {
        this.reading = reading;
        this.events = events;
    }

    @Override
    public void run() {
        try {
            boolean more = reading.step();
            while (more) {
                more = reading.step();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            events.putAtOnce(new ReadEvent.WorkerDone());
        }
    }
}

package dev.cairn.cli.watch;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Does something again and again, in a thread of its own, until closed. Thread-safe. */
final class Periodic implements AutoCloseable {

    /** What it does may hang, such as writing to standard error of which the other end is closed. */
    private static final long CLOSE_MILLIS = 1000;

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    private Periodic(String name, Duration interval, Runnable action) {
        thread = new Thread(() -> repeat(interval, action), name);
    }

    /** The first time is after the interval. */
    static Periodic start(String name, Duration interval, Runnable action) {
        Periodic periodic = new Periodic(name, interval, action);
        periodic.thread.setDaemon(true);
        periodic.thread.start();
        return periodic;
    }

    private void repeat(Duration interval, Runnable action) {
        try {
            while (!closed.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
                action.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits a little for what is being done. It is not interrupted: a file that it writes would be cut short. */
    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

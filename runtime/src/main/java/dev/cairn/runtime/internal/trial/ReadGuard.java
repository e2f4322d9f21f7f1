package dev.cairn.runtime.internal.trial;

import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.runtime.trial.TestRead;
import java.time.Duration;

/**
 * Ends a test read that takes too long or that its caller does not want any more: asks it to stop, and interrupts what the
 * thread waits for. Watches from its creation, in the thread that reads, until it is closed there.
 */
public final class ReadGuard implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(50);

    private final Thread reading = Thread.currentThread();
    private final Thread watching;
    private final StopSignal end = new StopSignal();
    private final StopSignal wish;
    private final long start = System.nanoTime();
    private final long longest;
    private boolean closed;
    private boolean interrupted;
    private volatile boolean late;

    public ReadGuard(TestRead read) {
        this.wish = read.stop();
        this.longest = read.limits().time().toNanos();
        this.watching = new Thread(this::watch, "test-read-guard");
        watching.setDaemon(true);
        watching.start();
    }

    /** What the read is to end by. */
    public StopSignal end() {
        return end;
    }

    /** Whether the read has taken too long. */
    public boolean isLate() {
        return late;
    }

    private void watch() {
        try {
            while (System.nanoTime() - start < longest && !wish.isRequested()) {
                Thread.sleep(LOOK.toMillis());
            }
            late = !wish.isRequested();
            while (interruptReading()) {
                Thread.sleep(10 * LOOK.toMillis()); // and again, should someone have taken no notice
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the read has ended
        }
    }

    private synchronized boolean interruptReading() {
        if (!closed) {
            end.request();
            interrupted = true;
            reading.interrupt();
        }
        return !closed;
    }

    /** The thread is not interrupted afterwards, but by someone else. */
    @Override
    public synchronized void close() {
        closed = true;
        watching.interrupt();
        if (interrupted) {
            Thread.interrupted();
        }
    }

    /** Whether this, and nothing else, has interrupted the read. */
    public synchronized boolean hasInterrupted() {
        return interrupted;
    }
}

package dev.cairn.core.clock;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Ends a call that takes too long or whose result is not wanted any more: interrupts the thread that created it, again and again,
 * until it is closed in that thread.
 */
public final class CallGuard implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(50);

    private final Thread guarded = Thread.currentThread();
    private final Thread watching;
    private final BooleanSupplier unwanted;
    private final Runnable end;
    private final long start = System.nanoTime();
    private final long longest;
    private boolean closed;
    private boolean interrupted;
    private volatile boolean late;

    /**
     * Watches the calling thread from now on.
     *
     * @param unwanted true once the result is not wanted any more
     * @param end called before each interrupt, in another thread
     */
    public CallGuard(Duration longest, BooleanSupplier unwanted, Runnable end) {
        this.longest = longest.toNanos();
        this.unwanted = unwanted;
        this.end = end;
        this.watching = new Thread(this::watch, "call-guard");
        watching.setDaemon(true);
        watching.start();
    }

    /** True if the call has taken too long. */
    public boolean isLate() {
        return late;
    }

    private void watch() {
        try {
            while (System.nanoTime() - start < longest && !unwanted.getAsBoolean()) {
                Thread.sleep(LOOK.toMillis());
            }
            late = !unwanted.getAsBoolean();
            while (interruptGuarded()) {
                Thread.sleep(10 * LOOK.toMillis()); // in case an interrupt was swallowed
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the call has ended
        }
    }

    private synchronized boolean interruptGuarded() {
        if (!closed) {
            end.run();
            interrupted = true;
            guarded.interrupt();
        }
        return !closed;
    }

    /** Stops watching. The thread is not interrupted afterwards, unless by someone else. */
    @Override
    public synchronized void close() {
        closed = true;
        watching.interrupt();
        if (interrupted) {
            Thread.interrupted();
        }
    }

    /** True if this guard has interrupted the thread. */
    public synchronized boolean hasInterrupted() {
        return interrupted;
    }
}

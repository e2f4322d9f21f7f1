package dev.cairn.destinations.internal.access;

import java.time.Duration;

/** Waits a while for what another process has: it may have died just now, or be about to end. */
public final class LockWait {

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final long RETRY_MILLIS = 100;

    private final long end = System.nanoTime() + LONGEST.toNanos();

    /** Waits a moment; false where it has been long enough, or the thread is interrupted. */
    public boolean lasts() {
        if (System.nanoTime() - end > 0) {
            return false;
        }
        try {
            Thread.sleep(RETRY_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

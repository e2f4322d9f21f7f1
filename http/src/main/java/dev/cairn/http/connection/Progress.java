package dev.cairn.http.connection;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A measure of how fast a response comes: each KiB must come in time. Only the time that its reader waits for the server counts. Thread-safe.
 */
final class Progress {

    private static final int LEAST_BYTES = 1024;

    private final Duration longest;
    private final LongSupplier nanos;
    private long waited;
    private int bytes;
    private boolean waiting;
    private long since;

    /** @param longest how long the head, and then each KiB, may take */
    Progress(Duration longest) {
        this(longest, System::nanoTime);
    }

    Progress(Duration longest, LongSupplier nanos) {
        this.longest = longest;
        this.nanos = nanos;
    }

    /** Begins to wait for bytes. */
    synchronized void begin() {
        waiting = true;
        since = nanos.getAsLong();
    }

    /** Ends to wait. */
    synchronized void received(int count) {
        waited += nanos.getAsLong() - since;
        waiting = false;
        bytes += Math.max(0, count);
        if (bytes >= LEAST_BYTES) {
            restart();
        }
    }

    /** Counts time and bytes from now on, as after a head, which has an end of its own. */
    synchronized void restart() {
        waited = 0;
        bytes = 0;
        waiting = false;
    }

    /** True if someone waits for bytes. */
    synchronized boolean isWaiting() {
        return waiting;
    }

    /** The time that is left for the present KiB, in nanoseconds; zero or less if none is. */
    synchronized long left() {
        return longest.toNanos() - waited - (waiting ? nanos.getAsLong() - since : 0);
    }

    SocketTimeoutException failure() {
        return new SocketTimeoutException("the server sent fewer than " + LEAST_BYTES + " bytes of its response in "
                + longest.toSeconds() + " s");
    }
}

package dev.cairn.http.connection;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Gives a response up whose head or body comes too slowly, also inside of a read that blocks: over TLS, a read takes a whole record.
 * For one response, whose reads are in one thread.
 */
final class SlowResponseGuard {

    private static final ScheduledThreadPoolExecutor TIMER = timer();

    private final Progress progress;
    private final Runnable cancel;
    private @Nullable ScheduledFuture<?> next;
    private boolean late;

    /**
     * @param longest how long the head, and then each KiB, may take
     * @param cancel makes a read that blocks fail at once
     */
    SlowResponseGuard(Duration longest, Runnable cancel) {
        this.progress = new Progress(longest);
        this.cancel = cancel;
    }

    private static ScheduledThreadPoolExecutor timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "slow-responses");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    /** Waits for the head. */
    <T> T head(Interruption.Blocking<T> blocking) throws IOException {
        begin();
        try {
            return blocking.call();
        } catch (IOException e) {
            throw told(e);
        } finally {
            progress.restart();
            end();
        }
    }

    /** Reads from the body; the result is a count of bytes. */
    int body(Interruption.Blocking<Integer> blocking) throws IOException {
        begin();
        int count = 0;
        try {
            count = blocking.call();
            return count;
        } catch (IOException e) {
            throw told(e);
        } finally {
            progress.received(count);
        }
    }

    /** Stops to look. */
    synchronized void end() {
        if (next != null) {
            next.cancel(false);
            next = null;
        }
    }

    private synchronized void begin() {
        progress.begin();
        if (next == null) {
            schedule();
        }
    }

    private void schedule() {
        next = TIMER.schedule(this::look, progress.left(), TimeUnit.NANOSECONDS);
    }

    private synchronized void look() {
        if (next == null) {
            return;
        }
        next = null; // who waits again looks again
        if (progress.isWaiting()) {
            late = progress.left() <= 0;
            if (late) {
                cancel.run();
            } else {
                schedule();
            }
        }
    }

    private synchronized IOException told(IOException failure) {
        if (!late) {
            return failure;
        }
        IOException slow = progress.failure();
        slow.initCause(failure);
        return slow;
    }
}

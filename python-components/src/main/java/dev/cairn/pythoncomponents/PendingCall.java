package dev.cairn.pythoncomponents;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A call whose answer has not been taken yet, and what the process asks for meanwhile. Thread-safe. */
final class PendingCall {

    private final long id;
    private final @Nullable CallOrigin caller;
    private final LinkedBlockingQueue<Optional<Frame>> frames = new LinkedBlockingQueue<>();
    private volatile long quietSince = System.nanoTime();

    PendingCall(long id, @Nullable CallOrigin caller) {
        this.id = id;
        this.caller = caller;
    }

    long id() {
        return id;
    }

    @Nullable
    CallOrigin caller() {
        return caller;
    }

    /** What was called, in words. */
    String name() {
        return caller == null ? "it" : caller.name();
    }

    void atWork(boolean begins) {
        if (caller != null) {
            caller.atWork(begins);
        }
    }

    /** Whether nothing has come that was not taken. */
    boolean isSilent() {
        return frames.isEmpty();
    }

    void add(Frame frame) {
        frames.add(Optional.of(frame));
    }

    /** The process was heard of on behalf of this call, and may be silent for so long from now on. */
    void heard(Duration silence) {
        quietSince = System.nanoTime() + silence.toNanos();
    }

    /** The process has ended. */
    void end() {
        frames.add(Optional.empty());
    }

    /**
     * What comes next, or empty if nothing comes any more.
     *
     * @throws TimeoutException if the process was not heard of for so long
     */
    Optional<Frame> next(Duration patience) throws InterruptedException, TimeoutException {
        long start = System.nanoTime();
        quietSince = Math.max(quietSince - start, 0) + start;
        while (true) {
            long left = patience.toNanos() - (System.nanoTime() - quietSince);
            Optional<Frame> next = frames.poll(Math.max(0, left), TimeUnit.NANOSECONDS);
            if (next != null) {
                return next;
            }
            if (left <= 0) {
                throw new TimeoutException();
            }
        }
    }
}

package dev.cairn.components.python;

import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** A call whose answer has not been taken yet, and what the process asks for meanwhile. Thread-safe. */
final class PendingCall {

    private final long id;
    private final @Nullable Caller caller;
    private final LinkedBlockingQueue<Optional<Frame>> frames = new LinkedBlockingQueue<>();

    PendingCall(long id, @Nullable Caller caller) {
        this.id = id;
        this.caller = caller;
    }

    long id() {
        return id;
    }

    @Nullable
    Caller caller() {
        return caller;
    }

    void add(Frame frame) {
        frames.add(Optional.of(frame));
    }

    /** The process has ended. */
    void end() {
        frames.add(Optional.empty());
    }

    /** What comes next, or empty if nothing comes any more. */
    Optional<Frame> next() throws InterruptedException {
        return frames.take();
    }
}

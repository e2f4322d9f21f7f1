package dev.cairn.server;

import dev.cairn.runtime.sync.StopSignal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Work for one request, which can be stopped from another thread before and while it is done. Thread-safe. */
final class Job {

    private final StopSignal stop = new StopSignal();
    private @Nullable Thread worker;
    private boolean lost;

    /** Does the work in this thread; it is given what tells it to stop, and is interrupted, too. */
    <T> T run(Function<StopSignal, T> work) {
        started(Thread.currentThread());
        try {
            return work.apply(stop);
        } finally {
            ended();
        }
    }

    private synchronized void started(Thread thread) {
        worker = thread;
        if (stop.isRequested()) {
            thread.interrupt();
        }
    }

    private synchronized void ended() {
        worker = null;
        Thread.interrupted(); // the thread has other work to do
    }

    /** The client has gone away. */
    synchronized void clientLost() {
        lost = true;
        end();
    }

    /** Its time is up. */
    synchronized void end() {
        stop.request();
        if (worker != null) {
            worker.interrupt();
        }
    }

    /** Whether nobody waits for an answer any more. */
    synchronized boolean isLost() {
        return lost;
    }
}

package dev.cairn.flink.reader;

import org.jspecify.annotations.Nullable;

/** Ends what one thread waits for, once and for all. Thread-safe. */
final class FetchInterruption {

    private @Nullable Thread inside;
    private boolean interrupted;

    /** Something to wait for begins; false if there is nothing to do any more. */
    synchronized boolean enter() {
        inside = Thread.currentThread();
        return !interrupted;
    }

    synchronized void leave() {
        inside = null;
        if (interrupted) {
            Thread.interrupted(); // The thread has other things to do.
        }
    }

    synchronized void interrupt() {
        interrupted = true;
        if (inside != null) {
            inside.interrupt();
        }
    }
}

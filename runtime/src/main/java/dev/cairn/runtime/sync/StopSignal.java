package dev.cairn.runtime.sync;

/** Asks a sync to stop soon, leaving a last safe state of every stream. Thread-safe. */
public final class StopSignal {

    private volatile boolean requested;

    public void request() {
        requested = true;
    }

    boolean isRequested() {
        return requested;
    }
}

package dev.cairn.runtime.sync;

import org.jspecify.annotations.Nullable;

/** Asks a sync to stop soon. The sync emits a last state of each stream before it ends. Thread-safe. */
public final class StopSignal {

    private volatile boolean requested;
    private volatile @Nullable Throwable cause;

    public void request() {
        requested = true;
    }

    /** Like {@link #request}, because of an error after which the sync cannot go on; the sync has failed then. */
    public void requestBecauseOf(Throwable thrown) {
        cause = thrown;
        requested = true;
    }

    public boolean isRequested() {
        return requested;
    }

    /** What the sync cannot go on after; null if it was only asked to stop. */
    public @Nullable Throwable cause() {
        return cause;
    }
}

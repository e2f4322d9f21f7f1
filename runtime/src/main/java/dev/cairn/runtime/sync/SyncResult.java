package dev.cairn.runtime.sync;

/** How a sync ended. */
public enum SyncResult {
    /** Every stream was read to its end. */
    COMPLETE,
    /** At least one stream failed; the traces say which and why. */
    FAILED,
    /** The sync was stopped on request. */
    STOPPED
}

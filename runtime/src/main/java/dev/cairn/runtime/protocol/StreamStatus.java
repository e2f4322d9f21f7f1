package dev.cairn.runtime.protocol;

/** How far a stream is, in the protocol's words. */
public enum StreamStatus {
    STARTED,
    RUNNING,
    COMPLETE,
    INCOMPLETE
}

package dev.cairn.runtime.protocol;

/** The status of a stream, in the protocol's words. */
public enum StreamStatus {
    STARTED,
    RUNNING,
    COMPLETE,
    INCOMPLETE
}

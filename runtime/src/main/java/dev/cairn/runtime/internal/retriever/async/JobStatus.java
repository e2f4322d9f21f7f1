package dev.cairn.runtime.internal.retriever.async;

/** The status of a job. */
public enum JobStatus {
    /** The API is still at it. */
    RUNNING,
    /** What it made can be downloaded. */
    COMPLETED,
    /** It has to be started anew. */
    FAILED,
    /** It took too long, by the API's measure or by ours, and has to be started anew. */
    TIMED_OUT,
    /** There is nothing to download. */
    SKIPPED
}

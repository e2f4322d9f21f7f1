package dev.cairn.retrieval.async;

/** The status of a job. */
public enum JobStatus {
    /** The API is still at it. */
    RUNNING,
    /** What it made can be downloaded. */
    COMPLETED,
    /** It failed and has to be started again. */
    FAILED,
    /** It timed out, in the API or here, and has to be started again. */
    TIMED_OUT,
    /** There is nothing to download. */
    SKIPPED
}

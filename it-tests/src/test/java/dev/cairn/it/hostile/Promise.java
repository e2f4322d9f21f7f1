package dev.cairn.it.hostile;

/** How a command that meets a hostile input ends. */
enum Promise {
    /** All records, COMPLETE, exit code 0. */
    READS_ALL,
    /** The stream is INCOMPLETE, an error trace says why, exit code 1. */
    FAILS,
    /** Nothing is read: an error trace, exit code 1. */
    REFUSES,
    /** Whatever comes of it, a stream that lacks a record is not COMPLETE. */
    LOUD,
    /** Any end that the protocol knows. */
    ENDS
}

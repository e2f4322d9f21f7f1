package dev.cairn.runtime.sync;

import dev.cairn.runtime.config.StreamDescriptor;
import java.util.List;

/** The progress of a stream, for monitoring. Thread-safe: counts only grow, and may be a moment old. */
public interface StreamGauge {

    /** What a stream is doing. */
    enum Phase {
        /** No worker has come to it yet. */
        WAITING,
        RUNNING,
        COMPLETE,
        /** It was not read to its end. */
        INCOMPLETE
    }

    StreamDescriptor stream();

    Phase phase();

    /** How many records have been written. */
    long records();

    /** How many pages have been read to their end. */
    long pages();

    /** How many slices were closed, whether or not they failed. */
    long slicesDone();

    /** How many slices have been begun. */
    long slicesDrawn();

    /** Whether {@link #slicesDrawn} is how many slices there are. */
    boolean allSlicesDrawn();

    /** What failed, in words for people that may hold secrets; empty if nothing did. */
    List<String> failures();
}

package dev.cairn.runtime.sync;

import dev.cairn.runtime.config.StreamDescriptor;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /** How many bytes these records took, as lines of the protocol. */
    long recordBytes();

    /** How many pages have been read to their end. */
    long pages();

    /** How many slices were closed, whether or not they failed. */
    long slicesDone();

    /** How many slices have been begun. */
    long slicesDrawn();

    /** Whether {@link #slicesDrawn} is how many slices there are. */
    boolean allSlicesDrawn();

    /** How many states have been written. */
    long states();

    /** When the last state was written; null before the first. */
    @Nullable
    Instant lastStateAt();

    /**
     * The time up to which the stream was read as its last state says it; null where there is no state, or it has no position
     * for the stream as a whole, or positions are no times.
     */
    @Nullable
    Instant position();

    /** What failed, in words for people that may hold secrets; empty if nothing did. */
    List<String> failures();
}

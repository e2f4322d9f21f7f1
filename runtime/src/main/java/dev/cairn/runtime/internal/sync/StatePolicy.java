package dev.cairn.runtime.internal.sync;

import dev.cairn.checkpoint.cursor.SliceTracker;
import dev.cairn.retrieval.SliceEvent;

/**
 * Decides which states of a stream leave, and which of its records are withdrawn. It hears what the stream's cursor hears,
 * before that. Where it withdraws, it says how many of the last records. Belongs to the read loop.
 */
interface StatePolicy {

    /** States leave as the cursor tells them, and no record is withdrawn. */
    StatePolicy AS_TOLD = new StatePolicy() {};

    static StatePolicy of(StreamTask task) {
        return task.exactStates() ? new ExactStates(task.cursor()) : AS_TOLD;
    }

    /** Whether states vouch for all records before them. */
    default boolean isExact() {
        return false;
    }

    /** Something comes of a slice. */
    default void reading(SliceTracker slice) {}

    /** A record of that slice is accepted. */
    default void accepted() {}

    /** Something happened to a slice. */
    default long happened(SliceTracker slice, SliceEvent event) {
        return 0;
    }

    /** The slice that is being read was read to its end; the cursor has heard of it. */
    default void closed() {}

    /** A slice could not be read to its end. */
    default long failed(SliceTracker slice) {
        return 0;
    }

    /** The sync is being stopped: nothing more comes of the slice that is being read, if one is. */
    default long stopped() {
        return 0;
    }

    /** The stream was read to its end: the state that follows vouches for all of it. */
    default void complete() {}

    /** Nothing more comes, and the last state has been told. */
    default long ended() {
        return 0;
    }

    /** Whether a state that the cursor tells now leaves. */
    default boolean lets() {
        return true;
    }

    /** A state has left. */
    default void left() {}

    /** Whether a state may leave once more after a long silence. */
    default boolean repeats() {
        return true;
    }
}

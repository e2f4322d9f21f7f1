package dev.cairn.flink.reader;

import dev.cairn.core.error.SyncException;
import dev.cairn.runtime.split.SplitItem;

/** What comes of a slice, on its way from the thread that reads it to the task's. */
sealed interface Fetched {

    /** A record, or what happened between records. */
    record Item(SplitItem item) implements Fetched {}

    /** The slice cannot be read further; the last of it. */
    record Failure(SyncException cause) implements Fetched {}
}

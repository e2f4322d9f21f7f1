package dev.cairn.runtime.partition;

import dev.cairn.runtime.cursor.StreamCursor;
import dev.cairn.runtime.retriever.Retriever;

/**
 * A stream that is read for its records' sake, which become partitions of another.
 *
 * @param name as it stands in parent states
 * @param cursor used by nobody else
 */
public record ParentStream(String name, Retriever retriever, StreamCursor cursor) {}

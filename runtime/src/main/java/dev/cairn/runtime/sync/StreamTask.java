package dev.cairn.runtime.sync;

import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.cursor.StreamCursor;
import dev.cairn.runtime.retriever.Retriever;

/**
 * One stream to sync.
 *
 * @param cursor what is to be read and what has been; the engine confines it to the read loop, but for its slices,
 *     which workers draw one at a time
 */
public record StreamTask(StreamDescriptor name, Retriever retriever, StreamCursor cursor) {}

package dev.cairn.runtime.sync;

import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.cursor.StreamCursor;
import dev.cairn.runtime.retriever.Retriever;

/**
 * One stream to sync.
 *
 * @param preparation runs once, before the first slice is drawn
 * @param cursor what is to be read and what has been; the engine confines it to the read loop, but for its slices,
 *     which workers draw one at a time
 */
public record StreamTask(StreamDescriptor name, Preparation preparation, Retriever retriever, StreamCursor cursor) {

    /** Work before a stream is read; it may block and fail, and then the stream fails. */
    @FunctionalInterface
    public interface Preparation {
        void run() throws InterruptedException;
    }
}

package dev.cairn.runtime.internal.sync;

import dev.cairn.checkpoint.cursor.StreamCursor;
import dev.cairn.core.error.SyncException;
import dev.cairn.retrieval.Retriever;
import dev.cairn.runtime.config.StreamDescriptor;
import java.util.List;
import java.util.stream.Stream;

/**
 * One stream to sync.
 *
 * @param preparation runs once, before the first slice is drawn
 * @param cursor what is to be read and what has been; the engine confines it to the read loop, but for its slices,
 *     which workers draw one at a time
 * @param groups with which streams it must not be read at the same time
 * @param exactStates whether each state is to vouch for all records before it
 */
public record StreamTask(
        StreamDescriptor name,
        Preparation preparation,
        Retriever retriever,
        StreamCursor cursor,
        Groups groups,
        boolean exactStates) {

    /** A stream that may be read at any time. */
    public StreamTask(StreamDescriptor name, Preparation preparation, Retriever retriever, StreamCursor cursor) {
        this(name, preparation, retriever, cursor, Groups.NONE, false);
    }

    /** A stream that fails before anything of it is read. */
    public static StreamTask failing(StreamDescriptor name, SyncException failure) {
        Preparation preparation = () -> {
            throw failure;
        };
        Retriever none = slice -> {
            throw failure;
        };
        return new StreamTask(name, preparation, none, new UnreadCursor());
    }

    /**
     * Groups of streams of which one is read at a time.
     *
     * @param own those that the stream is in
     * @param parents those that its parents are in, which are read for its slices
     */
    public record Groups(List<String> own, List<String> parents) {

        /** No groups. */
        public static final Groups NONE = new Groups(List.of(), List.of());

        public Groups {
            own = List.copyOf(own);
            parents = List.copyOf(parents);
        }

        boolean isEmpty() {
            return own.isEmpty() && parents.isEmpty();
        }

        List<String> all() {
            return Stream.concat(own.stream(), parents.stream()).distinct().toList();
        }
    }

    /** Work before a stream is read; it may block and fail, and then the stream fails. */
    @FunctionalInterface
    public interface Preparation {
        void run() throws InterruptedException;
    }
}

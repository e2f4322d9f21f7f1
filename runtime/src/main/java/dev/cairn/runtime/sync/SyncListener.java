package dev.cairn.runtime.sync;

import dev.cairn.core.error.SyncException;
import dev.cairn.core.slice.Slice;
import dev.cairn.http.HttpTransport;
import dev.cairn.runtime.config.StreamDescriptor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Hears of one sync: of its gauges before it begins, of its parts as they begin and end, and of its result. Thread-safe; called by
 * threads that wait for it, so it must not block, and it must not throw. Closed by its owner, after the sync.
 */
@FunctionalInterface
public interface SyncListener extends AutoCloseable {

    /** Hears and does nothing. */
    SyncListener NONE = gauges -> {};

    /** Begins a listener. The command line finds it as a service, by its public constructor without arguments, when it is asked to. */
    interface Provider {

        /**
         * Begins to listen to a sync.
         *
         * @param account which of many accounts the sync is of; null where there is one only
         * @param mask takes the secrets that are known by then out of a text; thread-safe
         * @param problems is told, in one line each, what the listener cannot do; thread-safe
         * @throws RuntimeException if it cannot begin: the sync goes on without it
         */
        SyncListener begin(@Nullable String account, UnaryOperator<String> mask, Consumer<String> problems);
    }

    /** Returns a network that sends the same requests, of which this hears. */
    default HttpTransport around(HttpTransport transport) {
        return transport;
    }

    /**
     * Hears that the sync is about to begin.
     *
     * @param gauges may be read by any thread, also after the sync
     */
    void begun(SyncMonitor gauges);

    /** Hears that a stream begins, before any of its slices does. */
    default void streamBegun(StreamDescriptor stream) {}

    /**
     * Hears that a stream ends, after all of its slices that were read to their end.
     *
     * @param complete false where something of it failed, or the sync was stopped
     */
    default void streamEnded(StreamDescriptor stream, boolean complete) {}

    /**
     * Hears that the calling thread begins to read a slice. It reads no other one until {@link #sliceEnded}. It sends the requests
     * of the slice itself, except for pages that are read ahead.
     */
    default void sliceBegun(StreamDescriptor stream, Slice slice) {}

    /**
     * Hears that the calling thread reads its slice no more.
     *
     * @param failure null if it was read to its end
     */
    default void sliceEnded(@Nullable SyncException failure) {}

    /** Hears the result, from its owner. A listener that is closed without one takes the sync as failed. */
    default void ended(SyncResult result) {}

    /** Ends within some seconds, and gives up what is left to do. */
    @Override
    default void close() {}
}

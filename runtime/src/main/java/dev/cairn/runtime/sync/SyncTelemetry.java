package dev.cairn.runtime.sync;

import dev.cairn.http.HttpTransport;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Tells another program how a sync goes, such as a collector of traces and metrics. For one sync; thread-safe. */
public interface SyncTelemetry extends SyncTracer, AutoCloseable {

    /** Begins one. The command line finds it as a service, by its public constructor without arguments, when it is asked to. */
    interface Provider {

        /**
         * A sync begins.
         *
         * @param account which of many accounts the sync is of; null where there is one only
         * @param mask takes the secrets that are known by then out of a text; thread-safe
         * @param problems is told, in one line each, what keeps it from telling; thread-safe
         * @throws RuntimeException if it cannot begin: the sync goes on without it
         */
        SyncTelemetry begin(@Nullable String account, UnaryOperator<String> mask, Consumer<String> problems);
    }

    /** A network that sends the same, and tells of it. */
    HttpTransport around(HttpTransport transport);

    /** What to look at while the sync runs. */
    void watch(SyncMonitor monitor);

    /** What the sync came to; where nothing is said it has failed. */
    void ended(SyncResult result);

    /** Tells what is left to be told, for some seconds at most, and gives up the rest. */
    @Override
    void close();
}

package dev.cairn.runtime.internal.assembly;

import dev.cairn.error.SyncException;
import dev.cairn.slice.Slice;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one stream is made of a template with.
 *
 * @param values what the substitutions see as {@code components_values}
 * @param slice the slice that the values were fetched with, or null for values that no API gave
 */
record ComponentValues(
        Map<String, @Nullable Object> values, @Nullable Slice slice) {

    /** Finds the values of all streams of a template. */
    @FunctionalInterface
    interface Source {

        /**
         * The values, a stream each, in order.
         *
         * @throws SyncException if they cannot be fetched
         * @throws InterruptedException if the thread was interrupted while they were fetched
         */
        List<ComponentValues> all() throws InterruptedException;
    }
}

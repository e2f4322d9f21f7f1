package dev.cairn.runtime.internal.assembly.definition;

import dev.cairn.core.error.SyncException;
import dev.cairn.core.slice.Slice;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values that are put into a stream template to make one stream.
 *
 * @param values what the templates of a {@code components_mapping} see as {@code components_values}
 * @param slice the slice that the values were fetched with, or null for values that do not come from an API
 */
public record ComponentValues(
        Map<String, @Nullable Object> values, @Nullable Slice slice) {

    /** Finds the values of all streams of a template. */
    @FunctionalInterface
    public interface Source {

        /**
         * The values, a stream each, in order.
         *
         * @throws SyncException if they cannot be fetched
         * @throws InterruptedException if the thread was interrupted while they were fetched
         */
        List<ComponentValues> all() throws InterruptedException;
    }
}

package dev.cairn.retrieval.properties;

import dev.cairn.core.error.SyncException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The properties that the requests for a page ask for. Thread-safe.
 *
 * <p>Source of the rules: {@code QueryProperties} of the Python CDK.
 *
 * @param always asked for in every request, selected or not
 * @param chunking null if one request asks for all
 */
public record QueryProperties(
        PropertyList properties,
        List<String> always,
        @Nullable PropertyChunking chunking,
        PropertySelector selector) {

    public QueryProperties {
        always = List.copyOf(always);
    }

    /**
     * What each request for a page asks for, in order; at least one.
     *
     * @throws SyncException if the properties cannot be found out
     * @throws InterruptedException if the sync is being stopped
     */
    public List<List<String>> chunks() throws InterruptedException {
        Set<String> selected = selector.selected();
        List<String> all = properties.names();
        if (chunking != null) {
            return chunking.chunks(all, always, selected);
        }
        List<String> chunk = new ArrayList<>(always);
        all.stream()
                .filter(property -> selected == null || selected.contains(property))
                .forEach(chunk::add);
        return List.of(chunk);
    }

    /** Where the parts of a page's records come together, or null if records come as a whole. */
    public @Nullable MergedRecords merging() {
        return chunking == null ? null : new MergedRecords(chunking.mergeKey());
    }
}

package dev.cairn.retrieval.properties;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Distributes properties over several requests. Immutable.
 *
 * <p>Source of the rules: {@code PropertyChunking} of the Python CDK.
 *
 * @param measure what a limit counts
 * @param limit how much fits into one request, without what is always included; null or 0 for no limit
 * @param mergeKey puts the parts of a record together again
 */
public record PropertyChunking(Measure measure, @Nullable Long limit, GroupByKey mergeKey) {

    /** What a property counts against the limit. */
    public enum Measure {
        PROPERTIES,
        /** The characters of its name, and three for what separates it from the next. */
        CHARACTERS
    }

    private static final int SEPARATOR = 3;

    /**
     * The properties of each request; at least one list, and the first is without properties of its own where the first
     * property alone is over the limit.
     *
     * @param selected null for all; without a limit nothing is left out, as in the reference
     */
    List<List<String>> chunks(List<String> properties, List<String> always, @Nullable Set<String> selected) {
        if (limit == null || limit == 0) {
            List<String> all = new ArrayList<>(properties);
            all.addAll(always);
            return List.of(all);
        }
        List<List<String>> chunks = new ArrayList<>();
        List<String> chunk = new ArrayList<>(always);
        long size = 0;
        for (String property : properties) {
            if (selected != null && !selected.contains(property)) {
                continue;
            }
            long added = sizeOf(property);
            if (size + added > limit) {
                chunks.add(chunk);
                chunk = new ArrayList<>(always);
                size = 0;
            }
            chunk.add(property);
            size += added;
        }
        chunks.add(chunk);
        return chunks;
    }

    private long sizeOf(String property) {
        return switch (measure) {
            case PROPERTIES -> 1;
            case CHARACTERS -> property.codePointCount(0, property.length()) + SEPARATOR;
        };
    }
}

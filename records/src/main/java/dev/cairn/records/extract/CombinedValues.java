package dev.cairn.records.extract;

import dev.cairn.http.response.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Joins the values of several extractors, as {@link CombinedExtractor} joins records. Thread-safe.
 *
 * @param firstMatchOnly whether extractors after the first that finds values are not asked
 * @param skipEmpty whether what Python counts as false is left out
 */
public record CombinedValues(List<ValueExtractor.BodyValues> extractors, boolean firstMatchOnly, boolean skipEmpty)
        implements ValueExtractor.BodyValues {

    public CombinedValues {
        extractors = List.copyOf(extractors);
    }

    @Override
    public ValueExtractor.Found find(Response response) throws IOException {
        Response repeatable = response.repeatable();
        List<@Nullable Object> values = new ArrayList<>();
        long skipped = 0;
        for (ValueExtractor.BodyValues extractor : extractors) {
            ValueExtractor.Found found = extractor.find(repeatable);
            ValueExtractor.Found kept = skipEmpty ? found.withoutEmpty() : found;
            if (firstMatchOnly && kept.values().isEmpty()) {
                continue;
            }
            values.addAll(kept.values());
            skipped += kept.skipped();
            if (firstMatchOnly) {
                break;
            }
        }
        return new ValueExtractor.Found(values, skipped);
    }
}

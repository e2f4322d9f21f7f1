package dev.cairn.runtime.record;

import dev.cairn.runtime.template.Scope;
import dev.cairn.runtime.template.Template;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Extracts the records of a page and keeps those that a filter wants. Thread-safe. */
public final class RecordSelector {

    private final RecordExtractor extractor;
    private final @Nullable Template filter;

    /** @param filter a condition over {@code record}; null keeps every record */
    public RecordSelector(RecordExtractor extractor, @Nullable Template filter) {
        this.extractor = extractor;
        this.filter = filter;
    }

    /** All records of a page, before the filter. */
    public List<StreamRecord> extract(byte[] body) throws MalformedBodyException {
        return extractor.extract(body);
    }

    /**
     * Those records that the filter wants, in order.
     *
     * @param scopeOf the scope to evaluate the filter in, given the record
     */
    public List<StreamRecord> select(
            List<StreamRecord> records, Function<Map<String, @Nullable Object>, Scope> scopeOf) {
        Template condition = filter;
        if (condition == null) {
            return records;
        }
        return records.stream()
                .filter(r -> condition.evaluateToBoolean(scopeOf.apply(r.tree())))
                .toList();
    }
}

package dev.cairn.runtime.record;

import dev.cairn.runtime.slice.Slice;
import dev.cairn.runtime.template.Scope;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Extracts the records of a page, and filters, transforms and normalises them. Thread-safe.
 *
 * <p>Records that nothing changes stay bytes. Source of the order: {@code RecordSelector} of the Python CDK.
 */
public final class RecordSelector {

    private final RecordExtractor extractor;
    private final List<RecordPredicate> filters;
    private final List<RecordTransformation> transformations;
    private final boolean transformsFirst;
    private final @Nullable RecordNormalizer normalizer;

    /**
     * @param filters all must want a record; the cursor's, if it filters, comes before the condition's
     * @param transformations applied in order
     * @param transformsFirst whether filters see transformed records
     * @param normalizer applied last, or null
     */
    public RecordSelector(
            RecordExtractor extractor,
            List<RecordPredicate> filters,
            List<RecordTransformation> transformations,
            boolean transformsFirst,
            @Nullable RecordNormalizer normalizer) {
        this.extractor = extractor;
        this.filters = List.copyOf(filters);
        this.transformations = List.copyOf(transformations);
        this.transformsFirst = transformsFirst;
        this.normalizer = normalizer;
    }

    /**
     * The records of a page as the API gave them.
     *
     * @throws MalformedBodyException if the body cannot be decoded
     */
    public RecordCursor open(ResponseBody body) throws IOException {
        return extractor.open(body);
    }

    /** All records of a buffered page as the API gave them. */
    public List<StreamRecord> extract(byte[] body) throws IOException {
        return extractor.extract(body);
    }

    /**
     * What is left of some records of a page, in order.
     *
     * @param records as the API gave them; their trees may be changed
     * @param scope what templates see besides the record: the configuration, the slice, the page token
     */
    public List<StreamRecord> select(List<StreamRecord> records, Slice slice, Scope scope) {
        if (filters.isEmpty() && transformations.isEmpty() && normalizer == null) {
            return records;
        }
        List<StreamRecord> selected = new ArrayList<>(records.size());
        for (StreamRecord record : records) {
            StreamRecord result = select(record, slice, scope);
            if (result != null) {
                selected.add(result);
            }
        }
        return selected;
    }

    private @Nullable StreamRecord select(StreamRecord record, Slice slice, Scope scope) {
        StreamRecord current = record;
        if (transformsFirst) {
            current = transform(current, scope);
        }
        for (RecordPredicate filter : filters) {
            if (!filter.keeps(current, slice, scope)) {
                return null;
            }
        }
        if (!transformsFirst) {
            current = transform(current, scope);
        }
        return normalize(current);
    }

    private StreamRecord transform(StreamRecord record, Scope scope) {
        if (transformations.isEmpty()) {
            return record;
        }
        Map<String, @Nullable Object> tree = record.tree();
        transformations.forEach(transformation -> transformation.transform(tree, scope));
        return StreamRecord.ofTree(tree);
    }

    private StreamRecord normalize(StreamRecord record) {
        if (normalizer == null) {
            return record;
        }
        Map<String, @Nullable Object> tree = record.tree();
        normalizer.normalize(tree);
        return StreamRecord.ofTree(tree);
    }
}

package dev.cairn.records;

import dev.cairn.core.error.TransientException;
import dev.cairn.core.slice.Slice;
import dev.cairn.http.response.Response;
import dev.cairn.templates.Scope;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
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
    private final @Nullable FileUploader uploader;
    private final List<RecordStep> steps;

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
        this(extractor, filters, transformations, transformsFirst, normalizer, null);
    }

    private RecordSelector(
            RecordExtractor extractor,
            List<RecordPredicate> filters,
            List<RecordTransformation> transformations,
            boolean transformsFirst,
            @Nullable RecordNormalizer normalizer,
            @Nullable FileUploader uploader) {
        this.extractor = extractor;
        this.filters = List.copyOf(filters);
        this.transformations = List.copyOf(transformations);
        this.transformsFirst = transformsFirst;
        this.normalizer = normalizer;
        this.uploader = uploader;
        this.steps = RecordSteps.of(filters, transformations, transformsFirst, normalizer);
    }

    /** This selector, which fetches a file for each record that it selects. */
    public RecordSelector with(FileUploader files) {
        return new RecordSelector(extractor, filters, transformations, transformsFirst, normalizer, files);
    }

    /** Whether selecting a record takes a request, so that records are better selected one by one. */
    public boolean fetchesFiles() {
        return uploader != null;
    }

    /**
     * The records of a page as the API gave them.
     *
     * @throws MalformedBodyException if the body cannot be decoded
     */
    public RecordCursor open(Response response) throws IOException {
        return extractor.open(response);
    }

    /**
     * What is left of the records of a page, in order.
     *
     * @param records as the API gave them, all that the page has; their trees may be changed
     * @param scope what templates see besides the record: the configuration, the slice, the page token
     * @param dropped takes what was dropped; null where that does not matter
     */
    public Selection select(
            List<StreamRecord> records, Slice slice, Scope scope, @Nullable List<DroppedRecord> dropped) {
        try (PageSelection page = page(slice, scope)) {
            return page.select(records, true, dropped);
        }
    }

    /**
     * Begins with a page.
     *
     * @param scope what templates see besides the record: the configuration, the slice, the page token
     */
    public PageSelection page(Slice slice, Scope scope) {
        if (filters.isEmpty() && transformations.isEmpty() && normalizer == null && uploader == null) {
            return (records, last, dropped) -> new Selection(records, null);
        }
        return steps.isEmpty()
                ? (records, last, dropped) -> selectOneByOne(records, slice, scope, dropped)
                : RecordSteps.page(steps, slice, scope, uploader == null ? null : this::withFile);
    }

    private Selection selectOneByOne(
            List<StreamRecord> records, Slice slice, Scope scope, @Nullable List<DroppedRecord> dropped) {
        List<StreamRecord> selected = new ArrayList<>(records.size());
        try {
            for (StreamRecord record : records) {
                StreamRecord seen = transformsFirst ? transform(record, scope) : record;
                if (keeps(seen, slice, scope)) {
                    selected.add(withFile(normalize(transformsFirst ? seen : transform(seen, scope))));
                } else if (dropped != null) {
                    dropped.add(new DroppedRecord(selected.size(), asIfKept(seen, scope)));
                }
            }
        } catch (RuntimeException e) {
            return new Selection(selected, e);
        }
        return new Selection(selected, null);
    }

    /**
     * What was selected of some records.
     *
     * @param records those before the failure, if there was one
     * @param failure null where all records went through
     */
    public record Selection(
            List<StreamRecord> records, @Nullable RuntimeException failure) {

        /** The same, each record changed; the first that cannot be ends them. */
        Selection with(UnaryOperator<StreamRecord> change) {
            List<StreamRecord> changed = new ArrayList<>(records.size());
            try {
                records.forEach(record -> changed.add(change.apply(record)));
            } catch (RuntimeException e) {
                return new Selection(changed, e);
            }
            return new Selection(changed, failure);
        }

        /** All records; what failed, fails here. */
        List<StreamRecord> all() {
            if (failure != null) {
                throw failure;
            }
            return records;
        }
    }

    private StreamRecord withFile(StreamRecord record) {
        if (uploader == null) {
            return record;
        }
        try {
            return uploader.upload(record.tree()).map(record::withFile).orElse(record);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransientException("The sync was stopped while a file was being fetched.");
        }
    }

    private boolean keeps(StreamRecord record, Slice slice, Scope scope) {
        for (RecordPredicate filter : filters) {
            if (!filter.keeps(record, slice, scope)) {
                return false;
            }
        }
        return true;
    }

    /**
     * A dropped record, transformed like the others, so that its cursor value can be compared with theirs. Where that
     * fails, which would not have mattered without anyone looking, the record says nothing.
     */
    private StreamRecord asIfKept(StreamRecord record, Scope scope) {
        try {
            return normalize(transformsFirst ? record : transform(record, scope));
        } catch (RuntimeException e) { // a component of the connector's may throw anything
            return StreamRecord.ofTree(new LinkedHashMap<>());
        }
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

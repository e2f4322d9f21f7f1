package dev.cairn.runtime.record.extract;

import dev.cairn.runtime.record.FieldPath;
import dev.cairn.runtime.record.MalformedBodyException;
import dev.cairn.runtime.record.RecordCursor;
import dev.cairn.runtime.record.StreamRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes a record of each item of the lists to which a path leads in a record. Thread-safe.
 *
 * <p>Source of the rules: {@code RecordExpander} of the Python CDK.
 */
public final class RecordExpander {

    private final Supplier<FieldPath> path;
    private final ParentFields parentFields;
    private final boolean emitParent;
    private final @Nullable TruncatedLists truncated;

    /**
     * @param path to lists in a record; with no segment records stay as they are
     * @param parentFields what each new record gets of the old one
     * @param emitParent whether a record without any item is kept instead of dropped
     * @param truncated fetches lists that records have in part only, or null
     */
    public RecordExpander(
            Supplier<FieldPath> path,
            ParentFields parentFields,
            boolean emitParent,
            @Nullable TruncatedLists truncated) {
        this.path = path;
        this.parentFields = parentFields;
        this.emitParent = emitParent;
        this.truncated = truncated;
    }

    /**
     * The items of a record.
     *
     * @throws MalformedBodyException if an item is no object
     */
    RecordCursor expand(StreamRecord record) throws MalformedBodyException {
        FieldPath fieldPath = path.get();
        if (fieldPath.isRoot()) {
            return RecordCursor.of(List.of(record).iterator());
        }
        Map<String, @Nullable Object> parent = record.tree();
        Map<?, ?> rest = parentFields.merged() && fieldPath.withoutLists(parent) instanceof Map<?, ?> others
                ? others
                : Collections.emptyMap();
        RecordCursor fetched = truncated == null ? null : truncated.fetch(parent);
        return fetched == null
                ? RecordCursor.of(atHand(record, fieldPath, rest).iterator())
                : new Fetched(fetched, record, fieldPath, rest);
    }

    private List<StreamRecord> atHand(StreamRecord record, FieldPath fieldPath, Map<?, ?> rest)
            throws MalformedBodyException {
        Map<String, @Nullable Object> parent = record.tree();
        List<StreamRecord> expanded = new ArrayList<>();
        for (Object found : fieldPath.values(parent)) {
            if (found instanceof List<?> items) {
                for (Object item : items) {
                    expanded.add(StreamRecord.ofTree(child(parent, rest, item)));
                }
            }
        }
        return expanded.isEmpty() && emitParent ? List.of(record) : expanded;
    }

    private Map<String, @Nullable Object> child(
            Map<String, @Nullable Object> parent, Map<?, ?> rest, @Nullable Object item) throws MalformedBodyException {
        if (parentFields.isNone()) {
            return Records.asMap(item);
        }
        return parentFields.complete(
                parent,
                rest,
                item instanceof Map<?, ?> ? Records.asMap(item) : Collections.singletonMap("value", item));
    }

    /** Items that are fetched; those of the record where there are none. */
    private final class Fetched implements RecordCursor {

        private final StreamRecord record;
        private final FieldPath fieldPath;
        private final Map<?, ?> rest;
        private RecordCursor items;
        private boolean fetching = true;
        private long count;

        Fetched(RecordCursor items, StreamRecord record, FieldPath fieldPath, Map<?, ?> rest) {
            this.items = items;
            this.record = record;
            this.fieldPath = fieldPath;
            this.rest = rest;
        }

        @Override
        public @Nullable StreamRecord next() throws IOException {
            StreamRecord item = items.next();
            if (!fetching) {
                return item;
            }
            if (item != null) {
                count++;
                return StreamRecord.ofTree(child(record.tree(), rest, item.tree()));
            }
            fetching = false;
            if (truncated != null) {
                truncated.fetched(record.tree(), count);
            }
            items = count > 0
                    ? () -> null
                    : RecordCursor.of(atHand(record, fieldPath, rest).iterator());
            return items.next();
        }
    }
}

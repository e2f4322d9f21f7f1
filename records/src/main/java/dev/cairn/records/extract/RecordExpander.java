package dev.cairn.records.extract;

import dev.cairn.records.FieldPath;
import dev.cairn.records.MalformedBodyException;
import dev.cairn.records.RecordCursor;
import dev.cairn.records.StreamRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes a record of each item of the lists to which a path leads in a record. Thread-safe.
 *
 * <p>Source of the rules: {@code RecordExpander} of the Python CDK.
 *
 * @param path to lists in a record; with no segment records stay as they are
 * @param parentFields what each new record gets of the old one
 * @param emitParent whether a record without any item is kept instead of dropped
 * @param truncated fetches lists that records have in part only, or null
 */
public record RecordExpander(
        Supplier<FieldPath> path,
        ParentFields parentFields,
        boolean emitParent,
        @Nullable TruncatedLists truncated) {

    /** The items of a record, one by one; the cursor fails where an item is no object. */
    RecordCursor expand(StreamRecord record) {
        FieldPath fieldPath = path.get();
        if (fieldPath.isRoot()) {
            return RecordCursor.of(List.of(record).iterator());
        }
        Map<String, @Nullable Object> parent = record.tree();
        Map<?, ?> rest = parentFields.merged() && fieldPath.withoutLists(parent) instanceof Map<?, ?> others
                ? others
                : Collections.emptyMap();
        RecordCursor fetched = truncated == null ? null : truncated.fetch(parent);
        return fetched == null ? atHand(record, fieldPath, rest) : new Fetched(fetched, record, fieldPath, rest);
    }

    private RecordCursor atHand(StreamRecord record, FieldPath fieldPath, Map<?, ?> rest) {
        Map<String, @Nullable Object> parent = record.tree();
        List<@Nullable Object> items = new ArrayList<>();
        for (Object found : fieldPath.values(parent)) {
            if (found instanceof List<?> list) {
                items.addAll(list);
            }
        }
        if (items.isEmpty() && emitParent) {
            return RecordCursor.of(List.of(record).iterator());
        }
        Iterator<@Nullable Object> left = items.iterator();
        return () -> left.hasNext() ? StreamRecord.ofTree(child(parent, rest, left.next())) : null;
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
            items = count > 0 ? () -> null : atHand(record, fieldPath, rest);
            return items.next();
        }
    }
}

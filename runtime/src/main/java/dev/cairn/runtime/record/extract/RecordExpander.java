package dev.cairn.runtime.record.extract;

import dev.cairn.runtime.record.FieldPath;
import dev.cairn.runtime.record.MalformedBodyException;
import dev.cairn.runtime.record.PlainTrees;
import dev.cairn.runtime.record.RecordCursor;
import dev.cairn.runtime.record.StreamRecord;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
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

    private static final String ORIGINAL_RECORD = "original_record";

    private final Supplier<FieldPath> path;
    private final boolean remainOriginalRecord;
    private final boolean emitParent;

    /**
     * @param path to lists in a record; with no segment records stay as they are
     * @param remainOriginalRecord whether each new record holds the whole old one as {@code original_record}
     * @param emitParent whether a record without any item is kept instead of dropped
     */
    public RecordExpander(Supplier<FieldPath> path, boolean remainOriginalRecord, boolean emitParent) {
        this.path = path;
        this.remainOriginalRecord = remainOriginalRecord;
        this.emitParent = emitParent;
    }

    /** Records one by one; the cursor fails where an item is no object. */
    RecordCursor expand(StreamRecord record) {
        FieldPath fieldPath = path.get();
        if (fieldPath.isRoot()) {
            return RecordCursor.of(List.of(record).iterator());
        }
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
        return () -> left.hasNext() ? StreamRecord.ofTree(child(parent, left.next())) : null;
    }

    private Map<String, @Nullable Object> child(Map<String, @Nullable Object> parent, @Nullable Object item)
            throws MalformedBodyException {
        if (!remainOriginalRecord) {
            return Records.asMap(item);
        }
        Map<String, @Nullable Object> child = new LinkedHashMap<>();
        if (item instanceof Map<?, ?>) {
            child.putAll(Records.asMap(item));
        } else {
            child.put("value", item);
        }
        child.put(ORIGINAL_RECORD, PlainTrees.copy(parent));
        return child;
    }
}

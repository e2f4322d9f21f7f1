package dev.cairn.retrieval.partition;

import dev.cairn.core.error.SystemException;
import dev.cairn.core.slice.Slice;
import dev.cairn.records.FieldPath;
import dev.cairn.records.PlainTrees;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How the records of a parent stream become partitions.
 *
 * @param key where a record holds the partition's value; a record that lacks it, or has null there, is no partition
 * @param field the name of the partition's value
 * @param extraFields where a record holds the further values of the partition, by their names; null where it lacks them
 * @param children where a record holds records of the child that came along, or null if none do
 * @param keepsState whether the parent is read incrementally, so that its state is part of the stream's
 */
public record ParentLink(
        ParentStream stream,
        FieldPath key,
        String field,
        Map<String, FieldPath> extraFields,
        @Nullable Supplier<FieldPath> children,
        boolean keepsState) {

    /** Where children that came along stand in the extra fields of a partition; an empty list where there are none. */
    public static final String CHILDREN = "child_response";

    private static final String PARENT_SLICE = "parent_slice";

    public ParentLink {
        extraFields = new LinkedHashMap<>(extraFields);
    }

    /** The partition of a record, or null if it is none. */
    @Nullable
    Slice partitionOf(ParentRecordReader.Item item) {
        Map<String, @Nullable Object> record = item.record().tree();
        List<@Nullable Object> values = key.values(record);
        if (values.isEmpty()) {
            return null;
        }
        if (values.size() > 1) {
            throw new SystemException("The parent_key " + key + " leads to more than one place in a record of stream "
                    + stream.name() + "; a partition has one value.");
        }
        Object value = values.get(0);
        if (value == null) {
            return null;
        }
        Map<String, @Nullable Object> partition = new LinkedHashMap<>();
        // Copies, so that a partition does not keep the whole page of its parent record in memory.
        partition.put(field, PlainTrees.copy(value));
        partition.put(PARENT_SLICE, item.slice().partition());
        Map<String, @Nullable Object> extras = new LinkedHashMap<>();
        if (children != null) {
            extras.put(CHILDREN, PlainTrees.copy(children(record, children.get())));
        }
        extraFields.forEach((name, path) -> extras.put(name, PlainTrees.copy(path.find(record))));
        return new Slice(partition, Map.of(), extras);
    }

    private static @Nullable Object children(Map<String, @Nullable Object> record, FieldPath path) {
        List<@Nullable Object> found = path.values(record);
        if (found.size() > 1) {
            throw new SystemException("The lazy_read_pointer " + path + " leads to more than one place in a record");
        }
        return found.isEmpty() ? List.of() : found.get(0);
    }
}

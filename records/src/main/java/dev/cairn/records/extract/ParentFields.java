package dev.cairn.records.extract;

import dev.cairn.core.error.ConfigException;
import dev.cairn.core.error.SystemException;
import dev.cairn.records.FieldPath;
import dev.cairn.records.NestedField;
import dev.cairn.records.PlainTrees;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an item of an expanded record gets from that record. Immutable.
 *
 * <p>Source of the rules: {@code RecordExpander._apply_parent_context} of the Python CDK, whose order this is: the merged
 * record first, then single values, then the whole.
 *
 * @param merged whether the item gets the members of the record as well, where it has none of their names
 * @param fields values to copy
 * @param whole whether the item gets a copy of the record as {@code original_record}
 */
public record ParentFields(boolean merged, List<Field> fields, boolean whole) {

    private static final String ORIGINAL_RECORD = "original_record";

    public ParentFields {
        fields = List.copyOf(fields);
    }

    /**
     * One value to copy.
     *
     * @param from where it stands in the record; no pattern
     * @param to where it goes in the item, as keys and indexes; no patterns
     */
    public record Field(FieldPath from, List<String> to) {}

    /** Whether items stay as they are. */
    boolean isNone() {
        return !merged && fields.isEmpty() && !whole;
    }

    /**
     * An item with what it gets; shares nothing with the record that can be changed.
     *
     * @param rest the record without the lists that are expanded; asked for where it is merged only
     */
    Map<String, @Nullable Object> complete(
            Map<String, @Nullable Object> parent, Map<?, ?> rest, Map<String, @Nullable Object> item) {
        Map<String, @Nullable Object> child = new LinkedHashMap<>();
        if (merged) {
            rest.forEach((key, value) -> child.put(String.valueOf(key), PlainTrees.copy(value)));
        }
        child.putAll(item);
        for (Field field : fields) {
            List<@Nullable Object> found = field.from().values(parent);
            set(child, field.to(), found.isEmpty() ? null : PlainTrees.copy(found.get(0)));
        }
        if (whole) {
            child.put(ORIGINAL_RECORD, PlainTrees.copy(parent));
        }
        return child;
    }

    private static void set(Map<String, @Nullable Object> child, List<String> path, @Nullable Object value) {
        try {
            NestedField.set(child, path, value);
        } catch (SystemException e) {
            throw new ConfigException("A value of the record cannot be put at " + path
                    + " of an element, which has something else than an object on the way.");
        }
    }
}

package dev.cairn.records.normalize;

import dev.cairn.core.error.SystemException;
import dev.cairn.json.scan.LazyObject;
import dev.cairn.json.scan.ValueKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A compiled part of a schema: the types of a value's members. Not changed once the whole schema is compiled. */
final class SchemaNode {

    private final Map<String, Member> properties = new LinkedHashMap<>();
    private @Nullable Member items;
    private @Nullable SchemaNode reference;
    private @Nullable String brokenReference;

    void addProperty(String name, Member member) {
        properties.put(name, member);
    }

    void setItems(Member member) {
        items = member;
    }

    void setReference(SchemaNode target) {
        reference = target;
    }

    void setBrokenReference(String pointer) {
        brokenReference = pointer;
    }

    /** Casts the members of a value, and theirs, in place. */
    void normalize(@Nullable Object value) {
        if (brokenReference != null) {
            throw new SystemException("The stream's schema refers to " + brokenReference + ", which is not there");
        }
        if (value instanceof LazyObject object && !properties.isEmpty()) {
            normalizeMembers(object);
        } else if (value instanceof Map<?, ?> map && !properties.isEmpty()) {
            normalizeProperties(map);
        } else if (value instanceof List<?> list && items != null) {
            normalizeItems(list, items);
        }
        if (reference != null) {
            reference.normalize(value);
        }
    }

    /** Decodes only what is not as the schema has it. */
    private void normalizeMembers(LazyObject record) {
        for (int i = 0; i < record.size(); i++) {
            Member member = properties.get(record.name(i));
            if (member == null || member.leaves(record, i)) {
                continue;
            }
            Object value = record.value(i);
            Object converted = member.convert(value);
            if (converted != value) {
                record.set(i, converted);
            }
            member.node.normalize(converted);
        }
    }

    /** Whether {@link #normalize} does nothing, whatever the value. */
    private boolean isEmpty() {
        return properties.isEmpty() && items == null && !refers();
    }

    private boolean refers() {
        return reference != null || brokenReference != null;
    }

    @SuppressWarnings("unchecked") // keys of plain JSON maps are strings
    private void normalizeProperties(Map<?, ?> map) {
        Map<String, @Nullable Object> record = (Map<String, @Nullable Object>) map;
        properties.forEach((name, member) -> {
            Object value = record.get(name);
            if (value == null && !record.containsKey(name)) {
                return;
            }
            Object converted = member.convert(value);
            if (converted != value) {
                record.put(name, converted);
            }
            member.node.normalize(converted);
        });
    }

    @SuppressWarnings("unchecked") // lists of plain JSON values hold anything
    private static void normalizeItems(List<?> list, Member member) {
        List<@Nullable Object> values = (List<@Nullable Object>) list;
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            Object converted = member.convert(value);
            if (converted != value) {
                values.set(i, converted);
            }
            member.node.normalize(converted);
        }
    }

    /**
     * A property or the items of a list.
     *
     * @param keepsNull whether null is one of its types
     * @param misfits hears of values that do not have its type
     */
    record Member(Conversion conversion, boolean keepsNull, SchemaNode node, Misfits misfits) {

        /** Whether a member of an object stays as it is, so far as that can be told without decoding it. */
        boolean leaves(LazyObject object, int index) {
            ValueKind kind = object.kind(index);
            if (kind == null) {
                return false;
            }
            Member items = node.items;
            if (kind != ValueKind.ARRAY || items == null || node.refers()) {
                return leaves(kind);
            }
            return conversion.leaves(kind) && object.allItems(index, items::leaves);
        }

        private boolean leaves(ValueKind kind) {
            boolean stays =
                    conversion == Conversion.NONE || (kind == ValueKind.NULL ? keepsNull : conversion.leaves(kind));
            return stays && node.isEmpty();
        }

        @Nullable
        Object convert(@Nullable Object value) {
            if (value == null && keepsNull) {
                return null;
            }
            Object converted = conversion.cast(value);
            if (!conversion.fits(converted)) {
                misfits.found(converted);
            }
            return converted;
        }
    }
}

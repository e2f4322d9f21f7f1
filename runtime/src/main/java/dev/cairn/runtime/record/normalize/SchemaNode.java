package dev.cairn.runtime.record.normalize;

import dev.cairn.runtime.error.SystemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a schema says of a value's members, compiled. Not changed once the whole schema is compiled. */
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
        if (value instanceof Map<?, ?> map && !properties.isEmpty()) {
            normalizeProperties(map);
        } else if (value instanceof List<?> list && items != null) {
            normalizeItems(list, items);
        }
        if (reference != null) {
            reference.normalize(value);
        }
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
     */
    record Member(Conversion conversion, boolean keepsNull, SchemaNode node) {

        @Nullable
        Object convert(@Nullable Object value) {
            return value == null && keepsNull ? null : conversion.cast(value);
        }
    }
}

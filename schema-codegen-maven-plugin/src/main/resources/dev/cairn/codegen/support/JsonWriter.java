package dev.cairn.codegen.support;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes models as plain JSON. */
final class JsonWriter {

    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

    /** Writes a member, unless its value is absent. */
    JsonWriter put(String name, @Nullable Object value) {
        if (value != null) {
            members.put(name, plain(value));
        }
        return this;
    }

    /** Writes a member that has to be there, even if it is null. */
    JsonWriter putEvenNull(String name, @Nullable Object value) {
        members.put(name, plain(value));
        return this;
    }

    /** Writes a list or map, unless it stands for an absent one. */
    JsonWriter putUnlessAbsent(String name, @Nullable Object value) {
        return value == Copies.NO_LIST || value == Copies.NO_MAP ? this : put(name, value);
    }

    /** Writes the members that the schema doesn't name. */
    JsonWriter putAll(@Nullable Map<String, ?> others) {
        if (others == null) {
            return this;
        }
        others.forEach((name, value) -> members.put(name, plain(value)));
        return this;
    }

    /** A list of elements that are written by a class of their own. */
    @SuppressWarnings("unchecked")
    static <T extends @Nullable Object> @Nullable List<@Nullable Object> list(
            @Nullable List<T> values, Function<T, @Nullable Object> write) {
        if (values == null || values == Copies.NO_LIST) {
            return (List<@Nullable Object>) values;
        }
        List<@Nullable Object> written = new ArrayList<>(values.size());
        values.forEach(value -> written.add(write.apply(value)));
        return written;
    }

    /** A map to values that are written by a class of their own. */
    @SuppressWarnings("unchecked")
    static <T extends @Nullable Object> @Nullable Map<String, @Nullable Object> map(
            @Nullable Map<String, T> values, Function<T, @Nullable Object> write) {
        if (values == null || values == Copies.NO_MAP) {
            return (Map<String, @Nullable Object>) values;
        }
        Map<String, @Nullable Object> written = new LinkedHashMap<>();
        values.forEach((name, value) -> written.put(name, write.apply(value)));
        return written;
    }

    Map<String, @Nullable Object> toMap() {
        return members;
    }

    static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof JsonModel model) {
            return model.toJson();
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>(list.size());
            list.forEach(element -> copy.add(plain(element)));
            return copy;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((name, element) -> copy.put(String.valueOf(name), plain(element)));
            return copy;
        }
        if (value instanceof OffsetDateTime time) {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
        }
        if (value == null || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        return value.toString();
    }
}

package dev.cairn.codegen.support;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What models are written to, member by member: plain JSON, or text. Not thread-safe. */
public abstract class JsonWriter {

    /** The place of the next member in the shape. */
    int next;

    JsonWriter() {}

    /** Begins an object whose members are put in the order of its shape. */
    abstract JsonWriter object(JsonShape<?> shape);

    /** Ends the object that was begun last. */
    abstract void end();

    /** Writes a member that the shape knows. */
    abstract void member(int index, String name, @Nullable Object value);

    /** Writes any other member. */
    abstract void other(String name, @Nullable Object value);

    /** Writes a value: plain JSON, a model, or something that is written as text. */
    abstract void value(@Nullable Object value);

    /** Writes a member, unless its value is absent. */
    final JsonWriter put(String name, @Nullable Object value) {
        int index = next++;
        if (value != null) {
            member(index, name, value);
        }
        return this;
    }

    /** Writes a member that has to be there, even if it is null. */
    final JsonWriter putEvenNull(String name, @Nullable Object value) {
        member(next++, name, value);
        return this;
    }

    /** Writes a list or map, unless it stands for an absent one. */
    final JsonWriter putUnlessAbsent(String name, @Nullable Object value) {
        return put(name, value == Copies.NO_LIST || value == Copies.NO_MAP ? null : value);
    }

    /** Writes a member, unless it is absent; null, if the form says so. */
    final JsonWriter putOrNull(String name, @Nullable Object value, JsonForm form) {
        return value == null && form.isNull(name) ? putEvenNull(name, null) : put(name, value);
    }

    /** Writes the members that the schema doesn't name. */
    final JsonWriter putAll(@Nullable Map<String, ?> others) {
        if (others != null && !others.isEmpty()) {
            others.forEach(this::other);
        }
        return this;
    }

    /** An object as plain JSON. */
    static Map<String, @Nullable Object> map(JsonModel model) {
        PlainWriter writer = new PlainWriter();
        model.write(writer);
        return writer.members;
    }

    /** A list of elements that are written by a class of their own. */
    static <T extends @Nullable Object> @Nullable List<@Nullable Object> list(
            @Nullable List<T> values, Function<T, @Nullable Object> write) {
        if (values == null) {
            return null;
        }
        if (Copies.isSingle(values)) {
            return Copies.single(write.apply(values.get(0)));
        }
        List<@Nullable Object> written = new ArrayList<>(values.size());
        values.forEach(value -> written.add(write.apply(value)));
        return written;
    }

    /** A map to values that are written by a class of their own. */
    static <T extends @Nullable Object> @Nullable Map<String, @Nullable Object> map(
            @Nullable Map<String, T> values, Function<T, @Nullable Object> write) {
        if (values == null) {
            return null;
        }
        Map<String, @Nullable Object> written = new LinkedHashMap<>();
        values.forEach((name, value) -> written.put(name, write.apply(value)));
        return written;
    }

    static @Nullable Object plain(@Nullable Object value) {
        // What is met most goes first: whether an object has an interface takes longer to find out than its class.
        if (value instanceof Double real) {
            return JsonNumbers.written(real);
        }
        if (value instanceof String || value instanceof Long || value instanceof Boolean) {
            return value;
        }
        if (value instanceof JsonModel model) {
            return model.toJson();
        }
        if (value instanceof List<?> list && Copies.isSingle(value)) {
            return plain(list.get(0));
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>(list.size());
            for (Object element : list) {
                copy.add(plain(element));
            }
            return copy;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                copy.put(String.valueOf(entry.getKey()), plain(entry.getValue()));
            }
            return copy;
        }
        return value == null || value instanceof Number || value instanceof Boolean ? value : text(value);
    }

    /** What is written as text: a time, a URI. */
    static String text(Object value) {
        return value instanceof OffsetDateTime time
                ? DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time)
                : value.toString();
    }

    /** Makes a map of one object. */
    private static final class PlainWriter extends JsonWriter {

        private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

        @Override
        public JsonWriter object(JsonShape<?> shape) {
            return this;
        }

        @Override
        public void end() {}

        @Override
        public void member(int index, String name, @Nullable Object value) {
            members.put(name, plain(value));
        }

        @Override
        public void other(String name, @Nullable Object value) {
            members.put(name, plain(value));
        }

        @Override
        public void value(@Nullable Object value) {
            throw new IllegalStateException("only objects are made into maps");
        }
    }
}

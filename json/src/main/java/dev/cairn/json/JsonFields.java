package dev.cairn.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the members of an object of plain JSON values, and names what is not as expected, in an
 * {@link IllegalArgumentException}. Immutable.
 *
 * @param what has the members, for messages
 */
public record JsonFields(String what, Map<String, ?> json) {

    /** Whether there is a value other than null. */
    public boolean has(String name) {
        return json.get(name) != null;
    }

    /** A text. */
    public String text(String name) {
        return expect(name, String.class);
    }

    /** A whole number; what is behind a decimal point is left out. */
    public long number(String name) {
        return expect(name, Number.class).longValue();
    }

    /** True or false. */
    public boolean flag(String name) {
        return expect(name, Boolean.class);
    }

    /** A list, each item as text; empty where there is none. */
    public List<String> texts(String name) {
        List<?> items = has(name) ? expect(name, List.class) : List.of();
        return items.stream().map(String::valueOf).toList();
    }

    /** An object of its own, which may be changed; empty where there is none. */
    public Map<String, @Nullable Object> object(String name) {
        return has(name) ? copy(expect(name, Map.class)) : new LinkedHashMap<>();
    }

    /** A list of objects. */
    public List<Map<String, @Nullable Object>> objects(String name) {
        List<?> items = expect(name, List.class);
        return items.stream().map(item -> copy((Map<?, ?>) item)).toList();
    }

    /** The members of an object; without any where there is none. */
    public JsonFields part(String name) {
        return new JsonFields(what, object(name));
    }

    private static Map<String, @Nullable Object> copy(Map<?, ?> map) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), value));
        return copy;
    }

    private <T> T expect(String name, Class<T> type) {
        Object value = json.get(name);
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException(
                    what + " has " + value + " for " + name + "; expected a " + type.getSimpleName() + ".");
        }
        return type.cast(value);
    }
}

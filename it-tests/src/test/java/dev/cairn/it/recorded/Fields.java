package dev.cairn.it.recorded;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one object of a case's file, taken one by one; what nobody takes is a mistake of the case's author. Not
 * thread-safe.
 */
final class Fields {

    private final String where;
    private final Map<String, @Nullable Object> left;

    /**
     * @param where what the object is, for messages
     */
    Fields(String where, @Nullable Object object) {
        this.where = where;
        if (!(object instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException(where + ": an object is expected, not " + object);
        }
        this.left = new LinkedHashMap<>();
        map.forEach((key, value) -> left.put(String.valueOf(key), value));
    }

    boolean has(String key) {
        return left.containsKey(key);
    }

    @Nullable
    Object take(String key) {
        return left.remove(key);
    }

    @Nullable
    String text(String key) {
        Object value = left.remove(key);
        return value == null ? null : String.valueOf(value);
    }

    String text(String key, String whenAbsent) {
        String value = text(key);
        return value == null ? whenAbsent : value;
    }

    boolean flag(String key) {
        return Boolean.TRUE.equals(left.remove(key));
    }

    /** A number, or what to take when there is none. */
    Number number(String key, Number whenAbsent) {
        return left.remove(key) instanceof Number number ? number : whenAbsent;
    }

    List<?> list(String key) {
        return left.remove(key) instanceof List<?> list ? list : List.of();
    }

    List<String> texts(String key) {
        return list(key).stream().map(String::valueOf).toList();
    }

    Map<String, String> textsByName(String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (left.remove(key) instanceof Map<?, ?> map) {
            map.forEach((name, value) -> texts.put(String.valueOf(name), String.valueOf(value)));
        }
        return texts;
    }

    /** Fails if a key is left that nobody knows. */
    void end() {
        if (!left.isEmpty()) {
            Set<String> unknown = new TreeSet<>(left.keySet());
            throw new IllegalArgumentException(where + ": unknown keys " + unknown);
        }
    }
}

package dev.cairn.template;

import dev.cairn.template.internal.value.Dicts;
import dev.cairn.template.internal.value.Ellipsis;
import dev.cairn.template.internal.value.PySet;
import dev.cairn.template.internal.value.PyType;
import dev.cairn.template.internal.value.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Converts Python's values to plain JSON values: tuples and sets to lists, keys to text, and values without a form in
 * JSON to text.
 */
final class PlainValues {

    private PlainValues() {}

    static @Nullable Object of(@Nullable Object value) {
        if (value == null || value instanceof String) {
            return value;
        }
        return switch (PyType.of(value)) {
            case BOOL, INT, FLOAT -> value;
            case LIST, TUPLE -> list((List<?>) value);
            case SET -> list(((PySet) value).items());
            case DICT -> map((Map<?, ?>) value);
            case NONE, STR, MARKUP, COMPLEX, BYTES, DATETIME, DATE, TIME, TIMEDELTA, DURATION, OBJECT ->
                value == Ellipsis.VALUE ? "..." : Text.str(value);
        };
    }

    private static List<@Nullable Object> list(List<?> items) {
        List<@Nullable Object> plain = new ArrayList<>(items.size());
        items.forEach(item -> plain.add(of(item)));
        return plain;
    }

    private static Map<String, @Nullable Object> map(Map<?, ?> dict) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        dict.forEach((key, item) -> plain.put(key(Dicts.original(dict, key)), of(item)));
        return plain;
    }

    /** A key as Python's JSON writer has it. */
    private static String key(@Nullable Object key) {
        if (key == null) {
            return "null";
        }
        return key instanceof Boolean ? key.toString() : Text.str(key);
    }
}

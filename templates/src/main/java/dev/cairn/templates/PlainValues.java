package dev.cairn.templates;

import dev.cairn.templates.internal.value.Dicts;
import dev.cairn.templates.internal.value.PyType;
import dev.cairn.templates.internal.value.Text;
import dev.cairn.templates.value.Missing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Converts Python's values to plain JSON values as Python's JSON writer does: tuples to lists, keys to text. */
final class PlainValues {

    private PlainValues() {}

    /** Returns the plain value, or {@link Missing#VALUE} if JSON has no form for it, or for something in it. */
    static @Nullable Object of(@Nullable Object value) {
        if (value == null || value instanceof String) {
            return value;
        }
        return switch (PyType.of(value)) {
            case BOOL, INT, FLOAT -> value;
            case LIST, TUPLE -> list((List<?>) value);
            case DICT -> map((Map<?, ?>) value);
            case STR, MARKUP -> Text.str(value);
            case NONE, SET, COMPLEX, BYTES, DATETIME, DATE, TIME, TIMEDELTA, DURATION, OBJECT -> Missing.VALUE;
        };
    }

    private static Object list(List<?> items) {
        List<@Nullable Object> plain = new ArrayList<>(items.size());
        for (Object item : items) {
            Object converted = of(item);
            if (converted == Missing.VALUE) {
                return converted;
            }
            plain.add(converted);
        }
        return plain;
    }

    private static Object map(Map<?, ?> dict) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : dict.entrySet()) {
            Object key = key(Dicts.original(dict, entry.getKey()));
            Object value = of(entry.getValue());
            if (!(key instanceof String name) || value == Missing.VALUE) {
                return Missing.VALUE;
            }
            plain.put(name, value);
        }
        return plain;
    }

    /** Returns a key as Python's JSON writer has it, or {@link Missing#VALUE}. */
    private static Object key(@Nullable Object key) {
        if (key == null) {
            return "null";
        }
        return switch (PyType.of(key)) {
            case BOOL -> key.toString();
            case FLOAT -> Double.isInfinite((Double) key) ? key.toString() : Text.str(key);
            case INT, STR, MARKUP -> Text.str(key);
            case NONE, LIST, TUPLE, SET, DICT, COMPLEX, BYTES, DATETIME, DATE, TIME, TIMEDELTA, DURATION, OBJECT ->
                Missing.VALUE;
        };
    }
}

package dev.cairn.templates;

import dev.cairn.pythonvalues.PythonNumbers;
import dev.cairn.templates.internal.value.Bytes;
import dev.cairn.templates.internal.value.Complex;
import dev.cairn.templates.internal.value.Dicts;
import dev.cairn.templates.internal.value.Ellipsis;
import dev.cairn.templates.internal.value.PySet;
import dev.cairn.templates.internal.value.PyType;
import dev.cairn.templates.internal.value.Text;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A template's value with its type in Python, as the command line shows it.
 *
 * @param type Python's name of the type; {@code null} for None
 * @param value a plain JSON value; what JSON lacks is tagged: {@code {"$tuple": […]}}, {@code {"$set": […]}},
 *     {@code {"$dict": [[key, value], …]}} with keys that are no strings, {@code {"$bytes": base64}},
 *     {@code {"$float": "inf"}}, {@code {"$complex": repr}}, {@code {"$ellipsis": true}}
 */
public record TypedResult(String type, @Nullable Object value) {

    static TypedResult of(@Nullable Object value) {
        return new TypedResult(value == null ? "null" : PyType.nameOf(value), tagged(value));
    }

    private static @Nullable Object tagged(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        return switch (PyType.of(value)) {
            case STR, BOOL, INT -> value;
            case FLOAT ->
                Double.isFinite((Double) value) ? value : Map.of("$float", PythonNumbers.repr((Double) value));
            case LIST -> items((List<?>) value);
            case TUPLE -> Map.of("$tuple", items((List<?>) value));
            case SET -> Map.of("$set", items(((PySet) value).items()));
            case BYTES -> Map.of("$bytes", Base64.getEncoder().encodeToString(((Bytes) value).content()));
            case COMPLEX -> Map.of("$complex", ((Complex) value).repr());
            case DICT -> dict((Map<?, ?>) value);
            case NONE, MARKUP, DATETIME, DATE, TIME, TIMEDELTA, DURATION, OBJECT ->
                value == Ellipsis.VALUE ? Map.of("$ellipsis", true) : Text.str(value);
        };
    }

    private static List<@Nullable Object> items(List<?> items) {
        List<@Nullable Object> tagged = new ArrayList<>(items.size());
        items.forEach(item -> tagged.add(tagged(item)));
        return tagged;
    }

    private static Object dict(Map<?, ?> dict) {
        List<@Nullable Object> keys = Dicts.keys(dict);
        if (keys.stream().allMatch(String.class::isInstance)) {
            Map<String, @Nullable Object> plain = new LinkedHashMap<>();
            keys.forEach(key -> plain.put(String.valueOf(key), tagged(Dicts.get(dict, key))));
            return plain;
        }
        List<@Nullable Object> pairs = new ArrayList<>();
        for (Object key : keys) {
            List<@Nullable Object> pair = new ArrayList<>();
            pair.add(tagged(key));
            pair.add(tagged(Dicts.get(dict, key)));
            pairs.add(pair);
        }
        return Map.of("$dict", pairs);
    }

    /** The result as a JSON object with {@code type} and {@code value}. */
    public Map<String, @Nullable Object> toJson() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("type", type);
        json.put("value", value);
        return json;
    }
}

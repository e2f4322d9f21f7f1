package dev.cairn.it.recorded;

import dev.cairn.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells in lines what differs between two plain values; 1 and 1.0 differ. */
final class Differences {

    private static final int LENGTH = 200;

    private final List<String> lines = new ArrayList<>();

    private Differences() {}

    static List<String> between(@Nullable Object expected, @Nullable Object actual) {
        Differences differences = new Differences();
        differences.compare("", expected, actual);
        return differences.lines;
    }

    private void compare(String path, @Nullable Object expected, @Nullable Object actual) {
        if (expected instanceof Map<?, ?> e && actual instanceof Map<?, ?> a) {
            Set<Object> keys = new LinkedHashSet<>(e.keySet());
            keys.addAll(a.keySet());
            for (Object key : keys) {
                String inside = path.isEmpty() ? String.valueOf(key) : path + "." + key;
                if (!a.containsKey(key)) {
                    lines.add(inside + ": missing, expected " + shortly(e.get(key)));
                } else if (!e.containsKey(key)) {
                    lines.add(inside + ": not expected: " + shortly(a.get(key)));
                } else {
                    compare(inside, e.get(key), a.get(key));
                }
            }
        } else if (expected instanceof List<?> e && actual instanceof List<?> a) {
            for (int i = 0; i < Math.max(e.size(), a.size()); i++) {
                String inside = path + "[" + i + "]";
                if (i >= a.size()) {
                    lines.add(inside + ": missing, expected " + shortly(e.get(i)));
                } else if (i >= e.size()) {
                    lines.add(inside + ": not expected: " + shortly(a.get(i)));
                } else {
                    compare(inside, e.get(i), a.get(i));
                }
            }
        } else if (!Objects.equals(expected, actual)) {
            lines.add(path + ": expected " + shortly(expected) + ", got " + shortly(actual));
        }
    }

    private static String shortly(@Nullable Object value) {
        String text = Json.write(value);
        return text.length() <= LENGTH ? text : text.substring(0, LENGTH) + "…";
    }
}

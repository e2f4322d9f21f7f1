package dev.cairn.workbench.cases;

import dev.cairn.json.Json;
import dev.cairn.pythonvalues.words.Phrases;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where two JSON values differ, in words. The order of members does not count. */
final class JsonDifferences {

    private static final int MOST = 10;
    private static final int LONGEST_VALUE = 200;

    private final List<String> found = new ArrayList<>();

    private JsonDifferences() {}

    /** The first differences, each with the path to it. */
    static List<String> between(@Nullable Object expected, @Nullable Object actual) {
        JsonDifferences differences = new JsonDifferences();
        differences.compare("", expected, actual);
        if (differences.found.size() > MOST) {
            int more = differences.found.size() - MOST;
            List<String> first = new ArrayList<>(differences.found.subList(0, MOST));
            first.add("and " + more + " more");
            return first;
        }
        return differences.found;
    }

    private void compare(String path, @Nullable Object expected, @Nullable Object actual) {
        if (expected instanceof Map<?, ?> one && actual instanceof Map<?, ?> other) {
            Set<Object> names = new LinkedHashSet<>(one.keySet());
            names.addAll(other.keySet());
            for (Object name : names) {
                String inside = path.isEmpty() ? name.toString() : path + "/" + name;
                if (!one.containsKey(name)) {
                    found.add(inside + ": not expected, found " + shown(other.get(name)));
                } else if (!other.containsKey(name)) {
                    found.add(inside + ": expected " + shown(one.get(name)) + ", but it is missing");
                } else {
                    compare(inside, one.get(name), other.get(name));
                }
            }
        } else if (expected instanceof List<?> one && actual instanceof List<?> other) {
            for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
                compare(path + "/" + i, one.get(i), other.get(i));
            }
            if (one.size() != other.size()) {
                found.add(path + ": expected " + one.size() + ", found " + other.size());
            }
        } else if (!Json.write(expected).equals(Json.write(actual))) {
            found.add((path.isEmpty() ? "" : path + ": ") + "expected " + shown(expected) + ", found " + shown(actual));
        }
    }

    private static String shown(@Nullable Object value) {
        String text = Json.write(value);
        return Phrases.shortened(text, LONGEST_VALUE);
    }
}

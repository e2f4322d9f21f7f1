package dev.cairn.runtime.internal.trial;

import dev.cairn.json.Json;
import dev.cairn.pythonvalues.words.Phrases;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says in words why there is nothing at a path. */
final class MissingPath {

    private static final int MOST_NAMES = 8;
    private static final int LONGEST_VALUE = 60;

    private MissingPath() {}

    /**
     * Where a path ends too soon.
     *
     * @param path keys, indexes of lists, and patterns, which are not looked into
     */
    static String in(@Nullable Object root, List<String> path) {
        Object current = root;
        String where = "the answer";
        for (String step : path) {
            if (step.contains("*") || step.contains("?") || step.contains("[")) {
                return "nothing in " + where + " fits the pattern '" + step + "' and what follows it";
            }
            Object next = child(current, step);
            if (next == null && !(current instanceof Map<?, ?> members && members.containsKey(step))) {
                return where + " has no '" + step + "'; " + described(current);
            }
            current = next;
            where = where.equals("the answer")
                    ? "'" + step + "'"
                    : where.substring(0, where.length() - 1) + "." + step + "'";
        }
        return where + (where.equals("the answer") ? " " : " is there, but ") + nothing(current);
    }

    private static @Nullable Object child(@Nullable Object parent, String step) {
        if (parent instanceof Map<?, ?> members) {
            return members.get(step);
        }
        if (parent instanceof List<?> items && step.matches("\\d{1,9}")) {
            int index = Integer.parseInt(step);
            return index < items.size() ? items.get(index) : null;
        }
        return null;
    }

    private static String described(@Nullable Object value) {
        if (value instanceof Map<?, ?> members) {
            List<String> names = members.keySet().stream()
                    .limit(MOST_NAMES)
                    .map(name -> "'" + name + "'")
                    .toList();
            String more = members.size() > MOST_NAMES ? " and " + (members.size() - MOST_NAMES) + " others" : "";
            return members.isEmpty() ? "it is an empty object" : "it has " + String.join(", ", names) + more;
        }
        if (value instanceof List<?> items) {
            return "it is a list of " + items.size();
        }
        String text = Json.write(value);
        return "it is " + Phrases.shortened(text, LONGEST_VALUE);
    }

    private static String nothing(@Nullable Object value) {
        if (value instanceof List<?> items) {
            return items.isEmpty() ? "is an empty list" : "none of its " + items.size() + " items is a record";
        }
        return "is no record: " + described(value);
    }
}

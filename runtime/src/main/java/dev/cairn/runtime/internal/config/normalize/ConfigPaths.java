package dev.cairn.runtime.internal.config.normalize;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Follows paths of keys and list positions through plain values, as leniently as dpath in the reference. */
final class ConfigPaths {

    static final String ANY = "*";

    private ConfigPaths() {}

    /** All values at a path, in which {@code *} stands for every key or item. */
    static List<@Nullable Object> find(@Nullable Object root, List<String> path) {
        List<@Nullable Object> found = new ArrayList<>();
        found.add(root);
        for (String step : path) {
            List<@Nullable Object> next = new ArrayList<>();
            for (Object value : found) {
                collect(value, step, next);
            }
            found = next;
        }
        return found;
    }

    private static void collect(@Nullable Object value, String step, List<@Nullable Object> found) {
        if (value instanceof Map<?, ?> map) {
            if (step.equals(ANY)) {
                found.addAll(map.values());
            } else if (map.containsKey(step)) {
                found.add(map.get(step));
            }
        } else if (value instanceof List<?> list) {
            if (step.equals(ANY)) {
                found.addAll(list);
            } else if (isIndex(step, list)) {
                found.add(list.get(Integer.parseInt(step)));
            }
        }
    }

    /** Puts a value at a path; objects that are missing on the way are made. A list is entered by position only. */
    static void put(Map<String, @Nullable Object> root, List<String> path, @Nullable Object value) {
        Object current = root;
        for (int i = 0; i < path.size(); i++) {
            String step = path.get(i);
            boolean last = i == path.size() - 1;
            if (current instanceof List<?> list && isIndex(step, list)) {
                List<@Nullable Object> items = items(list);
                int index = Integer.parseInt(step);
                if (last) {
                    items.set(index, value);
                } else {
                    items.set(index, entered(items.get(index)));
                }
                current = items.get(index);
            } else if (current instanceof Map<?, ?> map) {
                Map<String, @Nullable Object> members = members(map);
                members.put(step, last ? value : entered(members.get(step)));
                current = members.get(step);
            } else {
                return;
            }
        }
    }

    private static Object entered(@Nullable Object value) {
        return value instanceof Map<?, ?> || value instanceof List<?> ? value : new LinkedHashMap<>();
    }

    /** Removes what stands at a path: a key goes, an item of a list becomes null. */
    static void remove(Map<String, @Nullable Object> root, List<String> path) {
        if (path.isEmpty()) {
            return;
        }
        String last = path.get(path.size() - 1);
        for (Object parent : find(root, path.subList(0, path.size() - 1))) {
            if (parent instanceof Map<?, ?> map) {
                if (last.equals(ANY)) {
                    map.clear();
                } else {
                    map.remove(last);
                }
            } else if (parent instanceof List<?> list) {
                List<@Nullable Object> items = items(list);
                if (last.equals(ANY)) {
                    items.replaceAll(item -> null);
                } else if (isIndex(last, list)) {
                    items.set(Integer.parseInt(last), null);
                }
            }
        }
    }

    private static boolean isIndex(String step, List<?> list) {
        return step.matches("\\d{1,9}") && Integer.parseInt(step) < list.size();
    }

    @SuppressWarnings("unchecked") // keys of JSON objects are strings
    static Map<String, @Nullable Object> members(Map<?, ?> map) {
        return (Map<String, @Nullable Object>) map;
    }

    @SuppressWarnings("unchecked") // items of JSON arrays are anything
    private static List<@Nullable Object> items(List<?> list) {
        return (List<@Nullable Object>) list;
    }
}

package dev.cairn.records;

import dev.cairn.core.error.SystemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sets a value at a path and makes what is missing on the way.
 *
 * <p>A segment of digits is an index where a list stands, and makes a list where nothing stands; lists are filled up
 * with nulls. Source of the rules: {@code dpath.new}.
 */
public final class NestedField {

    private NestedField() {}

    /**
     * Sets the value, in place of what stands there.
     *
     * @throws SystemException if something on the way has no members, or a list is asked for a key
     */
    @SuppressWarnings("unchecked") // keys of plain JSON maps are strings, lists hold anything
    public static void set(Map<String, @Nullable Object> record, List<String> path, @Nullable Object value) {
        Object current = record;
        for (int i = 0; i < path.size(); i++) {
            boolean last = i == path.size() - 1;
            String segment = path.get(i);
            if (current instanceof Map<?, ?>) {
                Map<String, @Nullable Object> map = (Map<String, @Nullable Object>) current;
                if (last) {
                    map.put(segment, value);
                } else {
                    if (!map.containsKey(segment)) {
                        map.put(segment, container(path.get(i + 1)));
                    }
                    current = map.get(segment);
                }
            } else if (current instanceof List<?>) {
                List<@Nullable Object> list = (List<@Nullable Object>) current;
                int index = index(path, i);
                boolean missing = index >= list.size();
                while (list.size() <= index) {
                    list.add(null);
                }
                if (last) {
                    list.set(index, value);
                } else {
                    if (missing) {
                        list.set(index, container(path.get(i + 1)));
                    }
                    current = list.get(index);
                }
            } else {
                throw new SystemException("Cannot add the field " + path
                        + ": there is a value without members in place of " + path.get(i - 1));
            }
        }
    }

    private static Object container(String nextSegment) {
        return isIndex(nextSegment) ? new ArrayList<@Nullable Object>() : new LinkedHashMap<String, @Nullable Object>();
    }

    private static int index(List<String> path, int position) {
        String segment = path.get(position);
        if (!isIndex(segment) || segment.length() > 7) {
            throw new SystemException("Cannot add the field " + path + ": a list has no member " + segment);
        }
        return Integer.parseInt(segment);
    }

    private static boolean isIndex(String segment) {
        return !segment.isEmpty() && segment.chars().allMatch(Character::isDigit);
    }
}

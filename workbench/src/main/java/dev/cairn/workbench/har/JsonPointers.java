package dev.cairn.workbench.har;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** JSON Pointers (RFC 6901) into plain JSON values. */
final class JsonPointers {

    private JsonPointers() {}

    /** The value that a pointer leads to; null where there is none. */
    static @Nullable Object find(@Nullable Object root, String pointer) {
        Object value = root;
        for (String step : pointer.substring(Math.min(1, pointer.length())).split("/", -1)) {
            String name = step.replace("~1", "/").replace("~0", "~");
            if (value instanceof Map<?, ?> object) {
                value = object.get(name);
            } else if (value instanceof List<?> array && name.matches("\\d{1,9}")) {
                int index = Integer.parseInt(name);
                value = index < array.size() ? array.get(index) : null;
            } else {
                return null;
            }
        }
        return value;
    }

    /** A copy in which each scalar is what a function makes of its pointer and itself. */
    static @Nullable Object mapped(
            @Nullable Object value, String pointer, BiFunction<String, @Nullable Object, @Nullable Object> leaf) {
        if (value instanceof Map<?, ?> object) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            object.forEach((name, member) ->
                    copy.put(name.toString(), mapped(member, pointer + "/" + escaped(name.toString()), leaf)));
            return copy;
        }
        if (value instanceof List<?> array) {
            return IntStream.range(0, array.size())
                    .collect(
                            ArrayList<@Nullable Object>::new,
                            (list, i) -> list.add(mapped(array.get(i), pointer + "/" + i, leaf)),
                            ArrayList::addAll);
        }
        return leaf.apply(pointer, value);
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}

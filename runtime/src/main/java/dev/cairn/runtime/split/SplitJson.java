package dev.cairn.runtime.split;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the members of an object of plain JSON values, and names those that are not as expected. */
record SplitJson(String what, Map<String, ?> json) {

    String text(String name) {
        return expect(name, String.class);
    }

    long number(String name) {
        return expect(name, Number.class).longValue();
    }

    /** Empty where there is none. */
    List<String> texts(String name) {
        return json.containsKey(name)
                ? ((List<?>) expect(name, List.class))
                        .stream().map(String::valueOf).toList()
                : List.of();
    }

    /** Empty where there is none. */
    Map<String, @Nullable Object> object(String name) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        if (json.containsKey(name)) {
            ((Map<?, ?>) expect(name, Map.class)).forEach((key, value) -> object.put(String.valueOf(key), value));
        }
        return object;
    }

    private <T> T expect(String name, Class<T> type) {
        Object value = json.get(name);
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException("The " + what + " of a split has " + value + " for " + name
                    + "; expected a " + type.getSimpleName() + ".");
        }
        return type.cast(value);
    }
}

package dev.cairn.checkpoint;

import dev.cairn.checkpoint.cursor.CursorValue;
import dev.cairn.checkpoint.cursor.Interval;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads snapshots, plain JSON values, and names what is not there. Immutable. */
record Snapshot(Map<String, ?> json) {

    long number(String name) {
        return expect(name, Number.class).longValue();
    }

    String text(String name) {
        return expect(name, String.class);
    }

    boolean flag(String name) {
        return Boolean.TRUE.equals(json.get(name));
    }

    List<?> list(String name) {
        return expect(name, List.class);
    }

    Snapshot part(String name) {
        return new Snapshot(object(expect(name, Map.class)));
    }

    @Nullable
    Map<String, @Nullable Object> objectOrNull(String name) {
        return json.get(name) == null ? null : object(json.get(name));
    }

    @Nullable
    CursorValue positionOrNull(String name) {
        Object value = json.get(name);
        return value == null ? null : CursorValue.ofJson(value);
    }

    /** All members. */
    Map<String, @Nullable Object> plain() {
        return object(json);
    }

    /** Null where there is none. */
    @Nullable
    List<Interval> intervals(String name) {
        return json.get(name) == null
                ? null
                : list(name).stream().map(item -> interval((List<?>) item)).toList();
    }

    private static Interval interval(List<?> bounds) {
        return new Interval(
                CursorValue.ofJson(bounds.get(0)),
                CursorValue.ofJson(bounds.get(1)),
                bounds.get(2) == null ? null : CursorValue.ofJson(bounds.get(2)));
    }

    static List<Object> json(List<Interval> intervals) {
        return intervals.stream()
                .map(interval -> (Object)
                        Arrays.asList(interval.start().toJson(), interval.end().toJson(), json(interval.mostRecent())))
                .toList();
    }

    static @Nullable Object json(@Nullable CursorValue position) {
        return position == null ? null : position.toJson();
    }

    static Map<String, @Nullable Object> object(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("A snapshot has " + value + " where an object is expected.");
        }
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        map.forEach((key, member) -> object.put(String.valueOf(key), member));
        return Collections.unmodifiableMap(object);
    }

    private <T> T expect(String name, Class<T> type) {
        Object value = json.get(name);
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException(
                    "A snapshot has " + value + " for " + name + "; expected a " + type.getSimpleName() + ".");
        }
        return type.cast(value);
    }
}

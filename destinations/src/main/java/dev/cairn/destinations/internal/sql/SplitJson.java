package dev.cairn.destinations.internal.sql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value and its long lists and texts.
 *
 * @param json with markers in their places where they were taken out, without where they were put back
 * @param values the long values by their places, which are JSON pointers (RFC 6901)
 */
record SplitJson(@Nullable Object json, Map<String, LongValue> values) {

    /** Longer places are no keys of rows; what is there stays. */
    private static final int LONGEST_PLACE = 500;

    /**
     * Takes long values out.
     *
     * @param place of the value
     */
    static SplitJson of(String place, @Nullable Object value) {
        Map<String, LongValue> values = new LinkedHashMap<>();
        Object rest = replaced(place, value, (at, each) -> {
            LongValue known = LongValue.of(each);
            if (known == null || (at.length() > LONGEST_PLACE && !LongValue.isMarked(each))) {
                return null;
            }
            values.put(at, known);
            return known.marker();
        });
        return new SplitJson(rest, values);
    }

    /**
     * Puts long values back.
     *
     * @param place of the value
     * @param rows the JSON values of a place, in their order; empty where there are none
     * @throws IllegalStateException if rows are missing
     */
    static SplitJson join(
            String place, @Nullable Object rest, Function<String, List<? extends @Nullable Object>> rows) {
        Map<String, LongValue> values = new LinkedHashMap<>();
        Object whole = replaced(place, rest, (at, each) -> {
            if (!(each instanceof List<?> marker && LongValue.isMarked(marker))) {
                return null;
            }
            LongValue known = LongValue.of(marker, rows.apply(at));
            if (known == null) {
                throw new IllegalStateException("rows of " + at + " are missing");
            }
            values.put(at, known);
            return known.whole();
        });
        return new SplitJson(whole, values);
    }

    /** What takes the place of a value; null where it stays. */
    private interface Replacement {
        @Nullable
        Object of(String place, @Nullable Object value);
    }

    private static @Nullable Object replaced(String place, @Nullable Object value, Replacement replacement) {
        Object other = replacement.of(place, value);
        if (other != null) {
            return other;
        }
        if (value instanceof Map<?, ?> object) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            object.forEach((name, member) -> copy.put(
                    String.valueOf(name), replaced(place + "/" + escaped(String.valueOf(name)), member, replacement)));
            return copy;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>(list.size());
            for (Object item : list) {
                copy.add(replaced(place + "/" + copy.size(), item, replacement));
            }
            return copy;
        }
        return value;
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}

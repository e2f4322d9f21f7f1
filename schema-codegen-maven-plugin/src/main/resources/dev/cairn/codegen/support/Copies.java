package dev.cairn.codegen.support;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Unmodifiable copies that keep the order. */
final class Copies {

    /** What stands for a list that is absent: it is empty, but not written. */
    static final List<?> NO_LIST = Collections.unmodifiableList(new ArrayList<>());

    /** What stands for a map that is absent. */
    static final Map<String, ?> NO_MAP = Collections.unmodifiableMap(new LinkedHashMap<>());

    private Copies() {}

    /** A copy of a list; an absent one is empty. */
    @SuppressWarnings("unchecked")
    static <T extends @Nullable Object> List<T> list(@Nullable List<? extends T> list) {
        return (List<T>) (list == null || list == NO_LIST ? NO_LIST : Objects.requireNonNull(json(list)));
    }

    /** A copy of a map; an absent one is empty. */
    @SuppressWarnings("unchecked")
    static <T extends @Nullable Object> Map<String, T> map(@Nullable Map<String, ? extends T> map) {
        return (Map<String, T>) (map == null || map == NO_MAP ? NO_MAP : Objects.requireNonNull(json(map)));
    }

    /** A copy of a list whose numbers keep their classes; an absent one is empty. */
    @SuppressWarnings("unchecked")
    static <T extends @Nullable Object> List<T> exactList(@Nullable List<? extends T> list) {
        return (List<T>) (list == null || list == NO_LIST ? NO_LIST : Objects.requireNonNull(exact(list)));
    }

    /** A copy of a map whose numbers keep their classes; an absent one is empty. */
    @SuppressWarnings("unchecked")
    static <T extends @Nullable Object> Map<String, T> exactMap(@Nullable Map<String, ? extends T> map) {
        return (Map<String, T>) (map == null || map == NO_MAP ? NO_MAP : Objects.requireNonNull(exact(map)));
    }

    private static @Nullable Object exact(@Nullable Object value) {
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>(list.size());
            list.forEach(element -> copy.add(exact(element)));
            return Collections.unmodifiableList(copy);
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((name, element) -> copy.put(String.valueOf(name), exact(element)));
            return Collections.unmodifiableMap(copy);
        }
        return value;
    }

    /** Several lists as one. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    static <T extends @Nullable Object> List<T> joined(List<T>... lists) {
        List<T> all = new ArrayList<>();
        for (List<T> list : lists) {
            all.addAll(list);
        }
        return Collections.unmodifiableList(all);
    }

    /** A map of entries, in their order. */
    static <T extends @Nullable Object> Map<String, T> mapOf(List<Map.Entry<String, T>> entries) {
        Map<String, T> map = new LinkedHashMap<>();
        entries.forEach(entry -> map.put(entry.getKey(), entry.getValue()));
        return Collections.unmodifiableMap(map);
    }

    /** An entry without a value. */
    static <T> Map.Entry<String, @Nullable T> nullEntry(String name) {
        return new AbstractMap.SimpleImmutableEntry<>(name, null);
    }

    /**
     * A copy of a JSON value, lists and maps within it too. Integers become {@link Long} where they fit, and numbers with
     * fractions {@link Double}, so that it doesn't matter who parsed the value.
     */
    static @Nullable Object json(@Nullable Object json) {
        if (json instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>(list.size());
            list.forEach(element -> copy.add(json(element)));
            return Collections.unmodifiableList(copy);
        }
        if (json instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((name, value) -> copy.put(String.valueOf(name), json(value)));
            return Collections.unmodifiableMap(copy);
        }
        if (json instanceof Integer || json instanceof Short || json instanceof Byte) {
            return ((Number) json).longValue();
        }
        if (json instanceof BigInteger integer && integer.bitLength() < Long.SIZE) {
            return integer.longValue();
        }
        if (json instanceof Float || json instanceof BigDecimal) {
            double number = ((Number) json).doubleValue();
            return Double.isFinite(number) ? number : json;
        }
        return json;
    }
}

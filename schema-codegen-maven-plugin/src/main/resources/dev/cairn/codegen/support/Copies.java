package dev.cairn.codegen.support;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Unmodifiable copies that keep the order. */
final class Copies {

    /** What stands for a list that is absent, where that is filled in: it is empty, but not written. */
    static final List<@Nullable Object> NO_LIST = new FrozenList(List.of());

    /** What stands for a map that is absent. */
    static final Map<String, @Nullable Object> NO_MAP = new FrozenMap(Map.of());

    /** A list that was written as its only element. */
    private static final class Single extends AbstractList<@Nullable Object> {

        private final @Nullable Object element;

        Single(@Nullable Object element) {
            this.element = element;
        }

        @Override
        public @Nullable Object get(int index) {
            Objects.checkIndex(index, 1);
            return element;
        }

        @Override
        public int size() {
            return 1;
        }
    }

    /** A list whose elements never change, and that nobody else can change. */
    private static final class FrozenList extends AbstractList<@Nullable Object> implements RandomAccess {

        private final List<@Nullable Object> elements;

        FrozenList(List<@Nullable Object> elements) {
            this.elements = elements;
        }

        @Override
        public @Nullable Object get(int index) {
            return elements.get(index);
        }

        @Override
        public int size() {
            return elements.size();
        }
    }

    /** A map whose values never change, and that nobody else can change. */
    private static final class FrozenMap extends AbstractMap<String, @Nullable Object> {

        private final Map<String, @Nullable Object> members;

        FrozenMap(Map<String, @Nullable Object> members) {
            this.members = members;
        }

        @Override
        public Set<Entry<String, @Nullable Object>> entrySet() {
            return Collections.unmodifiableMap(members).entrySet();
        }

        @Override
        public boolean containsKey(@Nullable Object name) {
            return members.containsKey(name);
        }

        @Override
        public @Nullable Object get(@Nullable Object name) {
            return members.get(name);
        }

        @Override
        public int size() {
            return members.size();
        }
    }

    private Copies() {}

    /** A list that nobody else has, as one that needs no copy, if its elements need none. */
    @SuppressWarnings("unchecked")
    static <T extends @Nullable Object> List<T> frozen(List<T> own) {
        for (Object element : own) {
            if (!isFrozen(element)) {
                return own;
            }
        }
        return (List<T>) new FrozenList((List<@Nullable Object>) own);
    }

    /** A map that nobody else has, as one that needs no copy, if its values need none. */
    @SuppressWarnings("unchecked")
    static <T extends @Nullable Object> Map<String, T> frozen(Map<String, T> own) {
        for (Object value : own.values()) {
            if (!isFrozen(value)) {
                return own;
            }
        }
        return (Map<String, T>) new FrozenMap((Map<String, @Nullable Object>) own);
    }

    /** What is met most goes first: whether an object has an interface takes longer to find out than its class. */
    private static boolean isFrozen(@Nullable Object value) {
        return value instanceof String
                || value == null
                || value instanceof Long
                || value instanceof Double
                || value instanceof Boolean
                || value instanceof FrozenList
                || value instanceof FrozenMap
                || value instanceof JsonModel;
    }

    /** A list of one element that is written without the list. */
    @SuppressWarnings("unchecked")
    static <T extends @Nullable Object> List<T> single(T element) {
        return (List<T>) new Single(element);
    }

    /** Whether a list is written as its only element. */
    static boolean isSingle(@Nullable Object list) {
        return list instanceof Single;
    }

    /** A copy of a list; null stands for an absent one. */
    @SuppressWarnings("unchecked")
    static <T extends @Nullable Object> List<T> list(@Nullable List<? extends T> list) {
        return (List<T>) (list == null ? NO_LIST : Objects.requireNonNull(json(list)));
    }

    /** A copy of a map; null stands for an absent one. */
    @SuppressWarnings("unchecked")
    static <T extends @Nullable Object> Map<String, T> map(@Nullable Map<String, ? extends T> map) {
        return (Map<String, T>) (map == null ? NO_MAP : Objects.requireNonNull(json(map)));
    }

    /** A copy of a list whose numbers keep their classes; null stands for an absent one. */
    @SuppressWarnings("unchecked")
    static <T extends @Nullable Object> List<T> exactList(@Nullable List<? extends T> list) {
        return (List<T>) (list == null ? NO_LIST : Objects.requireNonNull(exact(list)));
    }

    /** A copy of a map whose numbers keep their classes; null stands for an absent one. */
    @SuppressWarnings("unchecked")
    static <T extends @Nullable Object> Map<String, T> exactMap(@Nullable Map<String, ? extends T> map) {
        return (Map<String, T>) (map == null ? NO_MAP : Objects.requireNonNull(exact(map)));
    }

    private static @Nullable Object exact(@Nullable Object value) {
        if (isFrozen(value)) {
            return value;
        }
        if (value instanceof Single single) {
            return new Single(exact(single.element));
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>(list.size());
            for (Object element : list) {
                copy.add(exact(element));
            }
            return Collections.unmodifiableList(copy);
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                copy.put(String.valueOf(entry.getKey()), exact(entry.getValue()));
            }
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
     * fractions {@link Double} where that is the same number, so that it doesn't matter who parsed the value.
     */
    static @Nullable Object json(@Nullable Object json) {
        if (isFrozen(json)) {
            return json;
        }
        if (json instanceof Single single) {
            return new Single(json(single.element));
        }
        if (json instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>(list.size());
            for (Object element : list) {
                copy.add(json(element));
            }
            return Collections.unmodifiableList(copy);
        }
        if (json instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                copy.put(String.valueOf(entry.getKey()), json(entry.getValue()));
            }
            return Collections.unmodifiableMap(copy);
        }
        if (json instanceof Integer || json instanceof Short || json instanceof Byte) {
            return ((Number) json).longValue();
        }
        if (json instanceof BigInteger integer && integer.bitLength() < Long.SIZE) {
            return integer.longValue();
        }
        if (json instanceof Float || json instanceof BigDecimal) {
            Double real = JsonNumbers.real((Number) json);
            if (real != null) {
                return real;
            }
            return json instanceof BigDecimal decimal ? decimal.stripTrailingZeros() : json;
        }
        return json;
    }
}

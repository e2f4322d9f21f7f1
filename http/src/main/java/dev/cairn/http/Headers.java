package dev.cairn.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Header fields of a request or response: names without regard to case, several values per name. Immutable.
 *
 * <p>A name keeps the spelling in which it was first met.
 */
public final class Headers {

    private static final Headers EMPTY = new Headers(new TreeMap<>(String.CASE_INSENSITIVE_ORDER));

    private final Map<String, List<String>> values;

    private Headers(Map<String, List<String>> values) {
        this.values = values;
    }

    public static Headers empty() {
        return EMPTY;
    }

    /** Headers with one value each. */
    public static Headers of(Map<String, String> values) {
        return EMPTY.with(values);
    }

    /** Headers with several values each; names that differ in case only are joined. */
    public static Headers ofAll(Map<String, List<String>> values) {
        Map<String, List<String>> copy = EMPTY.copy();
        values.forEach((name, items) ->
                copy.computeIfAbsent(name, n -> new ArrayList<>()).addAll(items));
        return new Headers(copy);
    }

    /** A copy with other headers in place of those of the same name. */
    public Headers with(Map<String, String> others) {
        Map<String, List<String>> copy = copy();
        others.forEach((name, value) -> copy.put(name, List.of(value)));
        return new Headers(copy);
    }

    /** A copy without some headers. */
    public Headers without(String... names) {
        Map<String, List<String>> copy = copy();
        for (String name : names) {
            copy.remove(name);
        }
        return new Headers(copy);
    }

    private Map<String, List<String>> copy() {
        Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(values);
        return copy;
    }

    /** All values of a header joined with {@code ", "}, as requests gives them. */
    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name)).map(items -> String.join(", ", items));
    }

    /** The values of a header, in order; empty where it is missing. */
    public List<String> values(String name) {
        return Collections.unmodifiableList(values.getOrDefault(name, List.of()));
    }

    public boolean contains(String name) {
        return values.containsKey(name);
    }

    /** All headers, each with its joined values; keys are found without regard to case. Unmodifiable. */
    public Map<String, String> asMap() {
        TreeMap<String, String> joined = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        values.forEach((name, items) -> joined.put(name, String.join(", ", items)));
        return Collections.unmodifiableMap(joined);
    }

    /** All values by name, unmodifiable. */
    public Map<String, List<String>> all() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        values.forEach((name, items) -> all.put(name, List.copyOf(items)));
        return Collections.unmodifiableMap(all);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Headers headers && values.equals(headers.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** The names alone, since values may hold secrets. */
    @Override
    public String toString() {
        return values.keySet().toString();
    }
}

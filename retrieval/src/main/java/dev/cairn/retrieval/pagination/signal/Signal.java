package dev.cairn.retrieval.pagination.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A scalar of an answer beside its records: what it says of pages.
 *
 * @param path the keys that lead to it, at least one
 * @param value a text, a number or a truth value
 */
public record Signal(List<String> path, Object value) {

    private static final int DEEPEST = 4;

    public Signal {
        path = List.copyOf(path);
    }

    /** All of an answer, those further up first. */
    public static List<Signal> in(@Nullable Object body) {
        List<Signal> signals = new ArrayList<>();
        look(body, List.of(), signals);
        signals.sort((one, other) -> Integer.compare(one.path.size(), other.path.size()));
        return signals;
    }

    private static void look(@Nullable Object value, List<String> path, List<Signal> signals) {
        if (value instanceof Map<?, ?> object) {
            if (path.size() < DEEPEST) {
                object.forEach((key, member) -> {
                    List<String> deeper = new ArrayList<>(path);
                    deeper.add(String.valueOf(key));
                    look(member, deeper, signals);
                });
            }
        } else if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            if (!path.isEmpty()) {
                signals.add(new Signal(path, value));
            }
        }
    }

    /** The first whose key is one of some, of which letters alone count. */
    public static Optional<Signal> named(List<Signal> signals, List<String> keys) {
        return keys.stream()
                .flatMap(key -> signals.stream().filter(signal -> signal.word().equals(letters(key))))
                .findFirst();
    }

    public static String letters(String key) {
        return key.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    public String key() {
        return path.get(path.size() - 1);
    }

    /** The last key, letters alone. */
    public String word() {
        return letters(key());
    }

    /** All keys, letters alone. */
    public String words() {
        return letters(String.join("", path));
    }

    /** The value as a whole number; -1 where it is none. */
    public long number() {
        return value instanceof Long number ? number : -1;
    }

    /** An expression of a template that gives the value of an answer, and nothing where it is missing there. */
    public String expression() {
        String expression = "response";
        for (int i = 0; i < path.size() - 1; i++) {
            expression = "(" + expression + "[" + quoted(path.get(i)) + "] or {})";
        }
        return expression + "[" + quoted(key()) + "]";
    }

    private static String quoted(String key) {
        return "'" + key.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    @Override
    public String toString() {
        return String.join(".", path);
    }
}

package dev.cairn.runtime.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The path from the root of a response to its records, with the reference's meaning: a segment is a key, an index of an
 * array, or a pattern with {@code *}, {@code ?} and {@code [...]} that matches keys. Immutable.
 *
 * @param segments from the root; empty for the root itself
 */
public record FieldPath(List<String> segments) {

    private static final Pattern NOT_PLAIN = Pattern.compile("[*?\\[]|^-?\\d+$");

    public FieldPath {
        segments = List.copyOf(segments);
    }

    /** Whether every segment is simply a key, so that the path can be followed while tokenising. */
    boolean isPlain() {
        return segments.stream().noneMatch(s -> NOT_PLAIN.matcher(s).find());
    }

    /**
     * What the path leads to: with a {@code *} segment the list of all matches, else the one match, or null where there
     * is none.
     */
    @Nullable
    Object find(@Nullable Object root) {
        List<@Nullable Object> matches = new ArrayList<>();
        collect(root, 0, matches);
        if (segments.contains("*")) {
            return matches;
        }
        return matches.isEmpty() ? null : matches.get(0);
    }

    private void collect(@Nullable Object value, int depth, List<@Nullable Object> matches) {
        if (depth == segments.size()) {
            matches.add(value);
            return;
        }
        String segment = segments.get(depth);
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, member) -> {
                if (Glob.matches(segment, String.valueOf(key))) {
                    collect(member, depth + 1, matches);
                }
            });
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                if (Glob.matches(segment, Integer.toString(i))) {
                    collect(list.get(i), depth + 1, matches);
                }
            }
        }
    }
}

package dev.cairn.it.recorded;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Leaves out of a manifest server's answers what need not be the same. */
final class ServerAnswer {

    /** Headers that the HTTP clients and servers of either side add by themselves. */
    private static final Set<String> OF_CLIENTS =
            Set.of("user-agent", "accept", "accept-encoding", "connection", "content-length", "host", "date", "server");

    private ServerAnswer() {}

    /** The answer without what depends on the clock, on libraries, and on where code stands. */
    static @Nullable Object normal(@Nullable Object value) {
        return normal("", value);
    }

    /**
     * What differs, but for what Cairn does otherwise on purpose: failures are in its own words, and it masks secrets that the
     * specification does not mark.
     */
    static List<String> differences(@Nullable Object expected, @Nullable Object actual) {
        Object given = inAnyWords(actual);
        return Differences.between(unmasked(inAnyWords(expected), given), given);
    }

    private static @Nullable Object inAnyWords(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(ServerAnswer::inAnyWords).toList();
        }
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        Map<Object, @Nullable Object> members = new LinkedHashMap<>();
        boolean failure = "ERROR".equals(map.get("level"));
        map.forEach((name, member) -> {
            if (name.equals("detail") && member instanceof String text) {
                members.put(name, text.split(":", 2)[0]);
            } else if (failure && Set.of("message", "internal_message").contains(name)) {
                members.put(name, "in other words");
            } else if (name.equals("lookback_window")) {
                members.put(name, "as long as the read took");
            } else if (name.equals("message") && map.containsKey("success")) {
                members.put(name, member != null);
            } else {
                members.put(name, inAnyWords(member));
            }
        });
        return members;
    }

    /** The expected value with our asterisks where we have some, if it fits otherwise. */
    private static @Nullable Object unmasked(@Nullable Object expected, @Nullable Object actual) {
        if (expected instanceof String text && actual instanceof String masked && masked.contains("****")) {
            String pattern =
                    Stream.of(masked.split("\\*{4}", -1)).map(Pattern::quote).collect(joining(".*"));
            return Pattern.compile(pattern, Pattern.DOTALL).matcher(text).matches() ? masked : text;
        }
        if (expected instanceof List<?> list && actual instanceof List<?> others) {
            List<@Nullable Object> items = new ArrayList<>(list);
            for (int i = 0; i < Math.min(list.size(), others.size()); i++) {
                items.set(i, unmasked(list.get(i), others.get(i)));
            }
            return items;
        }
        if (expected instanceof Map<?, ?> map && actual instanceof Map<?, ?> others) {
            Map<Object, @Nullable Object> members = new LinkedHashMap<>();
            map.forEach((name, member) -> members.put(name, unmasked(member, others.get(name))));
            return members;
        }
        return expected;
    }

    private static @Nullable Object normal(String key, @Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(item -> normal("", item)).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            map.forEach((name, member) -> add(members, key, String.valueOf(name), member));
            return members;
        }
        return value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15
                ? (Object) number.longValue()
                : value;
    }

    private static void add(
            Map<String, @Nullable Object> members, String parent, String name, @Nullable Object member) {
        if (parent.equals("headers")) {
            String header = name.toLowerCase(Locale.ROOT);
            if (!OF_CLIENTS.contains(header)) {
                members.put(header, member);
            }
        } else if (name.equals("internal_message")) {
            members.put(name, member != null);
        } else if (!Set.of("stacktrace", "migrated_at", "errors").contains(name)) {
            members.put(name, normal(name, member));
        }
    }
}

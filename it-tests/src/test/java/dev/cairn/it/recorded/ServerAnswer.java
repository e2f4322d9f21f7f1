package dev.cairn.it.recorded;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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

package dev.cairn.server.internal.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes the secrets out of a configuration before the page sees it, and puts them back into what the page sends. In place of
 * a secret stands where it is, as in <code>{"$secret": ["accounts", 0, "token"]}</code>: the page may move and remove items
 * of lists, and each keeps its own secret.
 *
 * <p>A value is a secret where the spec says {@code airbyte_secret}, in any of a property's alternatives. Values that the
 * spec does not know are hidden, too, since they may be secrets.
 */
final class HiddenSecrets {

    private static final String SECRET = "$secret";

    private HiddenSecrets() {}

    /** The configuration without its secrets. */
    static @Nullable Object hidden(@Nullable Object config, List<Map<?, ?>> schemas) {
        return hidden(config, schemas, List.of());
    }

    private static @Nullable Object hidden(@Nullable Object value, List<Map<?, ?>> schemas, List<Object> path) {
        if (schemas.isEmpty()
                || schemas.stream().anyMatch(schema -> Boolean.TRUE.equals(schema.get("airbyte_secret")))) {
            return value == null || "".equals(value) ? value : Map.of(SECRET, path);
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            map.forEach((key, member) -> members.put(
                    String.valueOf(key),
                    hidden(member, property(schemas, String.valueOf(key)), with(path, String.valueOf(key)))));
            return members;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> items = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                items.add(hidden(list.get(i), items(schemas), with(path, (long) i)));
            }
            return items;
        }
        return value;
    }

    /**
     * What the page sent, with the secrets that it has not changed.
     *
     * @throws CannotBeDone if a secret stands where another property is: the page could read it there
     */
    static @Nullable Object restored(@Nullable Object sent, @Nullable Object present) throws CannotBeDone {
        return restored(sent, present, List.of());
    }

    private static @Nullable Object restored(@Nullable Object sent, @Nullable Object present, List<Object> path)
            throws CannotBeDone {
        if (sent instanceof Map<?, ?> map && isHidden(map) && map.get(SECRET) instanceof List<?> origin) {
            if (!withoutPlaces(origin).equals(withoutPlaces(path))) {
                throw new CannotBeDone("the secret of " + origin + " cannot be used for " + path);
            }
            return at(present, origin);
        }
        if (sent instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            for (Map.Entry<?, ?> member : map.entrySet()) {
                String key = String.valueOf(member.getKey());
                members.put(key, restored(member.getValue(), present, with(path, key)));
            }
            return members;
        }
        if (sent instanceof List<?> list) {
            List<@Nullable Object> items = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                items.add(restored(list.get(i), present, with(path, (long) i)));
            }
            return items;
        }
        return sent;
    }

    private static List<Object> with(List<Object> path, Object step) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }

    /** All items of a list have the same secrets, wherever they stand in it. */
    private static List<?> withoutPlaces(List<?> path) {
        return path.stream().map(step -> step instanceof Number ? "" : step).toList();
    }

    private static @Nullable Object at(@Nullable Object value, List<?> path) {
        Object at = value;
        for (Object step : path) {
            if (step instanceof Number place && at instanceof List<?> list) {
                at = place.intValue() >= 0 && place.intValue() < list.size() ? list.get(place.intValue()) : null;
            } else {
                at = at instanceof Map<?, ?> map ? map.get(step) : null;
            }
        }
        return at;
    }

    /** A schema and all its alternatives, which may each say something about a value. */
    static List<Map<?, ?>> alternatives(@Nullable Object schema) {
        List<Map<?, ?>> all = new ArrayList<>();
        if (schema instanceof Map<?, ?> map) {
            all.add(map);
            for (String word : List.of("oneOf", "anyOf", "allOf")) {
                if (map.get(word) instanceof List<?> parts) {
                    parts.forEach(part -> all.addAll(alternatives(part)));
                }
            }
        }
        return all;
    }

    /** Whether this stands for a secret. */
    static boolean isHidden(@Nullable Object value) {
        return value instanceof Map<?, ?> map && map.size() == 1 && map.get(SECRET) instanceof List<?>;
    }

    private static List<Map<?, ?>> property(List<Map<?, ?>> schemas, String name) {
        List<Map<?, ?>> found = new ArrayList<>();
        schemas.forEach(schema -> {
            if (schema.get("properties") instanceof Map<?, ?> properties && properties.containsKey(name)) {
                found.addAll(alternatives(properties.get(name)));
            }
        });
        return found;
    }

    private static List<Map<?, ?>> items(List<Map<?, ?>> schemas) {
        List<Map<?, ?>> found = new ArrayList<>();
        schemas.forEach(schema -> found.addAll(alternatives(schema.get("items"))));
        return found;
    }
}

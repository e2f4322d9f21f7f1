package dev.cairn.server.internal.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes the secrets out of a configuration before the page sees it, and puts them back into what the page sends. In place of
 * a secret stands <code>{"$secret": "unchanged"}</code>.
 *
 * <p>A value is a secret where the spec says {@code airbyte_secret}, in any of a property's alternatives. Values that the
 * spec does not know are hidden, too: nobody knows what they are.
 */
final class HiddenSecrets {

    static final Map<String, Object> UNCHANGED = Map.of("$secret", "unchanged");

    private HiddenSecrets() {}

    /** The configuration without its secrets. */
    static @Nullable Object hidden(@Nullable Object value, List<Map<?, ?>> schemas) {
        if (schemas.isEmpty() || schemas.stream().anyMatch(schema -> Boolean.TRUE.equals(schema.get("airbyte_secret")))) {
            return value == null || "".equals(value) ? value : UNCHANGED;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            map.forEach((key, member) ->
                    members.put(String.valueOf(key), hidden(member, property(schemas, String.valueOf(key)))));
            return members;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> items = new ArrayList<>();
            list.forEach(item -> items.add(hidden(item, items(schemas))));
            return items;
        }
        return value;
    }

    /** What the page sent, with the secrets that it has not changed. */
    static @Nullable Object restored(@Nullable Object sent, @Nullable Object present) {
        if (UNCHANGED.equals(sent)) {
            return present;
        }
        if (sent instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            map.forEach((key, member) -> members.put(
                    String.valueOf(key), restored(member, present instanceof Map<?, ?> old ? old.get(key) : null)));
            return members;
        }
        if (sent instanceof List<?> list) {
            List<@Nullable Object> items = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                items.add(restored(list.get(i), present instanceof List<?> old && i < old.size() ? old.get(i) : null));
            }
            return items;
        }
        return sent;
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

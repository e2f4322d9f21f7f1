package dev.cairn.runtime.internal.config;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the secrets in a configuration: the values that its specification marks with {@code airbyte_secret}. */
public final class ConfigSecrets {

    private final Set<String> found = new LinkedHashSet<>();

    private ConfigSecrets() {}

    /**
     * The secrets as texts, in the order in which they stand in the specification. Of an object or array that is marked
     * as a whole, every text and number in it.
     *
     * @param specification a JSON schema as plain values
     */
    public static Set<String> in(Map<String, @Nullable Object> config, Map<String, @Nullable Object> specification) {
        ConfigSecrets secrets = new ConfigSecrets();
        secrets.collect(specification, config);
        return secrets.found;
    }

    private void collect(@Nullable Object schema, @Nullable Object value) {
        if (!(schema instanceof Map<?, ?> keywords) || value == null) {
            return;
        }
        for (String keyword : List.of("then", "else")) {
            collect(keywords.get(keyword), value);
        }
        if (Boolean.TRUE.equals(keywords.get("airbyte_secret"))) {
            addAll(value);
        }
        for (String keyword : List.of("oneOf", "anyOf", "allOf")) {
            if (keywords.get(keyword) instanceof List<?> parts) {
                parts.forEach(part -> collect(part, value));
            }
        }
        if (value instanceof Map<?, ?> members) {
            members.forEach((name, member) -> collectMember(keywords, String.valueOf(name), member));
        }
        if (value instanceof List<?> items) {
            items.forEach(item -> collect(keywords.get("items"), item));
        }
    }

    private void collectMember(Map<?, ?> keywords, String name, @Nullable Object value) {
        if (keywords.get("properties") instanceof Map<?, ?> properties && properties.containsKey(name)) {
            collect(properties.get(name), value);
            return;
        }
        if (keywords.get("patternProperties") instanceof Map<?, ?> patterns) {
            // Whether a name fits a pattern is not asked: a secret too many does no harm.
            patterns.values().forEach(schema -> collect(schema, value));
        }
        collect(keywords.get("additionalProperties"), value);
    }

    private void addAll(@Nullable Object value) {
        if (value instanceof Map<?, ?> members) {
            members.values().forEach(this::addAll);
        } else if (value instanceof List<?> items) {
            items.forEach(this::addAll);
        } else if (value instanceof String || value instanceof Number) {
            found.add(String.valueOf(value));
        }
    }
}

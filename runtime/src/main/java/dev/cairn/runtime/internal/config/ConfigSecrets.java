package dev.cairn.runtime.internal.config;

import dev.cairn.core.secret.SecretNames;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the secrets in a configuration: what its specification marks with {@code airbyte_secret}, and what is called like one. */
public final class ConfigSecrets {

    private static final String MARK = "airbyte_secret";

    /** Shorter ones are words more often than secrets. */
    private static final int SHORTEST_NAMED = 6;

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

    /** Returns the names of the properties that a specification marks as no secrets, at any depth. */
    public static Set<String> declaredPlain(@Nullable Object specification) {
        Set<String> names = new LinkedHashSet<>();
        collectPlain(specification, names);
        return names;
    }

    private static void collectPlain(@Nullable Object schema, Set<String> names) {
        if (schema instanceof Map<?, ?> keywords) {
            if (keywords.get("properties") instanceof Map<?, ?> properties) {
                properties.forEach((name, property) -> {
                    if (property instanceof Map<?, ?> marks && Boolean.FALSE.equals(marks.get(MARK))) {
                        names.add(String.valueOf(name));
                    }
                });
            }
            keywords.values().forEach(value -> collectPlain(value, names));
        } else if (schema instanceof List<?> parts) {
            parts.forEach(part -> collectPlain(part, names));
        }
    }

    private void collect(@Nullable Object schema, @Nullable Object value) {
        if (value == null) {
            return;
        }
        Map<?, ?> keywords = schema instanceof Map<?, ?> map ? map : Map.of();
        for (String keyword : List.of("then", "else")) {
            if (keywords.containsKey(keyword)) {
                collect(keywords.get(keyword), value);
            }
        }
        if (Boolean.TRUE.equals(keywords.get(MARK))) {
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
            addNamed(properties.get(name), name, value);
            return;
        }
        addNamed(null, name, value);
        if (keywords.get("patternProperties") instanceof Map<?, ?> patterns) {
            // Whether a name fits a pattern is not asked: a secret too many does no harm.
            patterns.values().forEach(schema -> collect(schema, value));
        }
        collect(keywords.get("additionalProperties"), value);
    }

    /** What the specification does not mark, neither as a secret nor as none, is one if its name says so. */
    private void addNamed(@Nullable Object schema, String name, @Nullable Object value) {
        boolean marked = schema instanceof Map<?, ?> keywords && keywords.containsKey(MARK);
        if (!marked
                && value instanceof String text
                && text.length() >= SHORTEST_NAMED
                && SecretNames.isSecretInConfigs(name, text)) {
            found.add(text);
        }
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

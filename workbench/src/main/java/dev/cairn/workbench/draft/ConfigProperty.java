package dev.cairn.workbench.draft;

import dev.cairn.core.secret.SecretNames;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A property of the configuration that a manifest reads, and its value.
 *
 * @param secret whether it is marked with {@code airbyte_secret}
 * @param value null where none is known
 * @param placeholder whether the value only stands for one, such as {@code YOUR_API_KEY}: it is no part of a configuration
 * @param description for those who configure the connector; empty for none
 * @param origin where the value was found, such as {@code the header X-Acme-Key}; empty where that is not known
 */
public record ConfigProperty(
        String name, boolean secret, @Nullable String value, boolean placeholder, String description, String origin) {

    /** A property whose value was found nowhere. */
    public ConfigProperty(
            String name, boolean secret, @Nullable String value, boolean placeholder, String description) {
        this(name, secret, value, placeholder, description, "");
    }

    /** The template that reads it. */
    public String template() {
        return "{{ config['" + name + "'] }}";
    }

    /** The text that stands in a configuration until its owner writes the value there. */
    public String toFillIn() {
        return "<" + name + ">";
    }

    /** With a value of the user's. */
    ConfigProperty valued(String given) {
        return new ConfigProperty(name, secret, given, given.equals(toFillIn()), description, origin);
    }

    /** Its schema in the specification. */
    Map<String, Object> schema() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "string");
        if (!description.isEmpty()) {
            schema.put("description", description);
        }
        if (secret || SecretNames.isSecret(name)) {
            schema.put("airbyte_secret", secret);
        }
        return schema;
    }

    /** The names alone, since values may be secrets. */
    @Override
    public String toString() {
        return name;
    }
}

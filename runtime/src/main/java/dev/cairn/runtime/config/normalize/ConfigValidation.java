package dev.cairn.runtime.config.normalize;

import dev.cairn.documents.Place;
import dev.cairn.documents.PlainNodes;
import dev.cairn.runtime.config.ConfigValidator;
import dev.cairn.runtime.error.SystemException;
import dev.cairn.runtime.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks values of a configuration against a JSON schema, once it was transformed. A string is taken for JSON text, as
 * in the reference. Thread-safe.
 */
public final class ConfigValidation {

    private final List<String> path;
    private final @Nullable Object fixedValue;
    private final Map<String, @Nullable Object> schema;

    private ConfigValidation(List<String> path, @Nullable Object fixedValue, Map<String, @Nullable Object> schema) {
        this.path = List.copyOf(path);
        this.fixedValue = fixedValue;
        this.schema = schema;
    }

    /**
     * Checks the values at a path; where there are none, nothing is checked.
     *
     * @param path at least one key; {@code *} stands for every key or item
     */
    public static ConfigValidation ofField(List<String> path, Map<String, @Nullable Object> schema) {
        if (path.isEmpty()) {
            throw new IllegalArgumentException("the path of a validated field needs at least one key");
        }
        return new ConfigValidation(path, null, schema);
    }

    /** Checks a value that stands in the manifest. */
    public static ConfigValidation ofValue(@Nullable Object value, Map<String, @Nullable Object> schema) {
        return new ConfigValidation(List.of(), value, schema);
    }

    /**
     * Checks a configuration.
     *
     * @throws SystemException if a value does not adhere to the schema
     */
    public void check(Map<String, @Nullable Object> config) {
        List<@Nullable Object> values = new ArrayList<>();
        if (path.isEmpty()) {
            values.add(fixedValue);
        } else {
            values.addAll(ConfigPaths.find(config, path));
        }
        for (Object value : values) {
            ConfigValidator.schemaProblem(PlainNodes.of(Place.of("config"), parsed(value)), schema)
                    .ifPresent(problem -> {
                        throw new SystemException("JSON schema validation error: " + problem);
                    });
        }
    }

    private @Nullable Object parsed(@Nullable Object value) {
        if (!(value instanceof String text)) {
            return value;
        }
        try {
            return Json.parse(text);
        } catch (IOException e) {
            String where = path.isEmpty() ? "the value" : "'" + String.join(".", path) + "'";
            throw new SystemException("Invalid JSON string: " + where + " must be JSON text", "Invalid JSON string", e);
        }
    }
}

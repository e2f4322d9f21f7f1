package dev.cairn.runtime.internal.config.normalize;

import dev.cairn.core.error.SystemException;
import dev.cairn.documents.Place;
import dev.cairn.documents.PlainNodes;
import dev.cairn.json.Json;
import dev.cairn.runtime.internal.config.ConfigValidator;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Checks values of a configuration, once it was transformed. Thread-safe. */
public final class ConfigValidation {

    private final Function<Map<String, @Nullable Object>, List<@Nullable Object>> values;
    private final Function<@Nullable Object, Optional<String>> check;

    private ConfigValidation(
            Function<Map<String, @Nullable Object>, List<@Nullable Object>> values,
            Function<@Nullable Object, Optional<String>> check) {
        this.values = values;
        this.check = check;
    }

    /**
     * Checks the values at a path; where there are none, nothing is checked.
     *
     * @param path at least one key; {@code *} stands for every key or item
     * @param check says what is wrong with a value
     */
    public static ConfigValidation ofField(List<String> path, Function<@Nullable Object, Optional<String>> check) {
        if (path.isEmpty()) {
            throw new IllegalArgumentException("the path of a validated field needs at least one key");
        }
        return new ConfigValidation(config -> ConfigPaths.find(config, path), check);
    }

    /**
     * Checks a value that is made of the configuration.
     *
     * @param check says what is wrong with it
     */
    public static ConfigValidation ofValue(
            Function<Map<String, @Nullable Object>, @Nullable Object> value,
            Function<@Nullable Object, Optional<String>> check) {
        return new ConfigValidation(config -> Collections.singletonList(value.apply(config)), check);
    }

    /** Like {@link #ofField(List, Function)}, with a JSON schema. A string is taken for JSON text, as in the reference. */
    public static ConfigValidation ofField(List<String> path, Map<String, @Nullable Object> schema) {
        return ofField(path, value -> problem(value, "'" + String.join(".", path) + "'", schema));
    }

    /** Like {@link #ofValue(Function, Function)}, with a JSON schema. */
    public static ConfigValidation ofValue(
            Function<Map<String, @Nullable Object>, @Nullable Object> value, Map<String, @Nullable Object> schema) {
        return ofValue(value, given -> problem(given, "the value", schema));
    }

    /**
     * Checks a configuration.
     *
     * @throws SystemException if a value is not as it should be
     */
    public void check(Map<String, @Nullable Object> config) {
        for (Object value : values.apply(config)) {
            check.apply(value).ifPresent(problem -> {
                throw new SystemException(problem);
            });
        }
    }

    private static Optional<String> problem(
            @Nullable Object value, String where, Map<String, @Nullable Object> schema) {
        return ConfigValidator.schemaProblem(PlainNodes.of(Place.of("config"), parsed(value, where)), schema)
                .map(problem -> "JSON schema validation error: " + problem);
    }

    private static @Nullable Object parsed(@Nullable Object value, String where) {
        if (!(value instanceof String text)) {
            return value;
        }
        try {
            return Json.parse(text);
        } catch (IOException e) {
            throw new SystemException("Invalid JSON string: " + where + " must be JSON text", "Invalid JSON string", e);
        }
    }
}

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
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Checks values of a configuration, once it was transformed. Thread-safe. */
public final class ConfigValidation {

    private final List<String> path;
    private final @Nullable Object fixedValue;
    private final Function<@Nullable Object, Optional<String>> check;

    private ConfigValidation(
            List<String> path, @Nullable Object fixedValue, Function<@Nullable Object, Optional<String>> check) {
        this.path = List.copyOf(path);
        this.fixedValue = fixedValue;
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
        return new ConfigValidation(path, null, check);
    }

    /**
     * Checks a value that stands in the manifest.
     *
     * @param check says what is wrong with it
     */
    public static ConfigValidation ofValue(@Nullable Object value, Function<@Nullable Object, Optional<String>> check) {
        return new ConfigValidation(List.of(), value, check);
    }

    /** Like {@link #ofField(List, Function)}, with a JSON schema. A string is taken for JSON text, as in the reference. */
    public static ConfigValidation ofField(List<String> path, Map<String, @Nullable Object> schema) {
        return ofField(path, value -> problem(value, "'" + String.join(".", path) + "'", schema));
    }

    /** Like {@link #ofValue(Object, Function)}, with a JSON schema. */
    public static ConfigValidation ofValue(@Nullable Object value, Map<String, @Nullable Object> schema) {
        return ofValue(value, given -> problem(given, "the value", schema));
    }

    /**
     * Checks a configuration.
     *
     * @throws SystemException if a value is not as it should be
     */
    public void check(Map<String, @Nullable Object> config) {
        List<@Nullable Object> values = new ArrayList<>();
        if (path.isEmpty()) {
            values.add(fixedValue);
        } else {
            values.addAll(ConfigPaths.find(config, path));
        }
        for (Object value : values) {
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

package dev.cairn.runtime.internal.config.normalize;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A manifest's {@code config_normalization_rules}.
 *
 * @param migrations changes that the platform is told to store, in order
 * @param transformations changes for this run only, in order, after the migrations
 * @param validations checks of the result
 */
public record ConfigNormalization(
        List<ConfigTransformation> migrations,
        List<ConfigTransformation> transformations,
        List<ConfigValidation> validations) {

    /** No rules. */
    public static final ConfigNormalization NONE = new ConfigNormalization(List.of(), List.of(), List.of());

    public ConfigNormalization {
        migrations = List.copyOf(migrations);
        transformations = List.copyOf(transformations);
        validations = List.copyOf(validations);
    }

    /**
     * What became of a configuration.
     *
     * @param migrated after the migrations: what is saved, if {@code changed}
     * @param changed whether the migrations changed anything, so that a CONTROL message must follow and the
     *     configuration's file be rewritten
     * @param effective after the transformations too: what the connector runs with
     */
    public record Result(
            Map<String, @Nullable Object> migrated, boolean changed, Map<String, @Nullable Object> effective) {}

    /**
     * Migrates and transforms a copy of a configuration. An empty configuration stays as it is.
     *
     * <p>Only a key of the top level that is new, gone or has another value counts as a change, not one inside the value
     * of such a key (the reference's rule: it compares with a shallow copy).
     */
    public Result apply(Map<String, @Nullable Object> config) {
        if (config.isEmpty()) {
            return new Result(config, false, config);
        }
        Map<String, @Nullable Object> before = copy(config);
        Map<String, @Nullable Object> effective = new LinkedHashMap<>(before);
        migrations.forEach(migration -> migration.apply(effective));
        boolean changed = !effective.equals(before);
        Map<String, @Nullable Object> migrated = copy(effective);
        transformations.forEach(transformation -> transformation.apply(effective));
        return new Result(migrated, changed, effective);
    }

    /** Checks the effective configuration; the reference does so when streams are made, not for {@code spec}. */
    public void validate(Map<String, @Nullable Object> effective) {
        validations.forEach(validation -> validation.check(effective));
    }

    private static Map<String, @Nullable Object> copy(Map<String, @Nullable Object> members) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        members.forEach((key, value) -> copy.put(key, copied(value)));
        return copy;
    }

    private static @Nullable Object copied(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return copy(ConfigPaths.members(map));
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> items = new ArrayList<>();
            list.forEach(item -> items.add(copied(item)));
            return items;
        }
        return value;
    }
}

package dev.cairn.runtime.internal.config;

import dev.cairn.core.secret.SecretNames;
import dev.cairn.runtime.config.SourceIdentity.Settings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is configured, but for secrets and tokens: the values that say which account is read, and how. */
public final class ConfigSettings {

    /** What the platform adds, such as the manifest itself. */
    private static final String PLATFORM = "__";

    /** What comes with tokens changes with them, such as when they expire. */
    private static final Pattern OF_TOKENS = Pattern.compile("(?i)token|expir");

    /** A shorter one may well be another field's value, too. */
    private static final int TELLING = 6;

    private final SecretPaths marked;
    private final Set<String> secrets;
    private final Set<List<Object>> replaced = new HashSet<>();
    private final Map<String, Object> values = new TreeMap<>();
    private final Set<String> hidden = new TreeSet<>();

    private ConfigSettings(
            Map<String, @Nullable Object> config, Map<String, @Nullable Object> specification, Map<?, ?> manifest) {
        this.marked = SecretPaths.of(specification);
        this.secrets = ConfigSecrets.in(config, specification);
        collectReplaced(manifest);
    }

    /**
     * What is configured. Null is no value.
     *
     * @param specification a JSON schema as plain values
     * @param manifest as it is run, plain values; names the tokens that are replaced
     */
    public static Settings of(
            Map<String, @Nullable Object> config, Map<String, @Nullable Object> specification, Map<?, ?> manifest) {
        ConfigSettings settings = new ConfigSettings(config, specification, manifest);
        settings.collect(config, List.of());
        return new Settings(settings.values, settings.hidden);
    }

    private void collectReplaced(@Nullable Object manifest) {
        if (manifest instanceof List<?> items) {
            items.forEach(this::collectReplaced);
        } else if (manifest instanceof Map<?, ?> members) {
            members.forEach((name, value) -> {
                String text = String.valueOf(name);
                if (text.endsWith("_config_path") || text.equals("path_in_connector_config")) {
                    if (value instanceof List<?> path) {
                        replaced.add(new ArrayList<>(path));
                    }
                } else {
                    collectReplaced(value);
                }
            });
        }
    }

    private void collect(Map<?, ?> members, List<Object> path) {
        members.forEach((key, value) -> {
            String name = String.valueOf(key);
            List<Object> inner = new ArrayList<>(path);
            inner.add(name);
            String place = inner.stream().map(String::valueOf).collect(Collectors.joining("."));
            if (value == null || (path.isEmpty() && name.startsWith(PLATFORM))) {
                return;
            }
            if (isSecret(name, inner, value)) {
                hidden.add(place);
            } else if (value instanceof Map<?, ?> object) {
                collect(object, inner);
            } else {
                values.put(place, value);
            }
        });
    }

    private boolean isSecret(String name, List<Object> path, Object value) {
        boolean isNamedSo =
                SecretNames.isSecret(name) || OF_TOKENS.matcher(name).find();
        return marked.contains(path)
                || replaced.contains(path)
                || (isNamedSo && !(value instanceof Map<?, ?>))
                || hasSecret(value);
    }

    private boolean hasSecret(Object value) {
        if (value instanceof List<?> items) {
            return items.stream().anyMatch(item -> item != null && hasSecret(item));
        }
        if (value instanceof Map<?, ?>) {
            return false;
        }
        String text = String.valueOf(value);
        return text.length() >= TELLING && secrets.contains(text);
    }
}

package dev.cairn.runtime.internal.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The paths of a configuration's secrets: the fields that its specification marks with {@code airbyte_secret}. */
final class SecretPaths {

    private static final String SECRET = "airbyte_secret";

    private final Set<List<Object>> paths = new HashSet<>();

    private SecretPaths() {}

    static SecretPaths of(Map<?, ?> specification) {
        SecretPaths secrets = new SecretPaths();
        secrets.collect(specification, List.of());
        return secrets;
    }

    private void collect(Object schema, List<Object> path) {
        if (schema instanceof List<?> alternatives) {
            alternatives.forEach(alternative -> collect(alternative, path));
            return;
        }
        if (!(schema instanceof Map<?, ?> map)) {
            return;
        }
        if (Boolean.TRUE.equals(map.get(SECRET))) {
            paths.add(path);
        }
        for (String keyword : List.of("oneOf", "anyOf", "allOf")) {
            if (map.get(keyword) instanceof List<?> parts) {
                collect(parts, path);
            }
        }
        if (map.get("properties") instanceof Map<?, ?> properties) {
            properties.forEach((name, part) -> {
                if (part != null) {
                    List<Object> inner = new ArrayList<>(path);
                    inner.add(String.valueOf(name));
                    collect(part, inner);
                }
            });
        }
    }

    boolean contains(List<Object> path) {
        return paths.contains(path);
    }
}

package dev.cairn.runtime.internal.config.normalize;

import dev.cairn.templates.Scope;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables of templates in config normalization rules: the configuration, and further ones of a rule. */
record ConfigScope(Map<String, @Nullable Object> config, Map<String, @Nullable Object> extra) implements Scope {

    static ConfigScope of(Map<String, @Nullable Object> config) {
        return new ConfigScope(config, Map.of());
    }

    @Override
    public @Nullable Object lookUp(String name) {
        if (name.equals("config")) {
            return config;
        }
        if (name.equals("parameters")) {
            return Map.of();
        }
        return extra.containsKey(name) ? extra.get(name) : UNDEFINED;
    }
}

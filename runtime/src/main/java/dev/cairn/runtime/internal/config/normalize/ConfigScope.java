package dev.cairn.runtime.internal.config.normalize;

import dev.cairn.template.Scope;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What templates of configuration rules see: the configuration, and extra variables of a rule. */
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

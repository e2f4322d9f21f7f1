package dev.cairn.runtime.internal.config.normalize;

import dev.cairn.templates.Template;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Removes fields from a configuration; missing ones are ignored. */
public final class RemoveConfigFields implements ConfigTransformation {

    private final List<List<String>> pointers;
    private final Optional<Template> condition;

    /**
     * Removes the fields in their order.
     *
     * @param condition whether to remove anything; empty means always
     */
    public RemoveConfigFields(List<List<String>> pointers, Optional<Template> condition) {
        this.pointers = pointers.stream().map(List::copyOf).toList();
        this.condition = condition;
    }

    @Override
    public void apply(Map<String, @Nullable Object> config) {
        if (condition.map(c -> c.evaluateToBoolean(ConfigScope.of(config))).orElse(true)) {
            pointers.forEach(pointer -> ConfigPaths.remove(config, pointer));
        }
    }
}

package dev.cairn.runtime.internal.config.normalize;

import dev.cairn.templates.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Replaces the value of a field by its entry in a table; a value without an entry stays. */
public final class RemapConfigField implements ConfigTransformation {

    private final List<Template> path;
    private final Function<Map<String, @Nullable Object>, Map<String, @Nullable Object>> table;

    /**
     * A change of one field.
     *
     * @param path keys from the configuration's root, at least one
     * @param table the new value for each old one, worked out for a configuration
     */
    public RemapConfigField(
            List<Template> path, Function<Map<String, @Nullable Object>, Map<String, @Nullable Object>> table) {
        if (path.isEmpty()) {
            throw new IllegalArgumentException("the path of a remapped field needs at least one key");
        }
        this.path = List.copyOf(path);
        this.table = table;
    }

    @Override
    public void apply(Map<String, @Nullable Object> config) {
        List<String> steps = new ArrayList<>();
        path.forEach(step -> steps.add(String.valueOf(step.evaluate(ConfigScope.of(config)))));
        Object current = config;
        for (String step : steps.subList(0, steps.size() - 1)) {
            current = current instanceof Map<?, ?> map ? map.get(step) : null;
        }
        String field = steps.get(steps.size() - 1);
        if (current instanceof Map<?, ?> map && map.containsKey(field)) {
            Map<String, @Nullable Object> values = table.apply(config);
            String old = String.valueOf(map.get(field));
            if (values.containsKey(old)) {
                ConfigPaths.members(map).put(field, values.get(old));
            }
        }
    }
}

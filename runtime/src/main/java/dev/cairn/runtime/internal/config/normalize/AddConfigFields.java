package dev.cairn.runtime.internal.config.normalize;

import dev.cairn.records.AddedField;
import dev.cairn.templates.Template;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Adds fields to a configuration, one after the other: each sees those before it. The condition sees the new
 * {@code value} and its {@code path}.
 *
 * @param fields added in their order
 * @param condition whether to add a field; empty means always
 */
public record AddConfigFields(List<AddedField> fields, Optional<Template> condition) implements ConfigTransformation {

    public AddConfigFields {
        fields = List.copyOf(fields);
    }

    @Override
    public void apply(Map<String, @Nullable Object> config) {
        for (AddedField field : fields) {
            Object value = field.evaluate(ConfigScope.of(config));
            Map<String, @Nullable Object> extra = new HashMap<>();
            extra.put("value", value);
            extra.put("path", field.path());
            if (condition
                    .map(c -> c.evaluateToBoolean(new ConfigScope(config, extra)))
                    .orElse(true)) {
                ConfigPaths.put(config, field.path(), value);
            }
        }
    }
}

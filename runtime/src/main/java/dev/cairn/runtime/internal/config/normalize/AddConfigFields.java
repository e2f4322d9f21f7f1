package dev.cairn.runtime.internal.config.normalize;

import dev.cairn.record.AddedField;
import dev.cairn.template.Template;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Adds fields to a configuration, one after the other: each sees those before it. The condition sees the new
 * {@code value} and its {@code path}.
 */
public final class AddConfigFields implements ConfigTransformation {

    private final List<AddedField> fields;
    private final Optional<Template> condition;

    /**
     * Adds the fields in their order.
     *
     * @param condition whether to add a field; empty means always
     */
    public AddConfigFields(List<AddedField> fields, Optional<Template> condition) {
        this.fields = List.copyOf(fields);
        this.condition = condition;
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

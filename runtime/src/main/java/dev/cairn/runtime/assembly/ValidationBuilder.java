package dev.cairn.runtime.assembly;

import dev.cairn.models.ConfigValidator;
import dev.cairn.models.CustomValidationStrategy;
import dev.cairn.models.DpathValidator;
import dev.cairn.models.JsonObjectOrString;
import dev.cairn.models.PredicateValidator;
import dev.cairn.models.ValidateAdheresToSchema;
import dev.cairn.models.ValidationStrategy;
import dev.cairn.runtime.config.normalize.ConfigValidation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds checks of configurations. */
final class ValidationBuilder implements ConfigValidator.Visitor<ConfigValidation> {

    private final Site site;

    private ValidationBuilder(Site site) {
        this.site = site;
    }

    static List<ConfigValidation> all(List<ConfigValidator> models, Site site) {
        List<ConfigValidation> built = new ArrayList<>();
        for (int i = 0; i < models.size(); i++) {
            built.add(models.get(i).accept(new ValidationBuilder(site.item(i))));
        }
        return built;
    }

    @Override
    public ConfigValidation visitDpathValidator(DpathValidator model) {
        Site at = site.field("field_path");
        // The reference evaluates the path against an empty configuration.
        List<String> path = model.fieldPath().stream()
                .map(step -> at.requiredText(step, Map.of()))
                .toList();
        return at.checked(() -> ConfigValidation.ofField(path, schema(model.validationStrategy())));
    }

    @Override
    public ConfigValidation visitPredicateValidator(PredicateValidator model) {
        return ConfigValidation.ofValue(model.value(), schema(model.validationStrategy()));
    }

    private Map<String, @Nullable Object> schema(ValidationStrategy model) {
        Site at = site.field("validation_strategy");
        return model.accept(new ValidationStrategy.Visitor<>() {
            @Override
            public Map<String, @Nullable Object> visitValidateAdheresToSchema(ValidateAdheresToSchema strategy) {
                return object(strategy.baseSchema(), at.field("base_schema"));
            }

            @Override
            public Map<String, @Nullable Object> visitCustomValidationStrategy(CustomValidationStrategy strategy) {
                throw at.custom(strategy.className());
            }
        });
    }

    private static Map<String, @Nullable Object> object(JsonObjectOrString model, Site at) {
        return model.accept(new JsonObjectOrString.Visitor<>() {
            @Override
            public Map<String, @Nullable Object> visitJsonObject(Map<String, @Nullable Object> object) {
                return object;
            }

            @Override
            public Map<String, @Nullable Object> visitString(String text) {
                throw at.wrong("base_schema must be an object");
            }
        });
    }
}

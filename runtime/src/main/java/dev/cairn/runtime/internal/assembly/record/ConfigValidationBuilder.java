package dev.cairn.runtime.internal.assembly.record;

import dev.cairn.http.request.TemplatedValue;
import dev.cairn.models.ConfigValidatorModel;
import dev.cairn.models.CustomValidationStrategyModel;
import dev.cairn.models.DpathValidatorModel;
import dev.cairn.models.JsonObjectOrString;
import dev.cairn.models.Located;
import dev.cairn.models.PredicateValidatorModel;
import dev.cairn.models.ValidateAdheresToSchemaModel;
import dev.cairn.models.ValidationStrategyModel;
import dev.cairn.runtime.internal.assembly.definition.ComponentDefinition;
import dev.cairn.runtime.internal.config.normalize.ConfigValidation;
import dev.cairn.runtime.spi.CustomValidationStrategy;
import dev.cairn.templates.Scope;
import dev.cairn.templates.TemplateOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Builds the validations of a configuration that a manifest asks for. */
record ConfigValidationBuilder(ComponentDefinition definition)
        implements ConfigValidatorModel.Visitor<ConfigValidation> {

    @Override
    public ConfigValidation visitDpathValidatorModel(DpathValidatorModel model) {
        ComponentDefinition at = model.at(definition).fieldPath().at();
        // The reference evaluates the path against an empty configuration.
        List<String> path = model.fieldPath().stream()
                .map(step -> at.requiredText(step, Map.of()))
                .toList();
        return at.checked(() -> by(
                model.at(definition).validationStrategy(),
                schema -> ConfigValidation.ofField(path, schema),
                check -> ConfigValidation.ofField(path, check)));
    }

    @Override
    public ConfigValidation visitPredicateValidatorModel(PredicateValidatorModel model) {
        ComponentDefinition at = model.at(definition).value().at();
        TemplatedValue template =
                TemplatedValue.nested(model.value(), text -> at.compile(text, TemplateOptions.STRING));
        Function<Map<String, @Nullable Object>, @Nullable Object> value =
                config -> template.evaluate(name -> switch (name) {
                    case "config" -> config;
                    case "parameters" -> Map.of();
                    default -> Scope.UNDEFINED;
                });
        return by(
                model.at(definition).validationStrategy(),
                schema -> ConfigValidation.ofValue(value, schema),
                check -> ConfigValidation.ofValue(value, check));
    }

    private static ConfigValidation by(
            Located<ValidationStrategyModel, ComponentDefinition> located,
            Function<Map<String, @Nullable Object>, ConfigValidation> schema,
            Function<Function<@Nullable Object, Optional<String>>, ConfigValidation> check) {
        ComponentDefinition at = located.at();
        return located.value().accept(new ValidationStrategyModel.Visitor<>() {
            @Override
            public ConfigValidation visitValidateAdheresToSchemaModel(ValidateAdheresToSchemaModel strategy) {
                return schema.apply(strategy.at(at).baseSchema().map(ConfigValidationBuilder::object));
            }

            @Override
            public ConfigValidation visitCustomValidationStrategyModel(CustomValidationStrategyModel strategy) {
                return check.apply(
                        at.custom(
                                CustomValidationStrategy.class,
                                strategy.className(),
                                Map.of(),
                                strategy.additionalProperties())::problem);
            }
        });
    }

    private static Map<String, @Nullable Object> object(JsonObjectOrString model, ComponentDefinition at) {
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

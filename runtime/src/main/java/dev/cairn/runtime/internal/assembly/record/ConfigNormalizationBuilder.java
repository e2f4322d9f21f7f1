package dev.cairn.runtime.internal.assembly.record;

import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.http.auth.ConnectorConfig;
import dev.cairn.http.request.RequestScope;
import dev.cairn.http.request.TemplatedValue;
import dev.cairn.manifest.LoadedManifest;
import dev.cairn.models.AddedFieldDefinitionModel;
import dev.cairn.models.ConfigAddFieldsModel;
import dev.cairn.models.ConfigNormalizationRulesModel;
import dev.cairn.models.ConfigRemapFieldModel;
import dev.cairn.models.ConfigRemoveFieldsModel;
import dev.cairn.models.ConfigTransformationModel;
import dev.cairn.models.CustomConfigTransformationModel;
import dev.cairn.models.DeclarativeSourceModel;
import dev.cairn.models.JsonObjectOrString;
import dev.cairn.models.Located;
import dev.cairn.models.SpecModel;
import dev.cairn.records.AddedField;
import dev.cairn.runtime.internal.assembly.custom.ComponentRegistry;
import dev.cairn.runtime.internal.assembly.definition.AssemblyContext;
import dev.cairn.runtime.internal.assembly.definition.ComponentDefinition;
import dev.cairn.runtime.internal.assembly.definition.LocatedText;
import dev.cairn.runtime.internal.config.normalize.AddConfigFields;
import dev.cairn.runtime.internal.config.normalize.ConfigNormalization;
import dev.cairn.runtime.internal.config.normalize.ConfigTransformation;
import dev.cairn.runtime.internal.config.normalize.RemapConfigField;
import dev.cairn.runtime.internal.config.normalize.RemoveConfigFields;
import dev.cairn.runtime.spi.CustomConfigTransformation;
import dev.cairn.templates.Template;
import dev.cairn.templates.TemplateOptions;
import dev.cairn.templates.ValueType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds the {@code config_normalization_rules} of a manifest, which change and check configurations. */
public final class ConfigNormalizationBuilder implements ConfigTransformationModel.Visitor<ConfigTransformation> {

    private static final TemplateOptions KEY = TemplateOptions.PLAIN.withValidTypes(Set.of(ValueType.STR));

    private final ComponentDefinition definition;

    private ConfigNormalizationBuilder(ComponentDefinition definition) {
        this.definition = definition;
    }

    /**
     * Builds the rules of a manifest.
     *
     * @param rules those of its {@code spec}; null for none
     * @param components what there is in place of Python classes
     * @throws InvalidDocumentException with everything that cannot be built
     */
    public static ConfigNormalization build(
            @Nullable ConfigNormalizationRulesModel rules,
            LoadedManifest manifest,
            Clock clock,
            ComponentRegistry components) {
        if (rules == null) {
            return ConfigNormalization.NONE;
        }
        ConnectorConfig none = new ConnectorConfig(Map.of(), config -> {});
        ComponentDefinition definition = ComponentDefinition.root(
                        manifest, AssemblyContext.withoutRequests(clock, none, components))
                .field(DeclarativeSourceModel.SPEC)
                .field(SpecModel.CONFIG_NORMALIZATION_RULES);
        List<ConfigTransformation> migrations = new ArrayList<>();
        rules.at(definition)
                .configMigrations()
                .each((migration, at) -> all(migration.at(at).transformations()))
                .forEach(migrations::addAll);
        return new ConfigNormalization(
                migrations,
                all(rules.at(definition).transformations()),
                rules.at(definition)
                        .validations()
                        .each((validation, at) -> validation.accept(new ConfigValidationBuilder(at))));
    }

    private static List<ConfigTransformation> all(
            Located.Items<ConfigTransformationModel, ComponentDefinition> models) {
        return models.each((model, at) -> model.accept(new ConfigNormalizationBuilder(at)));
    }

    @Override
    public ConfigTransformation visitConfigRemapFieldModel(ConfigRemapFieldModel model) {
        ComponentDefinition path = model.at(definition).fieldPath().at();
        List<Template> steps = model.fieldPath().stream().map(path::template).toList();
        TemplatedValue table = model.at(definition).map().map(ConfigNormalizationBuilder::table);
        return path.checked(() -> new RemapConfigField(steps, config -> evaluated(table, config)));
    }

    private static TemplatedValue table(JsonObjectOrString model, ComponentDefinition at) {
        return model.accept(new JsonObjectOrString.Visitor<>() {
            @Override
            public TemplatedValue visitJsonObject(Map<String, @Nullable Object> object) {
                return TemplatedValue.flat(
                        object,
                        key -> at.compile(key, KEY),
                        value -> TemplatedValue.of(at.compile(value, TemplateOptions.PLAIN)));
            }

            @Override
            public TemplatedValue visitString(String text) {
                throw at.wrong("the map of a ConfigRemapField must be an object");
            }
        });
    }

    @SuppressWarnings("unchecked") // what an object of templates evaluates to has texts as keys
    private static Map<String, @Nullable Object> evaluated(TemplatedValue table, Map<String, @Nullable Object> config) {
        RequestScope scope = RequestScope.of(
                name -> RequestScope.UNDEFINED, Map.<String, Object>of("config", config, "parameters", Map.of()));
        return table.evaluate(scope) instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
    }

    @Override
    public ConfigTransformation visitConfigAddFieldsModel(ConfigAddFieldsModel model) {
        List<AddedField> fields = model.at(definition).fields().each(ConfigNormalizationBuilder::addedField);
        return new AddConfigFields(fields, condition(model.at(definition).condition()));
    }

    private static AddedField addedField(AddedFieldDefinitionModel field, ComponentDefinition place) {
        var at = field.at(place);
        Template value =
                at.value().compile(TemplateOptions.STRING.withValidTypes(AddedFieldTypes.of(field.valueType())));
        return at.path().at().checked(() -> new AddedField(field.path(), value, field.parameters()));
    }

    @Override
    public ConfigTransformation visitConfigRemoveFieldsModel(ConfigRemoveFieldsModel model) {
        return new RemoveConfigFields(
                model.fieldPointers(), condition(model.at(definition).condition()));
    }

    @Override
    public ConfigTransformation visitCustomConfigTransformationModel(CustomConfigTransformationModel model) {
        return definition.custom(CustomConfigTransformation.class, model.className(), model.parameters(), Map.of())
                ::transform;
    }

    private static Optional<Template> condition(LocatedText text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text.template());
    }
}

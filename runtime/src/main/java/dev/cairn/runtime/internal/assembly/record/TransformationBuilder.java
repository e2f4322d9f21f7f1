package dev.cairn.runtime.internal.assembly.record;

import dev.cairn.models.AddFieldsModel;
import dev.cairn.models.AddedFieldDefinitionModel;
import dev.cairn.models.CustomTransformationModel;
import dev.cairn.models.DpathFlattenFieldsModel;
import dev.cairn.models.FlattenFieldsModel;
import dev.cairn.models.KeyTransformationModel;
import dev.cairn.models.KeysReplaceModel;
import dev.cairn.models.KeysToLowerModel;
import dev.cairn.models.KeysToSnakeCaseModel;
import dev.cairn.models.Located;
import dev.cairn.models.RemoveFieldsModel;
import dev.cairn.models.TransformationModel;
import dev.cairn.records.AddedField;
import dev.cairn.records.FieldPath;
import dev.cairn.records.RecordTransformation;
import dev.cairn.records.transform.AddFields;
import dev.cairn.records.transform.DpathFlattenFields;
import dev.cairn.records.transform.FlattenFields;
import dev.cairn.records.transform.KeysReplace;
import dev.cairn.records.transform.KeysToLower;
import dev.cairn.records.transform.KeysToSnakeCase;
import dev.cairn.records.transform.RemoveFields;
import dev.cairn.runtime.internal.assembly.custom.CustomRecordAdapters;
import dev.cairn.runtime.internal.assembly.definition.ComponentDefinition;
import dev.cairn.runtime.internal.assembly.definition.LocatedText;
import dev.cairn.runtime.internal.assembly.definition.PathBuilder;
import dev.cairn.runtime.spi.CustomTransformation;
import dev.cairn.templates.Template;
import dev.cairn.templates.TemplateOptions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Builds record transformations. */
public record TransformationBuilder(ComponentDefinition definition)
        implements TransformationModel.Visitor<RecordTransformation> {

    /** All of a list, in order. */
    public static List<RecordTransformation> all(Located.Items<TransformationModel, ComponentDefinition> models) {
        return models.each((model, at) -> model.accept(new TransformationBuilder(at)));
    }

    @Override
    public RecordTransformation visitAddFieldsModel(AddFieldsModel model) {
        List<AddedField> fields = model.at(definition).fields().each(TransformationBuilder::field);
        RecordTransformation built =
                new AddFields(fields, condition(model.at(definition).condition()));
        return withParameters(built, model.parameters());
    }

    private static AddedField field(AddedFieldDefinitionModel model, ComponentDefinition definition) {
        return new AddedField(
                model.path(), // no templates, as in the reference
                model.at(definition)
                        .value()
                        .compile(TemplateOptions.STRING.withValidTypes(AddedFieldTypes.of(model.valueType()))),
                model.parameters());
    }

    @Override
    public RecordTransformation visitRemoveFieldsModel(RemoveFieldsModel model) {
        List<FieldPath> pointers =
                model.fieldPointers().stream().map(FieldPath::of).toList();
        return new RemoveFields(pointers, condition(model.at(definition).condition()));
    }

    @Override
    public RecordTransformation visitKeysToLowerModel(KeysToLowerModel model) {
        return new KeysToLower();
    }

    @Override
    public RecordTransformation visitKeysToSnakeCaseModel(KeysToSnakeCaseModel model) {
        return new KeysToSnakeCase();
    }

    @Override
    public RecordTransformation visitKeysReplaceModel(KeysReplaceModel model) {
        RecordTransformation built = new KeysReplace(
                model.at(definition).old().template(),
                model.at(definition)._new().template());
        return withParameters(built, model.parameters());
    }

    @Override
    public RecordTransformation visitFlattenFieldsModel(FlattenFieldsModel model) {
        return new FlattenFields(model.flattenLists());
    }

    @Override
    public RecordTransformation visitDpathFlattenFieldsModel(DpathFlattenFieldsModel model) {
        KeyTransformationModel keys = model.keyTransformation();
        ComponentDefinition place = model.at(definition).keyTransformation().at();
        return new DpathFlattenFields(
                PathBuilder.of(model.at(definition).fieldPath(), definition),
                Boolean.TRUE.equals(model.deleteOriginValue()),
                Boolean.TRUE.equals(model.replaceRecord()),
                keys == null ? "" : affix(keys.at(place).prefix()),
                keys == null ? "" : affix(keys.at(place).suffix()));
    }

    private String affix(LocatedText text) {
        return text.value() == null
                ? ""
                : Objects.requireNonNullElse(text.at().text(text.value(), definition.parameters()), "");
    }

    @Override
    public RecordTransformation visitCustomTransformationModel(CustomTransformationModel model) {
        return CustomRecordAdapters.transformation(definition.custom(CustomTransformation.class));
    }

    private static @Nullable Template condition(LocatedText text) {
        return text.isEmpty() ? null : text.template();
    }

    /** Lets the templates of a transformation see its own parameters. */
    private RecordTransformation withParameters(
            RecordTransformation transformation, Map<String, @Nullable Object> parameters) {
        return (record, scope) ->
                transformation.transform(record, name -> name.equals("parameters") ? parameters : scope.lookUp(name));
    }
}

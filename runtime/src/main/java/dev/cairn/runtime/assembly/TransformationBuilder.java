package dev.cairn.runtime.assembly;

import dev.cairn.models.AddFields;
import dev.cairn.models.AddedFieldDefinition;
import dev.cairn.models.CustomTransformation;
import dev.cairn.models.DpathFlattenFields;
import dev.cairn.models.FlattenFields;
import dev.cairn.models.KeyTransformation;
import dev.cairn.models.KeysReplace;
import dev.cairn.models.KeysToLower;
import dev.cairn.models.KeysToSnakeCase;
import dev.cairn.models.RemoveFields;
import dev.cairn.models.Transformation;
import dev.cairn.models.ValueType;
import dev.cairn.runtime.assembly.custom.SuppliedRecordParts;
import dev.cairn.runtime.record.FieldPath;
import dev.cairn.runtime.record.RecordTransformation;
import dev.cairn.runtime.template.AddedField;
import dev.cairn.runtime.template.Template;
import dev.cairn.runtime.template.TemplateOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds record transformations. */
final class TransformationBuilder implements Transformation.Visitor<RecordTransformation> {

    private final Site site;

    TransformationBuilder(Site site) {
        this.site = site;
    }

    /** All of a list, in order. */
    static List<RecordTransformation> all(List<Transformation> models, Site site) {
        List<RecordTransformation> built = new ArrayList<>();
        for (int i = 0; i < models.size(); i++) {
            built.add(models.get(i).accept(new TransformationBuilder(site.item(i))));
        }
        return built;
    }

    @Override
    public RecordTransformation visitAddFields(AddFields model) {
        List<AddedField> fields = new ArrayList<>();
        for (int i = 0; i < model.fields().size(); i++) {
            fields.add(field(model.fields().get(i), site.field("fields").item(i)));
        }
        RecordTransformation built =
                new dev.cairn.runtime.record.transform.AddFields(fields, condition(model.condition()));
        return withParameters(built, model.parameters());
    }

    private static AddedField field(AddedFieldDefinition model, Site site) {
        if (model.path().isEmpty()) {
            throw site.field("path").wrong("the path of a field to add cannot be empty");
        }
        return new AddedField(
                model.path(), // no templates, as in the reference
                site.field("value")
                        .compile(model.value(), TemplateOptions.STRING.withValidTypes(validTypes(model.valueType()))),
                model.parameters());
    }

    /** As the reference has it: the types that it compares a literal with. */
    static Set<dev.cairn.runtime.template.ValueType> validTypes(@Nullable ValueType type) {
        if (type == null) {
            return Set.of();
        }
        return switch (type) {
            case STRING -> Set.of(dev.cairn.runtime.template.ValueType.STR);
            case NUMBER -> Set.of(dev.cairn.runtime.template.ValueType.FLOAT);
            case INTEGER -> Set.of(dev.cairn.runtime.template.ValueType.INT);
            case BOOLEAN -> Set.of(dev.cairn.runtime.template.ValueType.BOOL);
        };
    }

    @Override
    public RecordTransformation visitRemoveFields(RemoveFields model) {
        List<FieldPath> pointers =
                model.fieldPointers().stream().map(FieldPath::of).toList();
        return new dev.cairn.runtime.record.transform.RemoveFields(pointers, condition(model.condition()));
    }

    @Override
    public RecordTransformation visitKeysToLower(KeysToLower model) {
        return new dev.cairn.runtime.record.transform.KeysToLower();
    }

    @Override
    public RecordTransformation visitKeysToSnakeCase(KeysToSnakeCase model) {
        return new dev.cairn.runtime.record.transform.KeysToSnakeCase();
    }

    @Override
    public RecordTransformation visitKeysReplace(KeysReplace model) {
        RecordTransformation built = new dev.cairn.runtime.record.transform.KeysReplace(
                site.field("old").template(model.old()), site.field("new").template(model._new()));
        return withParameters(built, model.parameters());
    }

    @Override
    public RecordTransformation visitFlattenFields(FlattenFields model) {
        return new dev.cairn.runtime.record.transform.FlattenFields(model.flattenLists());
    }

    @Override
    public RecordTransformation visitDpathFlattenFields(DpathFlattenFields model) {
        KeyTransformation keys = model.keyTransformation();
        return new dev.cairn.runtime.record.transform.DpathFlattenFields(
                Paths.of(model.fieldPath(), site.field("field_path"), model.parameters()),
                Boolean.TRUE.equals(model.deleteOriginValue()),
                Boolean.TRUE.equals(model.replaceRecord()),
                affix(keys == null ? null : keys.prefix(), "prefix", model.parameters()),
                affix(keys == null ? null : keys.suffix(), "suffix", model.parameters()));
    }

    private String affix(@Nullable String text, String field, Map<String, @Nullable Object> parameters) {
        return text == null
                ? ""
                : Objects.requireNonNullElse(
                        site.field("key_transformation").field(field).text(text, parameters), "");
    }

    @Override
    public RecordTransformation visitCustomTransformation(CustomTransformation model) {
        return SuppliedRecordParts.transformation(site.supplied(
                dev.cairn.runtime.spi.CustomTransformation.class,
                model.className(),
                model.parameters(),
                model.additionalProperties()));
    }

    private @Nullable Template condition(String text) {
        return text.isEmpty() ? null : site.field("condition").template(text);
    }

    /** Lets the templates of a transformation see its own parameters. */
    private RecordTransformation withParameters(
            RecordTransformation transformation, Map<String, @Nullable Object> parameters) {
        return (record, scope) ->
                transformation.transform(record, name -> name.equals("parameters") ? parameters : scope.lookUp(name));
    }
}

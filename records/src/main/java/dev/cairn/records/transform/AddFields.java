package dev.cairn.records.transform;

import dev.cairn.records.AddedField;
import dev.cairn.records.NestedField;
import dev.cairn.records.PlainTrees;
import dev.cairn.records.RecordScope;
import dev.cairn.records.RecordTransformation;
import dev.cairn.templates.Scope;
import dev.cairn.templates.Template;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Adds fields whose values are templates. A field sees those before it; the condition is asked for each field, and sees
 * its {@code value} and {@code path} too.
 *
 * @param condition when to add a field, or null for always
 */
public record AddFields(List<AddedField> fields, @Nullable Template condition) implements RecordTransformation {

    public AddFields {
        fields = List.copyOf(fields);
    }

    @Override
    public void transform(Map<String, @Nullable Object> record, Scope scope) {
        Scope withRecord = RecordScope.of(scope, record);
        for (AddedField field : fields) {
            Object value = PlainTrees.copy(field.evaluate(withRecord));
            if (condition == null || condition.evaluateToBoolean(withField(withRecord, field, value))) {
                NestedField.set(record, field.path(), value);
            }
        }
    }

    private static Scope withField(Scope scope, AddedField field, @Nullable Object value) {
        return RecordScope.with(RecordScope.with(scope, "value", value), "path", field.path());
    }
}

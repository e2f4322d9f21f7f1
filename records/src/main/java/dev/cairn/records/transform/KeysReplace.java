package dev.cairn.records.transform;

import dev.cairn.records.RecordScope;
import dev.cairn.records.RecordTransformation;
import dev.cairn.templates.Scope;
import dev.cairn.templates.Template;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Replaces a text in the keys of a record and of the objects in it. */
public record KeysReplace(Template oldText, Template newText) implements RecordTransformation {

    @Override
    public void transform(Map<String, @Nullable Object> record, Scope scope) {
        Scope withRecord = RecordScope.of(scope, record);
        String old = text(oldText, withRecord);
        String replacement = text(newText, withRecord);
        RenamedKeys.apply(record, key -> key.replace(old, replacement));
    }

    private static String text(Template template, Scope scope) {
        return Objects.requireNonNullElse(template.evaluateToString(scope), "None");
    }
}

package dev.cairn.manifest.rule;

import dev.cairn.documents.Severity;

/** The path of a field is not empty. */
final class EmptyPath extends ComponentRule {

    EmptyPath() {
        super(
                "empty-path",
                Severity.ERROR,
                "The path of a field that is added or changed is empty.",
                "Name the field, e.g. `path: [id]`.",
                "AddedFieldDefinition",
                "ConfigRemapField");
    }

    @Override
    void check(ManifestComponent component, Findings findings) {
        String field = component.is("ConfigRemapField") ? "field_path" : "path";
        if (!component.given(field)) {
            findings.add(
                    this,
                    component.placeOf(field),
                    "'" + field + "' of " + component.type() + " is empty; it must name a field");
        }
    }
}

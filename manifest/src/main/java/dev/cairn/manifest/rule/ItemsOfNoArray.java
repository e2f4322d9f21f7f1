package dev.cairn.manifest.rule;

import dev.cairn.documents.Severity;

/** In a schema, {@code items} belongs to the type array. */
final class ItemsOfNoArray extends ComponentRule {

    ItemsOfNoArray() {
        super(
                "items-of-no-array",
                Severity.ERROR,
                "A `ComplexFieldType` has `items`, and its `field_type` is not `array`.",
                "Use `field_type: array`, or remove `items`.",
                "SchemaTypeIdentifier");
    }

    @Override
    void check(ManifestComponent identifier, Findings findings) {
        identifier
                .components("types_mapping")
                .forEach(mapping -> mapping.component("target_type").ifPresent(type -> checkType(type, findings)));
    }

    private void checkType(ManifestComponent type, Findings findings) {
        String name = type.text("field_type");
        if (type.given("items") && name != null && !name.equals("array")) {
            findings.add(
                    this,
                    type.placeOf("items"),
                    "'items' is for arrays only, and the field_type is '" + name + "'; use field_type: array");
        }
        type.component("items").ifPresent(items -> checkType(items, findings));
    }
}

package dev.cairn.codegen.plan;

import dev.cairn.codegen.schema.PlainJson;
import dev.cairn.codegen.schema.Schema;
import dev.cairn.codegen.schema.SchemaBundle;
import dev.cairn.codegen.schema.SchemaSet;
import dev.cairn.codegen.type.Checks;
import dev.cairn.codegen.type.TypeUse;
import dev.cairn.documents.Node;
import dev.cairn.documents.schema.SchemaValidator;

/** Tells whether a default is a value that its own schema allows: one that isn't would make every absent value a mistake. */
final class DefaultCheck {

    private final SchemaSet schemas;

    DefaultCheck(SchemaSet schemas) {
        this.schemas = schemas;
    }

    /** Whether a default fits both the Java type and all that is checked of the schema's values. */
    boolean fits(Schema schema, TypeUse type, Checks checks, Node value) {
        if (!PlainJson.isFinite(value) || !Defaults.fits(type, value)) {
            return false;
        }
        boolean typeSaysAll = checks.isEmpty() && !type.holdsObjects();
        return typeSaysAll
                || SchemaValidator.of(SchemaBundle.of(schemas, schema))
                        .diagnose(value)
                        .isEmpty();
    }
}

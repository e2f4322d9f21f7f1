package dev.cairn.codegen.type;

import dev.cairn.codegen.schema.Schema;
import dev.cairn.codegen.schema.SchemaBundle;
import dev.cairn.codegen.schema.SchemaSet;
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
        if (!Defaults.fits(type, value)) {
            return false;
        }
        boolean typeSaysAll = checks.isEmpty() && !holdsObjects(type);
        return typeSaysAll
                || SchemaValidator.of(SchemaBundle.of(schemas, schema))
                        .diagnose(value)
                        .isEmpty();
    }

    private static boolean holdsObjects(TypeUse type) {
        if (type instanceof TypeUse.ListOf list) {
            return holdsObjects(list.element());
        }
        if (type instanceof TypeUse.MapOf map) {
            return holdsObjects(map.value());
        }
        if (type instanceof TypeUse.Nullable nullable) {
            return holdsObjects(nullable.type());
        }
        return type instanceof TypeUse.Declared declared && !(declared.declaration() instanceof EnumType);
    }
}

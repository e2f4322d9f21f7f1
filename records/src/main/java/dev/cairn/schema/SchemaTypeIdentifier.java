package dev.cairn.schema;

import dev.cairn.record.FieldPath;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where in a record the descriptions of a stream's fields are, and what they mean.
 *
 * @param schemaPointer to the list of descriptions
 * @param keyPointer to a field's name, from its description
 * @param typePointer to a field's type, from its description; null where all are strings
 * @param typesMapping the first that fits a field counts
 */
public record SchemaTypeIdentifier(
        Supplier<FieldPath> schemaPointer,
        Supplier<FieldPath> keyPointer,
        @Nullable Supplier<FieldPath> typePointer,
        List<TypeMapping> typesMapping) {

    public SchemaTypeIdentifier {
        typesMapping = List.copyOf(typesMapping);
    }
}

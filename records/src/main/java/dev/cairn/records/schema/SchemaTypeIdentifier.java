package dev.cairn.records.schema;

import dev.cairn.core.error.ConfigException;
import dev.cairn.documents.Place;
import dev.cairn.records.FieldPath;
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
 * @param place where it stands in the manifest
 */
public record SchemaTypeIdentifier(
        Supplier<FieldPath> schemaPointer,
        Supplier<FieldPath> keyPointer,
        @Nullable Supplier<FieldPath> typePointer,
        List<TypeMapping> typesMapping,
        Place place) {

    public SchemaTypeIdentifier {
        typesMapping = List.copyOf(typesMapping);
    }

    /** Returns the failure of a stream for which this does not fit the API's response. */
    ConfigException wrong(String message) {
        return new ConfigException(place + ": " + message);
    }
}

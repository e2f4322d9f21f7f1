package dev.cairn.codegen.validate;

import dev.cairn.codegen.schema.Schema;
import dev.cairn.codegen.schema.SchemaBundle;
import dev.cairn.codegen.schema.SchemaSet;
import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.DocumentFiles;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.JsonReader;
import dev.cairn.documents.Node;
import dev.cairn.documents.Place;
import dev.cairn.documents.YamlReader;
import dev.cairn.documents.schema.SchemaValidator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks YAML and JSON documents against one schema. Thread-safe. */
public final class DocumentValidator {

    private static final String TYPE = "type";

    private final Path baseDirectory;
    private final SchemaValidator validator;

    private DocumentValidator(Path baseDirectory, SchemaValidator validator) {
        this.baseDirectory = baseDirectory;
        this.validator = validator;
    }

    /**
     * A validator for a document's root schema or one of its definitions.
     *
     * @param definition the definition's name, or null for the root
     * @throws InvalidDocumentException with all that is wrong with the schema
     */
    public static DocumentValidator of(
            SchemaSet schemas, Path schema, @Nullable String definition, Path baseDirectory, Diagnostics diagnostics) {
        Optional<Schema> root = schemas.read(schema);
        diagnostics.throwIfErrors();
        Optional<Schema> wanted =
                definition == null ? root : root.flatMap(found -> schemas.definition(found, definition));
        if (wanted.isEmpty()) {
            diagnostics.error(Place.of(nameOf(schema, baseDirectory)), "there is no definition '" + definition + "'");
        }
        diagnostics.throwIfErrors();
        Map<String, @Nullable Object> plain = SchemaBundle.of(schemas, wanted.orElseThrow());
        diagnostics.throwIfErrors();
        SchemaValidator validator =
                namesTypes(plain) ? SchemaValidator.discriminatedBy(TYPE, plain) : SchemaValidator.of(plain);
        return new DocumentValidator(baseDirectory, validator);
    }

    /** Whether some objects say by their {@code type} what they are, so that messages can speak of it. */
    private static boolean namesTypes(@Nullable Object schema) {
        if (schema instanceof List<?> list) {
            return list.stream().anyMatch(DocumentValidator::namesTypes);
        }
        if (!(schema instanceof Map<?, ?> map)) {
            return false;
        }
        boolean here = map.get("properties") instanceof Map<?, ?> properties
                && properties.get(TYPE) instanceof Map<?, ?> type
                && (type.containsKey("const") || (type.get("enum") instanceof List<?> values && values.size() == 1));
        return here || map.values().stream().anyMatch(DocumentValidator::namesTypes);
    }

    /** Everything that is wrong with a document, in its order; empty if nothing is. */
    public List<Diagnostic> validate(Path file) {
        Diagnostics diagnostics = new Diagnostics();
        String name = nameOf(file, baseDirectory);
        try {
            String text = DocumentFiles.text(file);
            Node document = file.toString().endsWith(".json")
                    ? new JsonReader().read(name, text)
                    : new YamlReader().read(name, text, diagnostics);
            validator.diagnose(document).forEach(diagnostics::add);
        } catch (InvalidDocumentException e) {
            e.diagnostics().forEach(diagnostics::add);
        }
        List<Diagnostic> sorted = new ArrayList<>(diagnostics.all());
        sorted.sort(Comparator.comparingInt(
                        (Diagnostic diagnostic) -> diagnostic.place().line())
                .thenComparingInt(diagnostic -> diagnostic.place().column()));
        return sorted;
    }

    private static String nameOf(Path file, Path baseDirectory) {
        Path name = file.startsWith(baseDirectory) ? baseDirectory.relativize(file) : file;
        return name.toString().replace('\\', '/');
    }
}

package dev.cairn.runtime.config;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.DocumentFiles;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.JsonReader;
import dev.cairn.documents.Node;
import dev.cairn.documents.schema.SchemaValidator;
import java.util.List;

/** The shape of one of the protocol's input files, as a JSON schema beside this class. */
final class InputShape {

    private final SchemaValidator validator;

    InputShape(String resource) {
        String text = DocumentFiles.packaged(InputShape.class, resource);
        validator = SchemaValidator.of(new JsonReader().read(resource, text));
    }

    /** The document, if it has the shape; else all that is wrong with it. */
    Node check(Node document) {
        List<Diagnostic> problems = validator.diagnose(document);
        if (!problems.isEmpty()) {
            throw new InvalidDocumentException(problems);
        }
        return document;
    }
}

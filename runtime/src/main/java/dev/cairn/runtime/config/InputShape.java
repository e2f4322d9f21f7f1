package dev.cairn.runtime.config;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.JsonReader;
import dev.cairn.documents.Node;
import dev.cairn.documents.schema.SchemaValidator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The shape of one of the protocol's input files, as a JSON schema beside this class. */
final class InputShape {

    private final SchemaValidator validator;

    InputShape(String resource) {
        try (InputStream stream = InputShape.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("missing resource " + resource);
            }
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            validator = SchemaValidator.of(new JsonReader().read(resource, text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

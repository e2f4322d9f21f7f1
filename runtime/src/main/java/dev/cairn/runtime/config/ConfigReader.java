package dev.cairn.runtime.config;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.DocumentFiles;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.JsonReader;
import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ObjectNode;
import java.nio.file.Path;

/** Reads configurations. Thread-safe. */
public final class ConfigReader {

    private final JsonReader json = new JsonReader();

    /**
     * Reads a configuration; {@link ObjectNode#toPlain} gives its plain values.
     *
     * @throws InvalidDocumentException if the file cannot be read or is not a JSON object
     */
    public ObjectNode read(Path file) {
        return read(file.toString(), DocumentFiles.text(file));
    }

    /** Like {@link #read(Path)}, for a text with the name it has in places. */
    public ObjectNode read(String file, String text) {
        Node document = json.read(file, text);
        if (document instanceof ObjectNode config) {
            return config;
        }
        throw new InvalidDocumentException(
                Diagnostic.error(document.place(), "a configuration must be an object, found " + document.kind()));
    }
}

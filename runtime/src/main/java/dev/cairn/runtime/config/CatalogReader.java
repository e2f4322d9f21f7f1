package dev.cairn.runtime.config;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.DocumentFiles;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.JsonReader;
import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads configured catalogs. Unknown keys are passed over. Thread-safe. */
public final class CatalogReader {

    private final JsonReader json = new JsonReader();
    private final InputShape shape = new InputShape("configured_catalog.schema.json");

    /**
     * Reads a configured catalog.
     *
     * @throws InvalidDocumentException with everything that is wrong with the file
     */
    public ConfiguredCatalog read(Path file) {
        return read(file.toString(), DocumentFiles.text(file));
    }

    /** Like {@link #read(Path)}, for a text with the name it has in places. */
    public ConfiguredCatalog read(String file, String text) {
        Node document = json.read(file, text);
        if (isDiscovered(document)) {
            throw new InvalidDocumentException(Diagnostic.error(
                    document.place(),
                    "this is what discover prints: the streams that there are. A configured catalog says of each stream how "
                            + "it is read; 'discover --configured' writes one"));
        }
        List<ConfiguredStream> streams = new ArrayList<>();
        if (shape.check(document) instanceof ObjectNode catalog && catalog.get("streams") instanceof ArrayNode array) {
            for (Node item : array.items()) {
                if (item instanceof ObjectNode configured && configured.get("stream") instanceof ObjectNode stream) {
                    streams.add(stream(configured, stream));
                }
            }
        }
        return new ConfiguredCatalog(streams);
    }

    /** A CATALOG message, or the catalog in it: its streams are not wrapped. */
    private static boolean isDiscovered(Node document) {
        return document instanceof ObjectNode object
                && ("CATALOG".equals(object.text("type"))
                        || object.items("streams").stream().anyMatch(CatalogReader::isBareStream));
    }

    private static boolean isBareStream(Node node) {
        return node instanceof ObjectNode stream && stream.get("stream") == null && stream.get("json_schema") != null;
    }

    private static ConfiguredStream stream(ObjectNode configured, ObjectNode stream) {
        List<String> cursorField = configured.get("cursor_field") instanceof ArrayNode path
                ? path.items().stream()
                        .map(step -> String.valueOf(step.toPlain()))
                        .toList()
                : List.of();
        return new ConfiguredStream(
                StreamStates.descriptor(stream),
                SyncMode.of(String.valueOf(configured.text("sync_mode"))),
                cursorField,
                plainMembers(stream.get("json_schema")));
    }

    static Map<String, @Nullable Object> plainMembers(@Nullable Node node) {
        return node instanceof ObjectNode object ? object.toPlain() : Map.of();
    }
}

package dev.cairn.workbench.edit;

import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.workbench.text.TextChange;
import dev.cairn.workbench.text.TextLines;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Declares the schema of a stream. */
record SchemaChange(TextLines text, ObjectNode root, ObjectNode stream) {

    private static final String LOADER = "schema_loader";

    /** In the manifest. Where it has a schema there, the rest of the loader stays. */
    TextChange inline(Map<String, ? extends @Nullable Object> schema) throws CannotEdit {
        return stream.get(LOADER) instanceof ObjectNode loader && "InlineSchemaLoader".equals(loader.text("type"))
                ? written(loader, Map.of("schema", schema))
                : written(stream, loader("InlineSchemaLoader", "schema", schema));
    }

    /** In a file. */
    TextChange file(String path) throws CannotEdit {
        return written(stream, loader("JsonFileSchemaLoader", "file_path", path));
    }

    private static Map<String, Object> loader(String type, String key, Object value) {
        Map<String, Object> loader = new LinkedHashMap<>();
        loader.put("type", type);
        loader.put(key, value);
        return Map.of(LOADER, loader);
    }

    private TextChange written(ObjectNode mapping, Map<String, ? extends Object> entry) throws CannotEdit {
        String key = entry.keySet().iterator().next();
        return CheckedChange.of(text, root, Part.entry(text, mapping, key, Insertion.block(entry)));
    }
}

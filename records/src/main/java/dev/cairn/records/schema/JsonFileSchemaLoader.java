package dev.cairn.records.schema;

import dev.cairn.core.error.SystemException;
import dev.cairn.templates.Scope;
import dev.cairn.templates.Template;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Loads a schema from a file beside the manifest, and replaces its references. */
public final class JsonFileSchemaLoader implements SchemaLoader {

    private final SchemaFolder files;
    private final Template path;
    private final Scope scope;
    private final boolean optional;

    /**
     * @param folder where the manifest is; no file outside of it is read
     * @param path the file, from the folder
     * @param scope what the path sees: the configuration
     * @param optional whether the schema is empty where there is no such file, as it is for a stream that names none
     */
    public JsonFileSchemaLoader(Path folder, Template path, Scope scope, boolean optional) {
        this.files = new SchemaFolder(folder);
        this.path = path;
        this.scope = scope;
        this.optional = optional;
    }

    @Override
    public Map<String, @Nullable Object> load() {
        String name = String.valueOf(path.evaluateToString(scope));
        Optional<Path> file = files.find(name);
        if (file.isEmpty()) {
            if (optional) {
                return Map.of();
            }
            throw new SystemException("Cannot find the schema file " + name);
        }
        return new SchemaReferences(files).resolve(file.get());
    }
}

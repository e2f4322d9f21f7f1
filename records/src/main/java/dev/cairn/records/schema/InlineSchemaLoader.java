package dev.cairn.records.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives a schema that is written in the manifest. */
public final class InlineSchemaLoader implements SchemaLoader {

    private final Map<String, @Nullable Object> schema;

    public InlineSchemaLoader(Map<String, ? extends @Nullable Object> schema) {
        this.schema = Collections.unmodifiableMap(new LinkedHashMap<>(schema));
    }

    @Override
    public Map<String, @Nullable Object> load() {
        return schema;
    }
}

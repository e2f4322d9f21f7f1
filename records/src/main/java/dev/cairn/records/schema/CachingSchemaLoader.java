package dev.cairn.records.schema;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Loads a schema once; other threads wait for it. */
public final class CachingSchemaLoader implements SchemaLoader {

    private final SchemaLoader loader;
    private @Nullable Map<String, @Nullable Object> loaded;

    public CachingSchemaLoader(SchemaLoader loader) {
        this.loader = loader;
    }

    @Override
    public synchronized Map<String, @Nullable Object> load() throws InterruptedException {
        Map<String, @Nullable Object> known = loaded;
        if (known == null) {
            known = loader.load();
            loaded = known;
        }
        return known;
    }
}

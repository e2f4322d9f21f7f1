package dev.cairn.records.schema;

import dev.cairn.core.error.SystemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Merges the properties of several schemas; of two with the same name the first one's counts. */
public final class CompositeSchemaLoader implements SchemaLoader {

    private final List<SchemaLoader> loaders;

    public CompositeSchemaLoader(List<SchemaLoader> loaders) {
        this.loaders = List.copyOf(loaders);
    }

    /** The joined schema; nothing but the properties of its parts is in it. */
    @Override
    public Map<String, @Nullable Object> load() throws InterruptedException {
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        for (SchemaLoader loader : loaders) {
            if (!(loader.load().get("properties") instanceof Map<?, ?> part)) {
                throw new SystemException("One of the stream's schemas has no properties, so they cannot be joined");
            }
            part.forEach((name, property) -> {
                if (!properties.containsKey(name.toString())) {
                    properties.put(name.toString(), property);
                }
            });
        }
        Map<String, @Nullable Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "http://json-schema.org/draft-07/schema#");
        schema.put("type", List.of("null", "object"));
        schema.put("properties", properties);
        return schema;
    }
}

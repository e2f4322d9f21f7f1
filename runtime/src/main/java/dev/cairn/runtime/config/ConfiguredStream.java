package dev.cairn.runtime.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stream that the user chose to sync.
 *
 * @param stream its name
 * @param syncMode whether all of it is read, or only what is new
 * @param cursorField path of the cursor in a record as the user chose it; empty where the source decides
 * @param jsonSchema the schema of its records as it was discovered
 */
public record ConfiguredStream(
        StreamDescriptor stream,
        SyncMode syncMode,
        List<String> cursorField,
        Map<String, @Nullable Object> jsonSchema) {

    public ConfiguredStream {
        cursorField = List.copyOf(cursorField);
        jsonSchema = Collections.unmodifiableMap(new LinkedHashMap<>(jsonSchema));
    }

    public String name() {
        return stream.name();
    }
}

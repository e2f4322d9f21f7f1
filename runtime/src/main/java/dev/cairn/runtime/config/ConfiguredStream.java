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
 * @param exactStates whether each of its states vouches for all records before it, so that a sync that goes on from it reads none
 *     of them again, but for those at the state's own position and within a lookback window. Its slices are read side by side
 *     all the same, but their records leave one slice after the other, and those that no state vouches for are taken back with
 *     {@code Message.Withdrawn}, which the output must take. No catalog asks for it
 */
public record ConfiguredStream(
        StreamDescriptor stream,
        SyncMode syncMode,
        List<String> cursorField,
        Map<String, @Nullable Object> jsonSchema,
        boolean exactStates) {

    /** A stream whose records leave as they are read. */
    public ConfiguredStream(
            StreamDescriptor stream,
            SyncMode syncMode,
            List<String> cursorField,
            Map<String, @Nullable Object> jsonSchema) {
        this(stream, syncMode, cursorField, jsonSchema, false);
    }

    public ConfiguredStream {
        cursorField = List.copyOf(cursorField);
        jsonSchema = Collections.unmodifiableMap(new LinkedHashMap<>(jsonSchema));
    }

    public String name() {
        return stream.name();
    }
}

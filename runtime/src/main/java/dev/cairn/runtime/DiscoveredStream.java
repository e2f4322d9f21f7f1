package dev.cairn.runtime;

import dev.cairn.runtime.internal.assembly.stream.StreamDescription;
import dev.cairn.runtime.internal.assembly.stream.StreamDescription.Reading;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code AirbyteStream} of the protocol. */
final class DiscoveredStream {

    private DiscoveredStream() {}

    static Map<String, @Nullable Object> of(StreamDescription description, Map<String, @Nullable Object> schema) {
        Map<String, @Nullable Object> stream = new LinkedHashMap<>();
        stream.put("name", description.name().name());
        stream.put("json_schema", schema);
        if (description.reading() instanceof Reading.Incremental incremental) {
            stream.put("supported_sync_modes", List.of("full_refresh", "incremental"));
            stream.put("source_defined_cursor", !incremental.catalogMayChoose());
            stream.put("default_cursor_field", List.of(incremental.cursor().field()));
        } else {
            stream.put("supported_sync_modes", List.of("full_refresh"));
        }
        if (!description.primaryKey().isEmpty()) {
            stream.put(
                    "source_defined_primary_key",
                    description.primaryKey().stream().map(List::of).toList());
        }
        stream.put("is_resumable", description.reading().resumable());
        stream.put("is_file_based", description.fileBased());
        return stream;
    }
}

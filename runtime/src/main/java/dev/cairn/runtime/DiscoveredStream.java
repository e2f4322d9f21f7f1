package dev.cairn.runtime;

import dev.cairn.runtime.assembly.StreamPlan;
import dev.cairn.runtime.assembly.StreamPlan.Reading;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code AirbyteStream} of the protocol. */
final class DiscoveredStream {

    private DiscoveredStream() {}

    static Map<String, @Nullable Object> of(StreamPlan plan) throws InterruptedException {
        Map<String, @Nullable Object> stream = new LinkedHashMap<>();
        stream.put("name", plan.name().name());
        stream.put("json_schema", plan.schema().load());
        if (plan.reading() instanceof Reading.Incremental incremental) {
            stream.put("supported_sync_modes", List.of("full_refresh", "incremental"));
            stream.put("source_defined_cursor", !incremental.catalogMayChoose());
            stream.put("default_cursor_field", List.of(incremental.cursorField()));
        } else {
            stream.put("supported_sync_modes", List.of("full_refresh"));
        }
        if (!plan.primaryKey().isEmpty()) {
            stream.put(
                    "source_defined_primary_key",
                    plan.primaryKey().stream().map(List::of).toList());
        }
        stream.put("is_resumable", plan.reading() instanceof Reading.Incremental);
        stream.put("is_file_based", plan.fileBased());
        return stream;
    }
}

package dev.cairn.server.internal.manifest;

import dev.cairn.runtime.DiscoveredCatalog;
import dev.cairn.server.model.AirbyteCatalog;
import dev.cairn.server.model.AirbyteStream;
import dev.cairn.server.model.DiscoverResponse;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A catalog as the API has it: with all members, null where there is nothing to say. */
final class CatalogAnswer {

    private CatalogAnswer() {}

    static DiscoverResponse response(DiscoveredCatalog catalog) {
        return new DiscoverResponse(new AirbyteCatalog(
                catalog.streams().stream().map(CatalogAnswer::stream).toList()));
    }

    private static AirbyteStream stream(Map<String, @Nullable Object> given) {
        Map<String, @Nullable Object> stream = new HashMap<>(given);
        for (String name : new String[] {
            "source_defined_cursor", "default_cursor_field", "source_defined_primary_key", "namespace", "is_resumable"
        }) {
            stream.putIfAbsent(name, null);
        }
        stream.putIfAbsent("is_file_based", false);
        return AirbyteStream.fromJson(stream);
    }
}

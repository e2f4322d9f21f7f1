package dev.cairn.runtime;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The streams that a connector offers.
 *
 * @param streams each as an {@code AirbyteStream} of the protocol, plain JSON values, in the manifest's order
 */
public record DiscoveredCatalog(List<Map<String, @Nullable Object>> streams) {

    public DiscoveredCatalog {
        streams = List.copyOf(streams);
    }
}

package dev.cairn.workbench.cases;

import dev.cairn.core.error.SyncException;
import dev.cairn.core.secret.SecretMask;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.DiscoveredCatalog;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.protocol.MessageWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out which streams a connector offers. */
final class Catalogs {

    private Catalogs() {}

    /**
     * A catalog.
     *
     * @param streams each an {@code AirbyteStream}, by name
     * @param problem why there is none
     */
    record Discovered(Map<String, Map<String, @Nullable Object>> streams, Optional<String> problem) {}

    static Discovered discover(Connector connector, ObjectNode config, RunOptions options, SecretMask secrets)
            throws IOException, InterruptedException {
        Map<String, Map<String, @Nullable Object>> streams = new LinkedHashMap<>();
        try {
            MessageWriter unheard = new MessageWriter(OutputStream.nullOutputStream(), secrets);
            DiscoveredCatalog catalog =
                    connector.configure(config, unheard, options).catalog();
            catalog.streams().forEach(stream -> streams.put(String.valueOf(stream.get("name")), stream));
            return new Discovered(
                    streams,
                    catalog.failing().stream()
                            .map(failing -> failing.failure().userMessage())
                            .findFirst());
        } catch (SyncException e) {
            return new Discovered(streams, Optional.of(e.userMessage()));
        } catch (InvalidDocumentException e) {
            return new Discovered(streams, Optional.of(String.valueOf(e.getMessage())));
        }
    }
}

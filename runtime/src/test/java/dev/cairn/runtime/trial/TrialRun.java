package dev.cairn.runtime.trial;

import dev.cairn.documents.JsonReader;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.http.Headers;
import dev.cairn.http.RawResponse;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.RunOptions;
import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.function.Function;

/** A test read with an empty configuration, of an API that answers each address with one body and never has anyone wait. */
final class TrialRun {

    private TrialRun() {}

    static TestReadResult of(
            String manifest, String stream, Map<String, String> headers, Function<String, byte[]> bodies) {
        return Connector.load("manifest.yaml", manifest)
                .testRead(
                        (ObjectNode) new JsonReader().read("config.json", "{}"),
                        TestRead.of(stream),
                        RunOptions.standard()
                                .sleeper(duration -> {})
                                .transport(request -> new RawResponse(
                                        200,
                                        Headers.of(headers),
                                        request.url(),
                                        new ByteArrayInputStream(bodies.apply(request.url())))));
    }
}

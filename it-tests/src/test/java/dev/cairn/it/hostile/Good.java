package dev.cairn.it.hostile;

import dev.cairn.it.wire.RawServer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The inputs that hostile ones differ from, and the answers of an API that means well. */
final class Good {

    /** How many records there are to read. */
    static final int RECORDS = 2;

    static final String ROWS = "{\"rows\":[{\"id\":1,\"at\":\"2024-01-01\"},{\"id\":2,\"at\":\"2024-01-02\"}]}";

    /** More requests than a sync of a few pages makes: an API that never says no would be asked for ever. */
    private static final int MOST_REQUESTS = 60;

    private static final String MANIFEST = """
            {"version": "7.39.1", "type": "DeclarativeSource",
             "check": {"type": "CheckStream", "stream_names": ["s"]},
             "streams": [{"type": "DeclarativeStream", "name": "s", "primary_key": ["id"],
               "retriever": {"type": "SimpleRetriever",
                 "requester": {"type": "HttpRequester", "url": "{{ config['url'] }}/rows", "http_method": "GET",
                   "request_headers": {"X-Key": "{{ config['key'] }}"},
                   "request_parameters": {"limit": "{{ 2 * 1 }}"},
                   "authenticator": {"type": "BearerAuthenticator", "api_token": "{{ config['key'] }}"},
                   "error_handler": {"type": "DefaultErrorHandler", "max_retries": 0}},
                 "record_selector": {"type": "RecordSelector",
                   "extractor": {"type": "DpathExtractor", "field_path": ["rows"]}}},
               "schema_loader": {"type": "InlineSchemaLoader", "schema": {"type": "object", "properties": {}}}}],
             "spec": {"type": "Spec", "connection_specification": {"type": "object", "properties": {
               "url": {"type": "string"}, "key": {"type": "string", "airbyte_secret": true}}}}}
            """;

    private static final String CONFIG = "{\"url\": \"$URL\", \"key\": \"s3cr3t-k3y-0f-g00d\"}";

    private static final String CATALOG = """
            {"streams": [{"stream": {"name": "s", "json_schema": {}, "supported_sync_modes": ["full_refresh", "incremental"]},
              "sync_mode": "full_refresh", "destination_sync_mode": "append"}]}
            """;

    private Good() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String manifest() {
        return MANIFEST;
    }

    static String config() {
        return CONFIG;
    }

    static String catalog() {
        return CATALOG;
    }

    /** A read of two records, of which nothing is hostile yet. */
    static Hostile read(String name, RawServer.Script api, Promise promise) {
        Map<String, byte[]> inputs = new LinkedHashMap<>();
        inputs.put("--manifest-path", bytes(MANIFEST));
        inputs.put("--config", bytes(CONFIG));
        inputs.put("--catalog", bytes(CATALOG));
        return new Hostile(name, "read", inputs, api, promise);
    }

    /** The command for another input. */
    static Hostile of(String command, String name, Promise promise) {
        Hostile read = read(name, api(), promise);
        Map<String, byte[]> inputs = new LinkedHashMap<>(read.inputs());
        if (!command.equals("read")) {
            inputs.remove("--catalog");
        }
        if (command.equals("spec")) {
            inputs.remove("--config");
        }
        return new Hostile(name, command, inputs, read.api(), promise);
    }

    /** An API that has the records on its first page and nothing after it. */
    static RawServer.Script api() {
        AtomicInteger asked = new AtomicInteger();
        return connection -> {
            for (Optional<RawServer.Request> request = connection.read();
                    request.isPresent();
                    request = connection.read()) {
                int number = asked.incrementAndGet();
                connection.write(
                        number > MOST_REQUESTS
                                ? RawServer.bytes("HTTP/1.1 404 Not Found\nContent-Length: 0\n\n")
                                : RawServer.ok(number == 1 ? ROWS : "{\"rows\":[]}"));
            }
        };
    }
}

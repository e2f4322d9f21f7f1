package dev.cairn.it.wire;

import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.YamlReader;
import dev.cairn.http.HttpTransport;
import dev.cairn.http.connection.Connections;
import dev.cairn.http.connection.NetworkSettings;
import dev.cairn.json.Json;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.config.CatalogReader;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.runtime.sync.SyncResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one stream from a server with the network as it is; waits between attempts are counted and not waited for. */
public final class WireSync {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final String baseUrl;
    private String method = "GET";
    private String headers = "{}";
    private String authenticator = "{type: NoAuth}";
    private String errorHandler = "{type: DefaultErrorHandler, max_retries: 2}";
    private String paginator = "{type: NoPagination}";
    private NetworkSettings settings = new NetworkSettings(TIMEOUT, TIMEOUT, false, false, false, Map.of());

    public WireSync(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    /**
     * How a sync ended.
     *
     * @param output all messages, as text
     * @param waits what it waited for between attempts
     */
    public record Result(SyncResult result, String output, List<Duration> waits) {

        /** The field {@code id} of every record, in order. */
        public List<@Nullable Object> ids() throws IOException {
            List<@Nullable Object> ids = new ArrayList<>();
            for (String line : output.lines().toList()) {
                if (Json.parse(line) instanceof Map<?, ?> message
                        && message.get("record") instanceof Map<?, ?> record
                        && record.get("data") instanceof Map<?, ?> data) {
                    ids.add(data.get("id"));
                }
            }
            return ids;
        }

        /** The first error that was reported: its kind and what it says to users and developers; empty if there is none. */
        public Optional<Map<?, ?>> error() throws IOException {
            for (String line : output.lines().toList()) {
                if (Json.parse(line) instanceof Map<?, ?> message
                        && message.get("trace") instanceof Map<?, ?> trace
                        && trace.get("error") instanceof Map<?, ?> error) {
                    return Optional.of(error);
                }
            }
            return Optional.empty();
        }
    }

    public WireSync method(String name) {
        method = name;
        return this;
    }

    public WireSync header(String name, String value) {
        headers = "{'" + name + "': '" + value + "'}";
        return this;
    }

    public WireSync authenticator(String yaml) {
        authenticator = yaml;
        return this;
    }

    public WireSync errorHandler(String yaml) {
        errorHandler = yaml;
        return this;
    }

    /** Asks for pages by number, from 1, until one is empty. */
    public WireSync paged() {
        paginator = "{type: DefaultPaginator,"
                + " page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: page},"
                + " pagination_strategy: {type: PageIncrement, page_size: 1, start_from_page: 1,"
                + " inject_on_first_request: true}}";
        return this;
    }

    public WireSync settings(NetworkSettings other) {
        settings = other;
        return this;
    }

    /** With variables such as {@code HTTP_PROXY}. */
    public WireSync environment(Map<String, String> variables) {
        return settings(new NetworkSettings(TIMEOUT, TIMEOUT, false, false, false, variables));
    }

    public Result run() throws IOException, InterruptedException {
        try (HttpTransport network = Connections.standard(settings)) {
            return run(network);
        }
    }

    public Result run(HttpTransport network) throws IOException, InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<Duration> waits = Collections.synchronizedList(new ArrayList<>());
        SyncResult result = Connector.load("manifest.yaml", manifest())
                .configure(
                        (ObjectNode) new YamlReader().read("config.json", "{base_url: '" + baseUrl + "'}"),
                        new MessageWriter(out),
                        RunOptions.standard().transport(network).sleeper(waits::add))
                .read(new CatalogReader().read("catalog.json", CATALOG), InputState.EMPTY, new StopSignal());
        return new Result(result, out.toString(StandardCharsets.UTF_8), List.copyOf(waits));
    }

    private static final String CATALOG = """
            {"streams": [{
              "stream": {"name": "items", "json_schema": {}, "supported_sync_modes": ["full_refresh"]},
              "sync_mode": "full_refresh", "destination_sync_mode": "overwrite"}]}
            """;

    private String manifest() {
        return """
                version: 7.0.0
                type: DeclarativeSource
                check: {type: CheckStream, stream_names: [items]}
                concurrency_level: {type: ConcurrencyLevel, default_concurrency: 1}
                streams:
                  - type: DeclarativeStream
                    name: items
                    schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
                    retriever:
                      type: SimpleRetriever
                      requester:
                        type: HttpRequester
                        url_base: "{{ config['base_url'] }}"
                        path: /items
                        http_method: %s
                        request_headers: %s
                        authenticator: %s
                        error_handler: %s
                      record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
                      paginator: %s
                """.formatted(method, headers, authenticator, errorHandler, paginator);
    }
}

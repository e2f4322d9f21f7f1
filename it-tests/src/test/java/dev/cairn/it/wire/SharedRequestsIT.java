package dev.cairn.it.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.YamlReader;
import dev.cairn.runtime.ConfiguredConnector;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.config.CatalogReader;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.runtime.sync.SyncResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What streams and connectors have in common: pages of parents, sessions, connections. */
class SharedRequestsIT {

    private static final String SESSION = "{type: SessionTokenAuthenticator, session_token_path: [token],"
            + " expiration_duration: PT1H, request_authentication: {type: Bearer}, login_requester: {type: HttpRequester,"
            + " url_base: \"{{ config['base_url'] }}\", path: /login, http_method: POST}}";
    private static final String LEGACY = "{type: LegacySessionTokenAuthenticator, header: X-Token, login_url: /login,"
            + " username: u, password: p, session_token_response_key: token, validate_session_url: /valid}";

    private static void serve(RawServer.Connection connection) throws IOException, InterruptedException {
        for (var request = connection.read(); request.isPresent(); request = connection.read()) {
            Thread.sleep(60); // so that all workers ask before the first has an answer
            String target = request.get().target();
            connection.write(RawServer.ok(
                    target.equals("/login")
                            ? "{\"token\": \"t\"}"
                            : target.equals("/a") ? "[{\"id\": 1}, {\"id\": 2}]" : "[{\"id\": \"" + target + "\"}]"));
        }
    }

    /** Sessions are as many as in the reference at one worker: one for each requester, but one of the older kind for all. */
    @ParameterizedTest
    @CsvSource({"SESSION, 4", "LEGACY, 1"})
    void aParentIsReadOnceAndLoginsAreAsManyAsAtOneWorker(String kind, int logins) throws Exception {
        try (RawServer api = new RawServer(SharedRequestsIT::serve)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            SyncResult result = Connector.load("manifest.yaml", manifest(kind.equals("SESSION") ? SESSION : LEGACY))
                    .configure(config(api), new MessageWriter(out))
                    .read(
                            new CatalogReader().read("catalog.json", catalog("b", "c")),
                            InputState.EMPTY,
                            new StopSignal());
            assertEquals(SyncResult.COMPLETE, result, out.toString(StandardCharsets.UTF_8));
            assertEquals(1, asked(api, "/a"));
            assertEquals(logins, asked(api, "/login"));
            assertEquals(1 + logins + 4, api.requests().size());
        }
    }

    @Test
    void connectorsHoldNoThreadsBetweenSyncs() throws Exception {
        try (RawServer api = new RawServer(connection -> {
            for (var request = connection.read(); request.isPresent(); request = connection.read()) {
                connection.write(RawServer.ok("[{\"id\": 1}]"));
            }
        })) {
            int before = clientThreads();
            List<ConfiguredConnector> connectors = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                ConfiguredConnector connector = Connector.load("manifest.yaml", manifest("{type: NoAuth}"))
                        .configure(config(api), new MessageWriter(new ByteArrayOutputStream()));
                connectors.add(connector);
                connector.read(
                        new CatalogReader().read("catalog.json", catalog("a")), InputState.EMPTY, new StopSignal());
            }
            assertEquals(50, api.requests().size());
            assertTrue(api.connections() <= 4, "they share connections: " + api.connections());
            // Workers of the last sync may be about to end.
            assertTrue(clientThreads() <= before + 10, clientThreads() + " threads after " + before);
            connectors.forEach(ConfiguredConnector::close);
            connectors
                    .get(0)
                    .read(new CatalogReader().read("catalog.json", catalog("a")), InputState.EMPTY, new StopSignal());
            assertEquals(51, api.requests().size(), "what is closed may be used again");
        }
    }

    /** All threads but those of the server here and of the test itself. */
    private static int clientThreads() {
        return (int) Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.getName().startsWith("raw-")
                        && !thread.getName().contains("junit")
                        && !thread.getName().startsWith("ForkJoinPool"))
                .count();
    }

    private static long asked(RawServer api, String target) {
        return api.requests().stream()
                .filter(request -> request.target().equals(target))
                .count();
    }

    private static ObjectNode config(RawServer api) {
        return (ObjectNode) new YamlReader().read("config.json", "{base_url: '" + api.url() + "'}");
    }

    private static String catalog(String... names) {
        List<String> streams = new ArrayList<>();
        for (String name : names) {
            streams.add("""
                    {"stream": {"name": "%s", "json_schema": {}, "supported_sync_modes": ["full_refresh"]},
                     "sync_mode": "full_refresh", "destination_sync_mode": "overwrite"}""".formatted(name));
        }
        return "{\"streams\": [" + String.join(",", streams) + "]}";
    }

    private static String manifest(String authenticator) {
        return """
                version: 7.0.0
                type: DeclarativeSource
                check: {type: CheckStream, stream_names: [a]}
                concurrency_level: {type: ConcurrencyLevel, default_concurrency: 4}
                definitions:
                  requester: &requester
                    type: HttpRequester
                    url_base: "{{ config['base_url'] }}"
                    authenticator: %s
                  selector: &selector {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
                  schema: &schema {type: InlineSchemaLoader, schema: {type: object}}
                  parent: &parent
                    type: DeclarativeStream
                    name: a
                    schema_loader: *schema
                    retriever: {type: SimpleRetriever, requester: {<<: *requester, path: /a}, record_selector: *selector}
                  router: &router
                    type: SubstreamPartitionRouter
                    parent_stream_configs:
                      - {type: ParentStreamConfig, parent_key: id, partition_field: a, stream: *parent}
                streams:
                  - *parent
                  - type: DeclarativeStream
                    name: b
                    schema_loader: *schema
                    retriever:
                      type: SimpleRetriever
                      requester: {<<: *requester, path: "/b/{{ stream_partition.a }}"}
                      record_selector: *selector
                      partition_router: *router
                  - type: DeclarativeStream
                    name: c
                    schema_loader: *schema
                    retriever:
                      type: SimpleRetriever
                      requester: {<<: *requester, path: "/c/{{ stream_partition.a }}"}
                      record_selector: *selector
                      partition_router: *router
                """.formatted(authenticator);
    }
}

package dev.cairn.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.YamlReader;
import dev.cairn.faketime.FakeTime;
import dev.cairn.http.Headers;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import dev.cairn.json.Json;
import dev.cairn.runtime.config.ConfiguredCatalog;
import dev.cairn.runtime.config.ConfiguredStream;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.config.SyncMode;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.sync.Steps;
import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.runtime.sync.StreamGauge;
import dev.cairn.runtime.sync.SyncMonitor;
import dev.cairn.runtime.sync.SyncResult;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConfiguredConnectorTest {

    private static final String MANIFEST = """
            version: 7.0.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [items]}
            spec:
              type: Spec
              connection_specification:
                type: object
                required: [key]
                properties: {key: {type: string, airbyte_secret: true}}
              config_normalization_rules:
                type: ConfigNormalizationRules
                config_migrations:
                  - type: ConfigMigration
                    transformations: [{type: ConfigRemapField, field_path: [shard], map: {old: new}}]
                transformations:
                  - type: ConfigAddFields
                    fields: [{type: AddedFieldDefinition, path: [key], value: "s3cret"}]
            streams:
              - type: DeclarativeStream
                name: items
                schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
                retriever:
                  type: SimpleRetriever
                  requester:
                    type: HttpRequester
                    url: "https://api.example/{{ config['shard'] }}"
                    request_parameters: {key: "{{ config['key'] }}"}
                  record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
            """;

    private static final ConfiguredCatalog CATALOG = new ConfiguredCatalog(List.of(new ConfiguredStream(
            StreamDescriptor.of("items"), SyncMode.FULL_REFRESH, List.of(), Map.of("type", "object"))));

    private final List<Request> requests = new ArrayList<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private String body = "[{\"id\": 1}]";

    @Test
    void theManifestsRulesAreAppliedToARawConfiguration() throws IOException, InterruptedException {
        ConfiguredConnector connector = connector("{shard: old}");
        assertEquals(SyncResult.COMPLETE, connector.read(CATALOG, InputState.EMPTY, new StopSignal()));
        assertEquals("https://api.example/new?key=s3cret", requests.get(0).url());
        assertEquals(Map.of("shard", "new", "key", "s3cret"), connector.config());
    }

    @Test
    void whatIsToBeSavedIsToldOnceAndFirst() throws IOException, InterruptedException {
        ConfiguredConnector connector = connector("{shard: old, key: k}");
        assertEquals(Optional.of(Map.of("shard", "new", "key", "k")), connector.migratedConfig());
        connector.check();
        connector.discover();
        assertEquals(List.of("CONTROL", "CONNECTION_STATUS", "CATALOG"), types());
    }

    @Test
    void aConfigurationThatNeedsNoChangeStays() {
        assertEquals(Optional.empty(), connector("{shard: new, key: k}").migratedConfig());
    }

    @Test
    void eachCommandGivesWhatItWrites() throws IOException, InterruptedException {
        ConfiguredConnector connector = connector("{shard: new}");
        assertTrue(connector.check().succeeded());
        assertEquals("items", connector.discover().streams().get(0).get("name"));
        assertEquals(List.of("CONNECTION_STATUS", "CATALOG"), types());
    }

    @Test
    void theResultOfACheckHoldsNoSecrets() throws IOException, InterruptedException {
        body = "s3cret";
        String problem = connector("{shard: new}").check().problem().orElse("");
        assertTrue(problem.contains("****") && !problem.contains("s3cret"), problem);
    }

    @Test
    void secretsThatACheckPutsInAreMaskedToo() throws IOException, InterruptedException {
        body = "0ther";
        String overridden =
                MANIFEST.replace("stream_names: [items]", "stream_names: [items], config_overrides: {key: 0ther}");
        String problem =
                load(overridden, "{shard: new}", options()).check().problem().orElse("");
        assertTrue(requests.get(0).url().endsWith("key=0ther"), requests::toString);
        assertTrue(problem.contains("****") && !problem.contains("0ther"), problem);
    }

    @Test
    void redirectsAreFollowedOverAnyTransport() throws IOException, InterruptedException {
        assertEquals(
                SyncResult.COMPLETE, connector("{shard: moved}").read(CATALOG, InputState.EMPTY, new StopSignal()));
        assertEquals(
                List.of("https://api.example/moved?key=s3cret", "https://api.example/there"),
                requests.stream().map(Request::url).toList());
        assertEquals("a=1", requests.get(1).headers().value("Cookie").orElse(""));
    }

    @Test
    void whoeverWatchesGetsTheMonitorBeforeTheSync() throws IOException, InterruptedException {
        List<SyncMonitor> monitors = new ArrayList<>();
        load("{shard: new}", options().heardBy(monitors::add)).read(CATALOG, InputState.EMPTY, new StopSignal());
        StreamGauge gauge = monitors.get(0).streams().get(0);
        assertEquals(StreamGauge.Phase.COMPLETE, gauge.phase());
        assertEquals(1, gauge.records());
    }

    @Test
    void stepsAreTakenInTheCallingThread() throws IOException, InterruptedException {
        List<Thread> threads = new ArrayList<>();
        RunOptions options = options().transport(request -> {
            threads.add(Thread.currentThread());
            return answer(request);
        });
        load("{shard: new}", options.inSteps(Steps.ONE_BY_ONE)).read(CATALOG, InputState.EMPTY, new StopSignal());
        assertEquals(List.of(Thread.currentThread()), threads);
    }

    private ConfiguredConnector connector(String config) {
        return load(config, options());
    }

    private ConfiguredConnector load(String config, RunOptions options) {
        return load(MANIFEST, config, options);
    }

    private ConfiguredConnector load(String manifest, String config, RunOptions options) {
        return Connector.load("m.yaml", manifest)
                .configure((ObjectNode) new YamlReader().read("config.json", config), new MessageWriter(out), options);
    }

    private RunOptions options() {
        FakeTime time = new FakeTime();
        return RunOptions.standard().transport(this::answer).clock(time).sleeper(time);
    }

    private RawResponse answer(Request request) {
        requests.add(request);
        boolean moved = request.url().contains("/moved");
        return new RawResponse(
                moved ? 302 : 200,
                moved ? Headers.of(Map.of("Location", "/there", "Set-Cookie", "a=1; Path=/")) : Headers.empty(),
                request.url(),
                new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    private List<String> types() throws IOException {
        List<String> types = new ArrayList<>();
        for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
            types.add(String.valueOf(((Map<?, ?>) Json.parse(line)).get("type")));
        }
        return types;
    }
}

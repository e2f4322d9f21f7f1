package dev.cairn.opentelemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.http.Headers;
import dev.cairn.http.HttpTransport;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import dev.cairn.runtime.ConfiguredConnector;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.config.ConfigReader;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.runtime.sync.SyncResult;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whole syncs, with the SDK's own receivers. */
class OpenTelemetrySyncTest {

    private static final String SECRET = "s3cr3t-key";
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    /** Three windows of a month, two pages each; users have no cursor. */
    private static final String MANIFEST = """
            version: 7.0.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [tickets]}
            concurrency_level: {type: ConcurrencyLevel, default_concurrency: 3}
            definitions:
              retriever:
                type: SimpleRetriever
                requester:
                  type: HttpRequester
                  url: "http://api.test:8080/{{ config['key'] }}/{{ parameters['resource'] }}"
                  request_parameters: {token: "{{ config['key'] }}"}
                  error_handler:
                    type: DefaultErrorHandler
                    response_filters: [{http_codes: [418], action: FAIL, error_message: "refused {{ config['key'] }}"}]
                record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
                paginator:
                  type: DefaultPaginator
                  page_size_option: {type: RequestOption, inject_into: request_parameter, field_name: size}
                  page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: page}
                  pagination_strategy: {type: PageIncrement, page_size: 2}
              schema: {type: InlineSchemaLoader, schema: {type: object, properties: {}}}
            streams:
              - type: DeclarativeStream
                name: tickets
                primary_key: id
                $parameters: {resource: tickets}
                incremental_sync:
                  type: DatetimeBasedCursor
                  cursor_field: at
                  datetime_format: "%Y-%m-%d"
                  start_datetime: "2024-01-01"
                  end_datetime: "2024-03-31"
                  step: P1M
                  cursor_granularity: P1D
                retriever: {$ref: "#/definitions/retriever"}
                schema_loader: {$ref: "#/definitions/schema"}
              - type: DeclarativeStream
                name: users
                $parameters: {resource: users}
                retriever: {$ref: "#/definitions/retriever"}
                schema_loader: {$ref: "#/definitions/schema"}
            spec:
              type: Spec
              connection_specification:
                type: object
                properties: {key: {type: string, airbyte_secret: true}}
            """;

    private final KeptSpans exporter = new KeptSpans();
    /** The SDK's own forgets all when it is shut down. */
    private static final class KeptSpans implements SpanExporter {

        private final List<SpanData> kept = new CopyOnWriteArrayList<>();

        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            kept.addAll(spans);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }

    private final InMemoryMetricReader metrics = InMemoryMetricReader.create();
    private final List<MetricData> last = new ArrayList<>();

    @Test
    void requestsAreBelowTheirSlicesBelowTheirStreamsBelowTheSync() throws Exception {
        assertEquals(SyncResult.COMPLETE, sync(OpenTelemetrySyncTest::answer, Map.of()));

        SpanData sync = only("sync"::equals);
        assertEquals("COMPLETE", sync.getAttributes().get(AttributeKey.stringKey("cairn.result")));
        assertEquals("0000000000000000", sync.getParentSpanId());
        SpanData tickets = only("stream tickets"::equals);
        SpanData users = only("stream users"::equals);
        assertEquals(sync.getSpanId(), tickets.getParentSpanId());
        assertEquals(sync.getSpanId(), users.getParentSpanId());
        assertEquals(9L, tickets.getAttributes().get(AttributeKey.longKey("cairn.records")));
        assertEquals(6L, tickets.getAttributes().get(AttributeKey.longKey("cairn.pages")));
        List<SpanData> slices = spans("slice tickets"::equals);
        assertEquals(3, slices.size());
        for (SpanData slice : slices) {
            assertEquals(tickets.getSpanId(), slice.getParentSpanId());
            assertEquals(2, below(slice).size());
            below(slice).forEach(request -> assertEquals("GET", request.getName()));
        }
        assertEquals(
                "[{\"start_time\":\"2024-01-01\",\"end_time\":\"2024-01-31\"},"
                        + " {\"start_time\":\"2024-02-01\",\"end_time\":\"2024-02-29\"},"
                        + " {\"start_time\":\"2024-03-01\",\"end_time\":\"2024-03-31\"}]",
                slices.stream()
                        .map(slice -> slice.getAttributes().get(AttributeKey.stringKey("cairn.window")))
                        .sorted()
                        .toList()
                        .toString());
        for (SpanData span : exporter.kept) {
            assertEquals(sync.getTraceId(), span.getTraceId());
            assertTrue(span.getStartEpochNanos() <= span.getEndEpochNanos());
        }
    }

    @Test
    void aRequestHasWhatTheConventionsSayAndNoSecret() throws Exception {
        sync(OpenTelemetrySyncTest::answer, Map.of());

        SpanData request = spans("GET"::equals).get(0);
        Map<String, Object> attributes = new TreeMap<>();
        request.getAttributes().forEach((key, value) -> attributes.put(key.getKey(), value));
        assertEquals(
                "{http.request.method=GET, http.response.status_code=200, server.address=api.test, server.port=8080,"
                        + " url.full=http://api.test:8080/****/tickets}",
                attributes.toString().replace("/users", "/tickets"));
        assertFalse(exporter.kept.toString().contains(SECRET));
    }

    @Test
    void whatFailsIsAnErrorWithItsMessageForUsers() throws Exception {
        SyncResult result =
                sync(request -> request.url().contains("users") ? response(418, "[]") : answer(request), Map.of());

        assertEquals(SyncResult.FAILED, result);
        assertEquals(StatusCode.ERROR, only("sync"::equals).getStatus().getStatusCode());
        assertEquals(
                StatusCode.UNSET, only("stream tickets"::equals).getStatus().getStatusCode());
        assertEquals(StatusCode.ERROR, only("stream users"::equals).getStatus().getStatusCode());
        SpanData slice = only("slice users"::equals);
        assertEquals(StatusCode.ERROR, slice.getStatus().getStatusCode());
        assertEquals("refused ****", slice.getStatus().getDescription());
        SpanData request = below(slice).get(0);
        assertEquals(418L, request.getAttributes().get(AttributeKey.longKey("http.response.status_code")));
        assertEquals(StatusCode.ERROR, request.getStatus().getStatusCode());
        assertFalse(exporter.kept.toString().contains(SECRET));
    }

    @Test
    void aRequestWithoutAnAnswerSaysWhatWasThrownAndNothingOfIt() throws Exception {
        HttpTransport broken = request -> {
            if (request.url().contains("users")) {
                throw new IOException("no route to " + SECRET);
            }
            return answer(request);
        };
        assertEquals(SyncResult.FAILED, sync(broken, Map.of()));

        List<SpanData> requests = below(only("slice users"::equals));
        assertTrue(requests.size() > 1, "it is sent again");
        for (SpanData request : requests) {
            assertEquals("java.io.IOException", request.getAttributes().get(AttributeKey.stringKey("error.type")));
        }
        assertFalse(exporter.kept.toString().contains(SECRET));
    }

    @Test
    void theTraceOfWhatStartedTheSyncGoesOn() throws Exception {
        sync(OpenTelemetrySyncTest::answer, Map.of("TRACEPARENT", "00-" + TRACE + "-00f067aa0ba902b7-01"));

        assertEquals(TRACE, only("sync"::equals).getTraceId());
        assertEquals("00f067aa0ba902b7", only("sync"::equals).getParentSpanId());
    }

    @Test
    void aTraceThatMakesNoSenseIsNone() throws Exception {
        assertEquals(SyncResult.COMPLETE, sync(OpenTelemetrySyncTest::answer, Map.of("TRACEPARENT", "what")));

        assertNotEquals(TRACE, only("sync"::equals).getTraceId());
    }

    @Test
    void numbersAreThoseOfTheSync() throws Exception {
        sync(OpenTelemetrySyncTest::answer, Map.of());

        Map<String, Double> values = values();
        assertEquals(8.0, values.get("cairn.requests"));
        assertEquals(0.0, values.get("cairn.retries"));
        assertEquals(9.0, values.get("cairn.records tickets"));
        assertEquals(3.0, values.get("cairn.records users"));
        assertEquals(6.0, values.get("cairn.pages tickets"));
        assertEquals(3.0, values.get("cairn.slices tickets"));
        assertEquals(1.0, values.get("cairn.sync.success"));
        assertTrue(values.getOrDefault("cairn.record.size users", 0.0) > 100, values::toString);
        assertTrue(values.getOrDefault("cairn.position.lag tickets", 0.0) > 3600 * 24, values::toString);
        assertFalse(values.containsKey("cairn.position.lag users"), values::toString);
        assertTrue(values.getOrDefault("cairn.state.age tickets", 1e9) < 600, values::toString);
    }

    private Map<String, Double> values() {
        Map<String, Double> values = new TreeMap<>();
        for (MetricData metric : last) {
            metric.getData()
                    .getPoints()
                    .forEach(point -> values.put(
                            (metric.getName() + " "
                                            + point.getAttributes().asMap().values().stream()
                                                    .map(String::valueOf)
                                                    .collect(Collectors.joining(" ")))
                                    .strip(),
                            point instanceof LongPointData whole
                                    ? (double) whole.getValue()
                                    : ((DoublePointData) point).getValue()));
        }
        return values;
    }

    private SyncResult sync(HttpTransport api, Map<String, String> environment) throws Exception {
        OpenTelemetrySdk sdk = OpenTelemetrySdk.builder()
                .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
                .setTracerProvider(SdkTracerProvider.builder()
                        .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                        .build())
                .setMeterProvider(
                        SdkMeterProvider.builder().registerMetricReader(metrics).build())
                .build();
        MessageWriter writer = new MessageWriter(OutputStream.nullOutputStream());
        OpenTelemetrySync telemetry = new OpenTelemetrySync(sdk, environment, writer.secrets()::mask);
        RunOptions options =
                RunOptions.standard().sleeper(duration -> {}).transport(api).heardBy(telemetry);
        ObjectNode config = new ConfigReader().read("config.json", "{\"key\": \"" + SECRET + "\"}");
        SyncResult result;
        try (ConfiguredConnector connector =
                Connector.load("manifest.yaml", MANIFEST).configure(config, writer, options)) {
            result = connector.read(connector.catalog().configured(), InputState.EMPTY, new StopSignal());
        }
        telemetry.ended(result);
        last.addAll(metrics.collectAllMetrics());
        telemetry.close();
        return result;
    }

    /** Two records on the first page, one on the second, of each window. */
    private static RawResponse answer(Request request) {
        boolean first = !request.url().contains("page=");
        return response(
                200,
                first
                        ? "[{\"id\": 1, \"at\": \"2024-01-05\"}, {\"id\": 2, \"at\": \"2024-01-06\"}]"
                        : "[{\"id\": 3, \"at\": \"2024-01-07\"}]");
    }

    private static RawResponse response(int status, String body) {
        return new RawResponse(
                status, Headers.empty(), "", new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    private List<SpanData> spans(Predicate<String> name) {
        return exporter.kept.stream().filter(span -> name.test(span.getName())).toList();
    }

    private SpanData only(Predicate<String> name) {
        Collection<SpanData> found = spans(name);
        assertEquals(1, found.size());
        return found.iterator().next();
    }

    private List<SpanData> below(SpanData parent) {
        return exporter.kept.stream()
                .filter(span -> span.getParentSpanId().equals(parent.getSpanId()))
                .toList();
    }
}

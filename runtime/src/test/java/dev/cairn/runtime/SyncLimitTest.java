package dev.cairn.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.YamlReader;
import dev.cairn.faketime.FakeTime;
import dev.cairn.http.Headers;
import dev.cairn.http.HttpTransport;
import dev.cairn.http.RawResponse;
import dev.cairn.runtime.config.ConfiguredCatalog;
import dev.cairn.runtime.config.ConfiguredStream;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.config.StateReader;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.config.SyncMode;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.sync.Steps;
import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.runtime.sync.SyncLimit;
import dev.cairn.runtime.sync.SyncResult;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Syncs that end at a limit of time or requests, and the syncs after them. */
@Timeout(60)
class SyncLimitTest {

    /** Two streams of six partitions with three pages each. */
    private static final String MANIFEST = """
            version: 7.0.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [a]}
            concurrency_level: {type: ConcurrencyLevel, default_concurrency: %d}
            definitions:
              base:
                type: DeclarativeStream
                schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
                retriever:
                  type: SimpleRetriever
                  requester:
                    type: HttpRequester
                    url: "http://api/{{ stream_partition['p'] }}"
                    error_handler: {type: DefaultErrorHandler, max_retries: 5}
                  record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
                  partition_router: {type: ListPartitionRouter, cursor_field: p, values: [A, B, C, D, E, F]}
                  paginator:
                    type: DefaultPaginator
                    pages_per_checkpoint_interval: 1
                    page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: page}
                    pagination_strategy: {type: PageIncrement, page_size: 2, start_from_page: 1, inject_on_first_request: true}
            streams:
              - {$ref: "#/definitions/base", name: a}
              - {$ref: "#/definitions/base", name: b}
            """;

    @TempDir
    Path folder;

    private final FakeTime time = new FakeTime();
    private final List<String> sent = Collections.synchronizedList(new ArrayList<>());
    private InputState state = InputState.EMPTY;
    private String output = "";

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void aLimitOfRequestsEndsTheSyncBeforeTheNextOneAndTheNextSyncGoesOn(int workers) throws Exception {
        TreeSet<String> records = new TreeSet<>();
        SyncResult result = SyncResult.STOPPED;
        int syncs = 0;
        while (result == SyncResult.STOPPED) {
            assertTrue(++syncs < 20, "it ends");
            sent.clear();
            result = read(workers, SyncLimit.afterRequests(5), this::page, "a");
            assertTrue(sent.size() <= 5, sent.toString());
            assertEquals(result == SyncResult.COMPLETE ? 1 : 0, completed(), output);
            int before = records.size();
            lines("RECORD").forEach(line -> records.add(line.replaceAll(".*\"id\":\"(...)\".*", "$1")));
            assertTrue(records.size() > before || result == SyncResult.COMPLETE, "each sync reads something new");
        }
        assertEquals(6 * 5, records.size(), records.toString());
        assertTrue(syncs > 2, "it was ended");
    }

    @Test
    void retriesCountAsRequests() throws Exception {
        assertEquals(SyncResult.STOPPED, read(1, SyncLimit.afterRequests(4), url -> null, "a", "b"));
        assertEquals(4, sent.size());
        assertEquals(0, completed());
    }

    @Test
    void asManyRequestsAsThereAreEndNothing() throws Exception {
        assertEquals(SyncResult.COMPLETE, read(1, SyncLimit.afterRequests(36), this::page, "a", "b"));
        assertEquals(2, completed());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aLimitOfTimeEndsTheSyncAfterALastState(int workers) throws Exception {
        SyncLimit limit = SyncLimit.after(Duration.ofMinutes(50), time);
        SyncResult result = read(
                workers,
                limit,
                url -> {
                    time.advance(Duration.ofMinutes(6));
                    return page(url);
                },
                "a",
                "b");
        assertEquals(SyncResult.STOPPED, result);
        assertTrue(sent.size() < 36, sent.toString());
        assertTrue(limit.isReached());
        assertEquals(0, completed());
        assertTrue(lines("STATE").findAny().isPresent(), output);
        assertTrue(output.contains("INCOMPLETE"), output);
    }

    private interface Api {
        @Nullable
        String body(String url);
    }

    private String page(String url) {
        String id = url.replaceAll(".*/(.).*page=(.)", "$1$2");
        return id.endsWith("3") ? "[{\"id\":\"" + id + "x\"}]" : "[{\"id\":\"" + id + "x\"},{\"id\":\"" + id + "y\"}]";
    }

    /** @param workers 0 for one that does all in steps */
    private SyncResult read(int workers, SyncLimit limit, Api api, String... streams) throws Exception {
        HttpTransport network = request -> {
            sent.add(request.url());
            String body = api.body(request.url());
            byte[] bytes = (body == null ? "{}" : body).getBytes(StandardCharsets.UTF_8);
            return new RawResponse(
                    body == null ? 500 : 200, Headers.empty(), request.url(), new ByteArrayInputStream(bytes));
        };
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RunOptions options = RunOptions.standard()
                .transport(network)
                .clock(time)
                .sleeper(time)
                .limitedTo(limit);
        SyncResult result = Connector.load("manifest.yaml", MANIFEST.formatted(Math.max(1, workers)))
                .configure(
                        (ObjectNode) new YamlReader().read("config.json", "{}"),
                        new MessageWriter(out),
                        workers == 0 ? options.inSteps(new Steps(1, choices -> 0, 0)) : options)
                .read(
                        new ConfiguredCatalog(
                                Stream.of(streams).map(SyncLimitTest::stream).toList()),
                        state,
                        new StopSignal());
        output = out.toString(StandardCharsets.UTF_8);
        Path file = folder.resolve("state.jsonl");
        Files.write(file, lines("STATE").toList());
        state = Files.size(file) == 0 ? state : new StateReader().read(file);
        return result;
    }

    private static ConfiguredStream stream(String name) {
        return new ConfiguredStream(
                StreamDescriptor.of(name), SyncMode.FULL_REFRESH, List.of(), Map.of("type", "object"));
    }

    private Stream<String> lines(String type) {
        return output.lines().filter(line -> line.startsWith("{\"type\":\"" + type + "\""));
    }

    private long completed() {
        return output.lines().filter(line -> line.contains("\"COMPLETE\"")).count();
    }
}

package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.it.ScriptedApi.Answer;
import dev.cairn.it.ScriptedApi.Request;
import dev.cairn.json.Json;
import dev.cairn.runtime.ConfiguredConnector;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.config.CatalogReader;
import dev.cairn.runtime.config.ConfigReader;
import dev.cairn.runtime.config.ConfiguredCatalog;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.split.Split;
import dev.cairn.runtime.split.SplitCoordinator;
import dev.cairn.runtime.split.SplitPosition;
import dev.cairn.runtime.sync.SyncResult;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One sync as two processes that exchange JSON: one finds slices, the other reads them and is killed now and then. */
class SplitProcessesIT {

    private static final Instant AS_OF = Instant.parse("2024-02-01T00:00:00Z");
    private static final StreamDescriptor EVENTS = StreamDescriptor.of("events");
    private static final int RECORDS = 600;
    private static final int KILLS = 6;
    private static final String MANIFEST = """
            version: 7.0.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [events]}
            streams:
              - type: DeclarativeStream
                name: events
                schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
                incremental_sync:
                  type: DatetimeBasedCursor
                  cursor_field: at
                  datetime_format: "%Y-%m-%dT%H:%M:%SZ"
                  start_datetime: "2024-01-01T00:00:00Z"
                  start_time_option: {type: RequestOption, inject_into: request_parameter, field_name: since}
                  pages_per_checkpoint_interval: 1
                retriever:
                  type: SimpleRetriever
                  requester: {type: HttpRequester, url_base: "{{ config['base_url'] }}", path: /events}
                  partition_router:
                    type: ListPartitionRouter
                    values: [o0, o1, o2, o3]
                    cursor_field: owner
                    request_option: {type: RequestOption, inject_into: request_parameter, field_name: owner}
                  paginator:
                    type: DefaultPaginator
                    page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: page}
                    pagination_strategy: {type: PageIncrement, page_size: 10}
                  record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
            """;

    private static final String CATALOG = """
            {"streams": [{
              "stream": {"name": "events", "json_schema": {}, "supported_sync_modes": ["incremental"]},
              "sync_mode": "incremental", "destination_sync_mode": "append"}]}
            """;

    @TempDir
    private Path folder;

    private final Random random = new Random(7);
    private final Map<Object, Integer> delivered = new HashMap<>();
    private @Nullable Process process;
    private int kills;

    private static Answer events(Request request) {
        List<Map<String, Object>> events = IntStream.range(0, RECORDS)
                .filter(id -> ("o" + id % 4).equals(request.query().get("owner")))
                .mapToObj(id -> Map.<String, Object>of(
                        "id",
                        (long) id,
                        "at",
                        Instant.parse("2024-01-01T00:00:00Z")
                                .plusSeconds(id / 12)
                                .toString()))
                .filter(event -> String.valueOf(event.get("at"))
                                .compareTo(request.query().get("since"))
                        >= 0)
                .toList();
        int from = Math.min(request.intParameter("page", 0) * 10, events.size());
        return Answer.ok(events.subList(from, Math.min(from + 10, events.size())));
    }

    @Test
    @Tag("thorough")
    void nothingIsLostOrComesTwiceWhereAReaderIsKilled() throws IOException, InterruptedException {
        try (ScriptedApi api = new ScriptedApi(SplitProcessesIT::events)) {
            Files.writeString(folder.resolve("manifest.yaml"), MANIFEST);
            Files.writeString(folder.resolve("config.json"), Json.write(Map.of("base_url", api.baseUrl())));
            Files.writeString(folder.resolve("catalog.json"), CATALOG);
            ConfiguredConnector connector = connector();
            ConfiguredCatalog catalog = new CatalogReader().read(folder.resolve("catalog.json"));
            // tag::coordinator[]
            SplitCoordinator coordinator = connector.coordinate(catalog, InputState.EMPTY, AS_OF, 2);
            while (coordinator.next() instanceof SplitCoordinator.Next.Ready ready) {
                Split split = ready.split();
                while (coordinator.open().contains(split)) {
                    split = read(split); // by any process; how far it came, if that is killed
                    coordinator.report(split);
                }
                coordinator.confirm(split.stream(), split.number());
                Map<String, Object> snapshot = saved(coordinator.snapshot());
                coordinator = connector.coordinate(catalog, snapshot, 2); // as after a crash
            }
            // end::coordinator[]
            stop();
            assertEquals(Optional.of(SyncResult.COMPLETE), coordinator.result());
            assertTrue(Json.write(coordinator.state(EVENTS).orElseThrow().state())
                    .contains("{\"partition\":{\"owner\":\"o3\"},\"cursor\":{\"at\":\"2024-01-01T00:00:49Z\"}}"));
        }
        assertEquals(RECORDS, delivered.size());
        assertTrue(delivered.values().stream().allMatch(times -> times == 1), delivered::toString);
        assertEquals(KILLS, kills);
    }

    private ConfiguredConnector connector() {
        return Connector.load(folder.resolve("manifest.yaml"))
                .configure(
                        new ConfigReader().read(folder.resolve("config.json")),
                        new MessageWriter(OutputStream.nullOutputStream()));
    }

    /** Lets a process read a slice; records count with the position that comes behind them. */
    private Split read(Split split) throws IOException {
        Process reader = process == null || !process.isAlive() ? start() : process;
        process = reader;
        reader.outputWriter(StandardCharsets.UTF_8)
                .append(Json.write(split.toJson()))
                .append('\n')
                .flush();
        int last = kills < KILLS ? 5 + random.nextInt(60) : Integer.MAX_VALUE;
        Split at = split;
        List<Object> records = new ArrayList<>();
        BufferedReader lines = reader.inputReader(StandardCharsets.UTF_8);
        for (int i = 0; i < last; i++) {
            Map<?, ?> line = (Map<?, ?>) Json.parse(lines.readLine());
            if (line.get("record") instanceof Map<?, ?> record) {
                records.add(record.get("id"));
            } else {
                records.forEach(id -> delivered.merge(id, 1, Integer::sum));
                records.clear();
                at = Split.fromJson(object(line.get("split")));
                if (at.position().phase() != SplitPosition.Phase.OPEN) {
                    return at;
                }
            }
        }
        reader.destroyForcibly();
        process = null;
        kills++;
        return at;
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SplitReaderProcess.class.getName(),
                        folder.toString(),
                        AS_OF.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private void stop() throws IOException, InterruptedException {
        Process last = process;
        if (last != null) {
            last.outputWriter(StandardCharsets.UTF_8).close();
            assertEquals(0, last.waitFor());
        }
    }

    private static Map<String, Object> saved(Map<String, ?> snapshot) throws IOException {
        return object(Json.parse(Json.write(snapshot)));
    }

    @SuppressWarnings("unchecked") // of JSON
    private static Map<String, Object> object(@Nullable Object json) {
        return (Map<String, Object>) Objects.requireNonNull(json);
    }
}

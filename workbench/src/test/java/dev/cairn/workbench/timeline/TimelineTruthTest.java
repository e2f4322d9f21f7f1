package dev.cairn.workbench.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.http.Headers;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import dev.cairn.json.Json;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.config.ConfigReader;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.config.StateReader;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.sync.StopSignal;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A sync is killed after each line; what the timeline says of that instant is compared with what comes again. */
class TimelineTruthTest {

    private static final String MANIFEST = """
            version: 6.0.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [rows]}
            concurrency_level: {type: ConcurrencyLevel, default_concurrency: WORKERS}
            streams:
              - type: DeclarativeStream
                name: rows
                schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
                CURSOR
                retriever:
                  type: SimpleRetriever
                  requester: {type: HttpRequester, url: "https://api.test/rows"}
                  record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
                  PARTITIONS
                  paginator:
                    type: DefaultPaginator
                    page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: page}
                    pagination_strategy: {type: PageIncrement, page_size: 3}
                    PAGES_OF_PAGINATOR
            spec: {type: Spec, connection_specification: {type: object}}
            """;

    private static final String CURSOR =
            "incremental_sync: {type: DatetimeBasedCursor, cursor_field: at, datetime_format: '%Y-%m-%d', start_datetime: '2024-01-01', "
                    + "end_datetime: '2024-04-30', step: P1M, cursor_granularity: P1D, PAGES"
                    + "start_time_option: {type: RequestOption, inject_into: request_parameter, field_name: since}, "
                    + "end_time_option: {type: RequestOption, inject_into: request_parameter, field_name: until}}";

    private static final String PARTITIONS =
            "partition_router: {type: ListPartitionRouter, cursor_field: p, values: [a, b], request_option: "
                    + "{type: RequestOption, inject_into: request_parameter, field_name: p}}";

    /** Two records on each of some days; the API includes both ends. */
    private static RawResponse answer(Request request) {
        Map<String, String> query = query(request);
        List<Map<String, Object>> rows = LongStream.range(0, 40)
                .mapToObj(id -> Map.<String, Object>of(
                        "id",
                        query.getOrDefault("p", "") + id,
                        "at",
                        "2024-%02d-%02d".formatted(1 + id / 10, 1 + id % 10 / 2 * 6)))
                .filter(row -> String.valueOf(row.get("at")).compareTo(query.getOrDefault("since", "")) >= 0
                        && String.valueOf(row.get("at")).compareTo(query.getOrDefault("until", "9")) <= 0)
                .skip(3L * Integer.parseInt(query.getOrDefault("page", "0")))
                .limit(3)
                .toList();
        return new RawResponse(
                200,
                Headers.of(Map.of("Content-Type", "application/json")),
                request.url(),
                new ByteArrayInputStream(Json.writeBytes(rows)));
    }

    private static Map<String, String> query(Request request) {
        Map<String, String> query = new LinkedHashMap<>();
        String text = URI.create(request.url()).getQuery();
        for (String pair : text == null ? new String[0] : text.split("&", -1)) {
            query.put(pair.split("=", 2)[0], pair.split("=", 2)[1]);
        }
        return query;
    }

    /** What a sync prints, line by line. With {@code held}, January is read when records of later months have left. */
    private static List<String> read(String manifest, InputState from, boolean held)
            throws IOException, InterruptedException {
        CountDownLatch others = new CountDownLatch(held ? 20 : 0);
        ByteArrayOutputStream out = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] bytes, int offset, int length) {
                super.write(bytes, offset, length);
                new String(bytes, offset, length, StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> line.contains("\"RECORD\""))
                        .forEach(line -> others.countDown());
            }
        };
        RunOptions options = RunOptions.standard()
                .transport(request -> {
                    if (query(request).getOrDefault("since", "").startsWith("2024-01")) {
                        assertTrue(others.await(60, TimeUnit.SECONDS), "other slices do not go on");
                    }
                    return answer(request);
                })
                .clock(Clock.fixed(Instant.parse("2026-11-27T12:00:00Z"), ZoneOffset.UTC))
                .sleeper(duration -> {});
        var connector = Connector.load("manifest.yaml", manifest)
                .configure(new ConfigReader().read("config.json", "{}"), new MessageWriter(out), options);
        connector.read(connector.catalog().configured(), from, new StopSignal());
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static List<String> ids(List<String> lines) {
        List<String> ids = new ArrayList<>();
        Matcher id = Pattern.compile("\"id\":\"(\\w+)\"").matcher(String.join("\n", lines));
        while (id.find()) {
            ids.add(id.group(1));
        }
        return ids;
    }

    private static InputState lastState(List<String> lines) {
        List<String> states =
                lines.stream().filter(line -> line.contains("\"STATE\"")).toList();
        return states.isEmpty() ? InputState.EMPTY : new StateReader().read("state", states.get(states.size() - 1));
    }

    @ParameterizedTest
    @CsvSource({
        "1, true, false, 0",
        "1, true, false, 1",
        "4, true, false, 0",
        "4, true, false, 1",
        "4, false, false, 0",
        "1, false, false, 1",
        "1, false, false, 2",
        "4, false, true, 1",
        "1, true, true, 1",
        "4, true, true, 0"
    })
    void whatIsSaidOfEachInstantIsWhatComesAgain(int workers, boolean cursor, boolean partitions, int pages)
            throws IOException, InterruptedException {
        String manifest = MANIFEST.replace("WORKERS", Integer.toString(workers))
                .replace("CURSOR", cursor ? CURSOR : "")
                .replace("PARTITIONS", partitions ? PARTITIONS : "")
                .replace("PAGES_OF_PAGINATOR", pages == 0 ? "" : "pages_per_checkpoint_interval: " + pages)
                .replace("PAGES", pages == 0 ? "" : "pages_per_checkpoint_interval: " + pages + ", ");
        List<String> lines = read(manifest, InputState.EMPTY, workers > 1 && cursor && !partitions);
        assertEquals(partitions ? 80 : 40, new HashSet<>(ids(lines)).size());
        int known = 0;
        for (int killed = 1; killed <= lines.size(); killed++) {
            List<String> before = lines.subList(0, killed);
            if (!lines.get(killed - 1).contains("\"RECORD\"")
                    && !lines.get(killed - 1).contains("\"STATE\"")) {
                continue;
            }
            String output = String.join("\n", before) + "\n";
            List<TimelineEvent> events = SyncOutput.events(
                    "sync",
                    SyncOutput.cursorFields(new BufferedReader(new StringReader(output))),
                    new BufferedReader(new StringReader(output)));
            List<Timeline.Moment> moments = Timeline.of("t", events).moments();
            Timeline.Moment last = moments.get(moments.size() - 1);
            Set<String> next = new HashSet<>(ids(read(manifest, lastState(before), false)));
            long again = ids(before).stream().filter(next::contains).count();
            if (last.text().contains("at least") || last.text().contains("cannot be told")) {
                assertTrue(last.again() <= again, last.text() + " but " + again);
            } else {
                Matcher ties =
                        Pattern.compile("(\\d+) at the state's own instant").matcher(last.text());
                // The API includes the state's own instant.
                assertEquals(again, last.again() + (ties.find() ? Long.parseLong(ties.group(1)) : 0), last.text());
                known++;
            }
        }
        assertTrue(partitions || known > 5, "nothing is known");
    }
}

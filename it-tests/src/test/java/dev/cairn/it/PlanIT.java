package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.cli.Main;
import dev.cairn.core.error.ConfigException;
import dev.cairn.http.Headers;
import dev.cairn.http.HttpTransport;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import dev.cairn.json.Json;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.config.ConfigReader;
import dev.cairn.runtime.config.ConfiguredCatalog;
import dev.cairn.runtime.config.ConfiguredStream;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.config.SyncMode;
import dev.cairn.runtime.plan.Estimate;
import dev.cairn.runtime.plan.StreamPlan;
import dev.cairn.runtime.plan.SyncPlan;
import dev.cairn.runtime.protocol.MessageWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code cairn plan}: what is known before a sync, and that nothing else is claimed. */
class PlanIT {

    private static final Instant NOW = Instant.parse("2024-04-10T00:00:00Z");

    private static final String DAYS = """
            incremental_sync: {type: DatetimeBasedCursor, cursor_field: at, datetime_format: "%Y-%m-%d", step: P1D, cursor_granularity: P1D,
              start_datetime: "2024-01-01", end_datetime: "2024-04-10",
              start_time_option: {type: RequestOption, inject_into: request_parameter, field_name: from}}""";

    private static final String PAGES = """
            paginator: {type: DefaultPaginator, page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: page},
              pagination_strategy: {type: PageIncrement, page_size: 2}}""";

    private final MovingClock clock = new MovingClock();
    private int pages = 1;
    private int requests;

    /** Answers after a tenth of a second of its clock. */
    private final HttpTransport api = request -> {
        requests++;
        clock.now = clock.now.plusMillis(100);
        return answer(request);
    };

    private RawResponse answer(Request request) {
        int page = request.url().contains("page=")
                ? Integer.parseInt(request.url().replaceAll(".*page=(\\d+).*", "$1"))
                : 0;
        List<Map<String, Object>> records = IntStream.range(0, page + 1 < pages ? 2 : 1)
                .mapToObj(id -> Map.<String, Object>of("id", page * 2 + id, "at", "2024-01-01"))
                .toList();
        return new RawResponse(
                200,
                Headers.of(Map.of("Content-Type", "application/json")),
                request.url(),
                new ByteArrayInputStream(Json.writeBytes(records)));
    }

    private static final class MovingClock extends Clock {

        private Instant now = NOW;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private static String manifest(String more, String... streams) {
        return """
                version: 7.0.0
                type: DeclarativeSource
                check: {type: CheckStream, stream_names: [things]}
                concurrency_level: {type: ConcurrencyLevel, default_concurrency: 4}
                """ + more + "\nstreams:\n" + String.join("", streams);
    }

    private static String stream(String name, String paginator, String cursor) {
        return """
                - type: DeclarativeStream
                  name: NAME
                  primary_key: id
                  schema_loader: {type: InlineSchemaLoader, schema: {type: object, properties: {}}}
                  CURSOR
                  retriever:
                    type: SimpleRetriever
                    requester: {type: HttpRequester, url: "http://api.test/NAME"}
                    record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
                    PAGINATOR
                """.replace("NAME", name)
                .replace("CURSOR", cursor.replace("\n", "\n  "))
                .replace("PAGINATOR", paginator.replace("\n", "\n    "));
    }

    private SyncPlan plan(String manifest, InputState state, int most) throws Exception {
        return Connector.load("manifest.yaml", manifest)
                .configure(
                        new ConfigReader().read("config.json", "{}"),
                        new MessageWriter(OutputStream.nullOutputStream()),
                        RunOptions.standard()
                                .transport(api)
                                .clock(clock)
                                .sleeper(wait -> clock.now = clock.now.plus(wait)))
                .plan(new ConfiguredCatalog(List.of()), state, most);
    }

    private StreamPlan planOne(String manifest, int most) throws Exception {
        return plan(manifest, InputState.EMPTY, most).streams().get(0);
    }

    private static StreamPlan.Amount amount(Estimate slices, Estimate pages, Estimate requests) {
        return new StreamPlan.Amount(slices, pages, requests);
    }

    @Test
    void withoutARequestSlicesAreKnownAndPagesAreNot() throws Exception {
        StreamPlan plan = planOne(manifest("", stream("things", PAGES, DAYS)), 0);
        assertEquals(amount(Estimate.exact(100), Estimate.atLeast(99), Estimate.atLeast(99)), plan.amount());
        assertTrue(plan.unknown().toString().contains("100 of 100 slices were not read"), plan.toString());
        assertNull(plan.time());
        assertEquals(0, requests);
    }

    @Test
    void manySlicesAreConcludedFromAFewThatAreAlike() throws Exception {
        for (int each : new int[] {1, 3}) {
            pages = each;
            requests = 0;
            SyncPlan plan = plan(manifest("", stream("things", PAGES, DAYS)), InputState.EMPTY, 20);
            StreamPlan things = plan.streams().get(0);
            assertEquals(
                    amount(Estimate.exact(100), Estimate.about(100L * each), Estimate.about(100L * each)),
                    things.amount());
            assertEquals(5 * each, requests);
            assertEquals(plan.sent(), requests);
            assertEquals(Duration.ofMillis(100), plan.latency());
            assertEquals(Duration.ofMillis(100L * 25 * each), plan.time(), "four workers");
            assertTrue(things.unknown().toString().contains("95 slices were not looked at"), things.toString());
        }
    }

    @Test
    void onePageIsKnownWhereNothingAsksForAnother() throws Exception {
        StreamPlan plan = planOne(manifest("", stream("things", "", DAYS)), 20);
        assertEquals(amount(Estimate.exact(100), Estimate.exact(100), Estimate.exact(100)), plan.amount());
        assertEquals(1, requests);
        assertEquals(List.of(), plan.unknown());
    }

    @Test
    void aSliceIsReadToItsEndOrIsNotKnown() throws Exception {
        pages = 7;
        String manifest = manifest("", stream("things", PAGES, ""));
        assertEquals(
                amount(Estimate.exact(1), Estimate.exact(7), Estimate.exact(7)),
                planOne(manifest, 20).amount());
        assertEquals(
                amount(Estimate.exact(1), Estimate.atLeast(3), Estimate.atLeast(3)),
                planOne(manifest, 3).amount());
        assertEquals(
                Duration.ofMillis(700), planOne(manifest, 20).time(), "one page after the other, whatever the workers");
    }

    @Test
    void aStateLeavesLess() throws Exception {
        InputState state = new InputState(Map.of(StreamDescriptor.of("things"), Map.of("at", "2024-04-01")));
        SyncPlan plan = plan(manifest("", stream("things", "", DAYS)), state, 20);
        assertEquals(Estimate.exact(9), plan.streams().get(0).amount().slices());
        assertEquals(Duration.ofMillis(300), plan.time());
    }

    @Test
    void aCallBudgetTakesItsTime() throws Exception {
        String budget = """
                api_budget:
                  type: HTTPAPIBudget
                  policies: [{type: MovingWindowCallRatePolicy, rates: [{type: Rate, limit: 10, interval: PT1M}], matchers: []}]
                """;
        SyncPlan plan = plan(manifest(budget, stream("things", "", DAYS)), InputState.EMPTY, 20);
        assertEquals(Duration.ofMinutes(9), plan.time());
        assertTrue(
                plan.notes().get(0).contains("10 calls in 60.0 s"), plan.notes().toString());
    }

    @Test
    void whatACrashCostsAndWhatCanBeReadAheadIsSaid() throws Exception {
        StreamPlan things = planOne(manifest("", stream("things", PAGES, DAYS)), 0);
        assertTrue(
                things.again().words().startsWith("the slices that are being read, up to 4 of 100 slices"),
                things.again().words());
        assertEquals("can be read ahead", things.ahead());
        StreamPlan whole = planOne(manifest("", stream("things", "", "")), 0);
        assertTrue(
                whole.again().words().startsWith("all of it, since it has no cursor"),
                whole.again().words());
        assertTrue(whole.ahead().startsWith("not ahead"), whole.ahead());
        StreamPlan often = planOne(
                manifest("", stream("things", PAGES, DAYS.replace("step:", "pages_per_checkpoint_interval: 5, step:"))),
                0);
        assertTrue(
                often.again()
                        .words()
                        .startsWith("5 pages a worker, and what the API has not answered yet (one interval, "),
                often.again().words());
    }

    @Test
    void aStreamThatIsNotThereIsNamed() {
        ConfigException e = assertThrows(
                ConfigException.class,
                () -> Connector.load("manifest.yaml", manifest("", stream("things", "", "")))
                        .configure(
                                new ConfigReader().read("config.json", "{}"),
                                new MessageWriter(OutputStream.nullOutputStream()),
                                RunOptions.standard().transport(api))
                        .plan(catalogOf("nothing"), InputState.EMPTY, 0));
        assertEquals("There is no stream nothing. The streams are: things", e.userMessage());
    }

    private static ConfiguredCatalog catalogOf(String stream) {
        return new ConfiguredCatalog(
                List.of(new ConfiguredStream(StreamDescriptor.of(stream), SyncMode.FULL_REFRESH, List.of(), Map.of())));
    }

    @Test
    void theCommandSaysItInWordsWithoutSecrets(@TempDir Path folder) throws Exception {
        try (ScriptedApi scripted = new ScriptedApi(request -> new ScriptedApi.Answer(500, Map.of()))) {
            Files.writeString(
                    folder.resolve("manifest.yaml"),
                    manifest("", stream("things", PAGES, DAYS), stream("others", "", ""))
                            .replace("http://api.test", scripted.baseUrl() + "/{{ config['token'] }}")
                            .replace(
                                    "{type: HttpRequester,",
                                    "{type: HttpRequester, error_handler: {type: DefaultErrorHandler, max_retries: 0},"));
            Files.writeString(folder.resolve("config.json"), "{\"token\": \"s3cr3t-token\"}");
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            int exit = Main.run(
                    new String[] {
                        "plan",
                        "--manifest-path",
                        folder.resolve("manifest.yaml").toString(),
                        "--config",
                        folder.resolve("config.json").toString()
                    },
                    out,
                    new PrintStream(err, true, StandardCharsets.UTF_8));
            String text = out.toString(StandardCharsets.UTF_8);
            assertEquals(0, exit, err.toString(StandardCharsets.UTF_8));
            assertTrue(text.contains("things: 100 slices, at least "), text);
            assertTrue(text.contains("not known: what a slice has whose page cannot be read"), text);
            assertTrue(text.contains("others: 1 slice, "), text);
            assertTrue(text.contains(scripted.requests().size() + " requests sent for this plan"), text);
            assertFalse((text + err).contains("s3cr3t"), text);
        }
    }
}

package dev.cairn.runtime;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.faketime.FakeTime;
import dev.cairn.http.CallWindow;
import dev.cairn.http.CallWindows;
import dev.cairn.http.Headers;
import dev.cairn.http.HttpTransport;
import dev.cairn.http.RawResponse;
import dev.cairn.http.request.ScriptedTransport;
import dev.cairn.json.Json;
import dev.cairn.runtime.config.ConfigReader;
import dev.cairn.runtime.config.ConfiguredCatalog;
import dev.cairn.runtime.config.ConfiguredStream;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.config.SyncMode;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.split.Split;
import dev.cairn.runtime.split.SplitCoordinator;
import dev.cairn.runtime.split.SplitCoordinator.Next;
import dev.cairn.runtime.split.SplitItem;
import dev.cairn.runtime.split.SplitPage;
import dev.cairn.runtime.split.SplitPosition;
import dev.cairn.runtime.split.SplitReader;
import dev.cairn.runtime.split.SplitReaders;
import dev.cairn.runtime.split.SplitTracker;
import dev.cairn.runtime.sync.SyncResult;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Syncs that several readers share. */
class SplitsTest {

    private static final Instant AS_OF = Instant.parse("2026-01-01T00:00:00Z");
    private static final String HEAD = """
            version: 7.0.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [events]}
            """;
    private static final String CURSOR = """
                incremental_sync:
                  type: DatetimeBasedCursor
                  cursor_field: at
                  datetime_format: "%Y-%m-%dT%H:%M:%SZ"
                  start_datetime: "{{ day_delta(-3, format='%Y-%m-%dT%H:%M:%SZ') }}"
                  step: P1D
                  cursor_granularity: PT1S
                  pages_per_checkpoint_interval: 1
            """;

    private final FakeTime time = new FakeTime();
    private final ScriptedTransport api = new ScriptedTransport().then(200, "{\"records\": []}");
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    private static String stream(String name, String cursor, String authenticator) {
        return """
              - type: DeclarativeStream
                name: %s
                schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
            %s    retriever:
                  type: SimpleRetriever
                  requester:
                    type: HttpRequester
                    url_base: "https://api.test"
                    path: /%s
            %s      record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: [records]}}
            """.formatted(name, cursor, name, authenticator.indent(8));
    }

    private ConfiguredConnector connector(String manifest, RunOptions options) {
        return Connector.load("manifest.yaml", manifest)
                .configure(
                        new ConfigReader().read("config.json", "{\"tokens\": {\"refresh\": \"r\", \"access\": \"a\"}}"),
                        new MessageWriter(output),
                        options);
    }

    private ConfiguredConnector connector(String manifest) {
        return connector(
                manifest, RunOptions.standard().transport(api).clock(time).sleeper(time));
    }

    private static ConfiguredCatalog catalog(String... streams) {
        return new ConfiguredCatalog(Stream.of(streams)
                .map(name -> new ConfiguredStream(StreamDescriptor.of(name), SyncMode.INCREMENTAL, List.of(), Map.of()))
                .toList());
    }

    private SplitCoordinator coordinator(String manifest, int participants, String... streams) throws Exception {
        return connector(manifest).coordinate(catalog(streams), InputState.EMPTY, AS_OF, participants);
    }

    private static void assertRefuses(String place, String what, Executing executing) {
        InvalidDocumentException refused = assertThrows(InvalidDocumentException.class, executing::run);
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.startsWith("manifest.yaml:" + place) && message.contains(what), message);
    }

    @FunctionalInterface
    private interface Executing {
        void run() throws Exception;
    }

    @Test
    void refreshTokensForOneUseAreRefusedForSeveralReaders() throws Exception {
        String manifest = HEAD + "streams:\n" + stream("events", "", """
                authenticator:
                  type: OAuthAuthenticator
                  token_refresh_endpoint: "https://api.test/token"
                  client_id: id
                  client_secret: secret
                  refresh_token: "{{ config['tokens']['refresh'] }}"
                  refresh_token_updater:
                    refresh_token_config_path: [tokens, refresh]
                    access_token_config_path: [tokens, access]
                    token_expiry_date_config_path: [tokens, expiry]
                """);
        assertRefuses("21:13: ", "good for one use", () -> coordinator(manifest, 2, "events"));
        assertRefuses("21:13: ", "good for one use", () -> connector(manifest).readers(catalog("events"), AS_OF, 2));
        assertEquals(1, coordinator(manifest, 1, "events").streams().size());
        assertTrue(api.requests().isEmpty());
    }

    @Test
    void tokensThatTakeTurnsAreRefusedForSeveralReaders() throws Exception {
        String manifest = HEAD + "streams:\n" + stream("events", "", """
                authenticator:
                  type: RateLimitedMultipleTokenAuthenticator
                  tokens: [one, two]
                  quotas:
                    - {type: TokenQuota, name: rest, remaining_path: [left], reset_path: [reset]}
                  quota_status_source: {type: QuotaStatusSource, url: "https://api.test/quota"}
                """);
        assertRefuses("16:19: ", "take turns", () -> coordinator(manifest, 2, "events"));
        assertRefuses("16:19: ", "take turns", () -> connector(manifest).readers(catalog("events"), AS_OF, 2));
        assertEquals(1, coordinator(manifest, 1, "events").streams().size());
    }

    private static List<Object> windows(SplitCoordinator coordinator) throws InterruptedException {
        List<Object> windows = new ArrayList<>();
        while (coordinator.next() instanceof Next.Ready ready) {
            windows.add(ready.split().slice().window());
        }
        return windows;
    }

    @Test
    void windowsAreTheSameHoweverLateItIs() throws Exception {
        String manifest = HEAD + "streams:\n" + stream("events", CURSOR, "");
        List<Object> windows = windows(coordinator(manifest, 2, "events"));
        assertEquals(3, windows.size());
        assertEquals(Map.of("start_time", "2025-12-31T00:00:00Z", "end_time", "2026-01-01T00:00:00Z"), windows.get(2));

        SplitCoordinator stopped = coordinator(manifest, 2, "events");
        stopped.next();
        time.advance(Duration.ofDays(10));
        assertEquals(windows, windows(coordinator(manifest, 2, "events")));
        SplitCoordinator other = connector(manifest).coordinate(catalog("events"), stopped.snapshot(), 2);
        assertEquals(AS_OF, other.asOf());
        assertEquals(windows.subList(1, 3), windows(other));
        assertEquals(3, other.open().size());
    }

    @Test
    void theRuntimesClockGoesOnWhereWindowsStandStill() throws Exception {
        String manifest = HEAD + "streams:\n" + stream("events", CURSOR, """
                request_headers: {moment: "{{ now_utc() }}"}
                """);
        Split split = ((Next.Ready) coordinator(manifest, 2, "events").next()).split();
        time.advance(Duration.ofDays(10));
        SplitReaders readers = connector(manifest).readers(catalog("events"), AS_OF, 2);
        readers.open(split).next();
        assertTrue(api.requests().get(0).headers().value("moment").orElse("").startsWith("2026-01-11"));
    }

    @Test
    void streamsOfAGroupAreReadOneAfterTheOther() throws Exception {
        String manifest = HEAD + "stream_groups:\n  one:\n    type: StreamGroup\n    streams:\n"
                + "      - \"#/streams/0\"\n      - \"#/streams/1\"\n"
                + "    action: {type: BlockSimultaneousSyncsAction}\n"
                + "streams:\n" + stream("events", "", "") + stream("others", "", "");
        String references = manifest.replace("\"#/streams/0\"", "{$ref: \"#/streams/0\"}")
                .replace("\"#/streams/1\"", "{$ref: \"#/streams/1\"}");
        SplitCoordinator coordinator = coordinator(references, 2, "events", "others");
        Split first = ((Next.Ready) coordinator.next()).split();
        assertInstanceOf(Next.Later.class, coordinator.next());
        coordinator.report(first.at(new SplitPosition(null, null, true, SplitPosition.Phase.CLOSED, 0, List.of())));
        Split second = ((Next.Ready) coordinator.next()).split();
        assertEquals("others/0", second.id());
    }

    @Test
    void noMoreSlicesAreReadAtATimeThanTheApiPreparesJobs() throws Exception {
        String manifest = HEAD + "max_concurrent_async_job_count: 2\nstreams:\n" + """
              - type: DeclarativeStream
                name: events
                schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
            %s    retriever:
                  type: AsyncRetriever
                  status_mapping: {type: AsyncJobStatusMap, running: [a], completed: [b], failed: [c], timeout: [d]}
                  status_extractor: {type: DpathExtractor, field_path: [status]}
                  creation_requester: {type: HttpRequester, url_base: "https://api.test", path: /jobs}
                  polling_requester: {type: HttpRequester, url_base: "https://api.test", path: /job}
                  download_requester: {type: HttpRequester, url_base: "https://api.test", path: /file}
                  download_extractor: {type: ResponseToFileExtractor}
                  record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
            """.formatted(CURSOR)
                + stream("others", "", "");
        SplitCoordinator coordinator = coordinator(manifest, 2, "events", "others");
        Split first = ((Next.Ready) coordinator.next()).split();
        assertEquals("events/1", ((Next.Ready) coordinator.next()).split().id());
        assertEquals("others/0", ((Next.Ready) coordinator.next()).split().id());
        assertInstanceOf(Next.Later.class, coordinator.next());
        coordinator.report(first.at(new SplitPosition(null, null, true, SplitPosition.Phase.CLOSED, 0, List.of())));
        assertEquals("events/2", ((Next.Ready) coordinator.next()).split().id());
        coordinator.report(first); // it is open again
        assertInstanceOf(Next.Later.class, coordinator.next());
    }

    @Test
    void aFailedSliceMakesTheSyncFail() throws Exception {
        SplitCoordinator coordinator = coordinator(HEAD + "streams:\n" + stream("events", "", ""), 1, "events");
        Split split = ((Next.Ready) coordinator.next()).split();
        assertInstanceOf(Next.End.class, coordinator.next());
        assertEquals(Optional.empty(), coordinator.result());
        coordinator.report(split.at(new SplitPosition(null, null, true, SplitPosition.Phase.FAILED, 0, List.of())));
        assertEquals(Optional.of(SyncResult.FAILED), coordinator.result());
    }

    @Test
    void aClosedSliceIsOpenAgainWhenThatIsReported() throws Exception {
        SplitCoordinator coordinator = coordinator(HEAD + "streams:\n" + stream("events", CURSOR, ""), 1, "events");
        Split split = ((Next.Ready) coordinator.next()).split();
        String before = state(coordinator);
        coordinator.report(split.at(new SplitPosition(
                "2025-12-29T05:00Z", "2025-12-29T05:00Z", true, SplitPosition.Phase.CLOSED, 3, List.of())));
        assertTrue(state(coordinator).contains("2025-12-29T05:00:00Z"));
        coordinator.report(split);
        assertEquals(before, state(coordinator));
        assertEquals(List.of(split), coordinator.open());
    }

    private static String state(SplitCoordinator coordinator) {
        return Json.write(
                coordinator.state(StreamDescriptor.of("events")).orElseThrow().state());
    }

    @Test
    void someoneElseCountsCalls() throws Exception {
        String manifest = HEAD + """
                api_budget:
                  type: HTTPAPIBudget
                  policies:
                    - type: MovingWindowCallRatePolicy
                      matchers: []
                      rates: [{type: Rate, limit: 1, interval: PT10S}]
                """ + "streams:\n" + stream("events", "", "");
        List<String> asked = new ArrayList<>();
        RunOptions options = RunOptions.standard()
                .transport(api)
                .clock(time)
                .sleeper(time)
                .callWindows((policy, counting) -> {
                    asked.add(policy);
                    return counted(counting, asked);
                });
        ConfiguredConnector connector = connector(manifest, options);
        SplitCoordinator coordinator = connector.coordinate(catalog("events"), InputState.EMPTY, AS_OF, 2);
        Split split = ((Next.Ready) coordinator.next()).split();
        connector.readers(catalog("events"), AS_OF, 2).open(split).next();
        assertEquals(List.of("policies/0", "call"), asked);
    }

    @ParameterizedTest
    @CsvSource({"100, false", "101, true"})
    void aPeriodIsLongerThanTheLease(long periodMillis, boolean fits) {
        String manifest = HEAD + """
                api_budget:
                  type: HTTPAPIBudget
                  policies:
                    - type: FixedWindowCallRatePolicy
                      matchers: []
                      period: PT%sS
                      call_limit: 5
                """.formatted(Duration.ofMillis(periodMillis).toMillis() / 1000.0) + "streams:\n"
                + stream("events", "", "");
        RunOptions options =
                RunOptions.standard().transport(api).clock(time).sleeper(time).callWindows(new LeasedCalls());
        ConfiguredConnector connector = connector(manifest, options);
        Executable start = () -> connector.coordinate(catalog("events"), InputState.EMPTY, AS_OF, 2);
        if (fits) {
            assertDoesNotThrow(start);
        } else {
            String message =
                    String.valueOf(assertThrows(RuntimeException.class, start).getMessage());
            assertTrue(message.contains("period") && message.contains("give a shorter lease"), message);
        }
    }

    private static final class LeasedCalls implements CallWindows {
        @Override
        public CallWindow window(String policy, CallWindow counting) {
            return counting;
        }

        @Override
        public Duration lease() {
            return Duration.ofMillis(100);
        }
    }

    private static CallWindow counted(CallWindow counting, List<String> calls) {
        return new CallWindow() {
            @Override
            public Duration tryAcquire(long weight, Instant now) throws InterruptedException {
                calls.add("call");
                return counting.tryAcquire(weight, now);
            }

            @Override
            public void learn(OptionalLong callsLeft, @Nullable Instant reset, Instant now) {
                counting.learn(callsLeft, reset, now);
            }
        };
    }

    @Test
    void whereNobodyLimitsSeveralReadersTheLogSaysSo() throws Exception {
        coordinator(HEAD + "streams:\n" + stream("events", "", ""), 3, "events");
        assertTrue(output.toString(StandardCharsets.UTF_8).contains("no api_budget"));
    }

    @Test
    void thatAPositionBesideValuesIsNotUsedIsSaid() throws Exception {
        Map<String, Object> state = Map.of("at", "2025-12-28T00:00:00Z", "__cairn_pagination", Map.of("beside", "1"));
        String manifest = HEAD + "streams:\n" + stream("events", CURSOR, "") + stream("others", "", "");
        ConfiguredConnector connector = connector(manifest);
        connector.coordinate(
                catalog("events", "others"),
                new InputState(Map.of(StreamDescriptor.of("others"), Map.of("__cairn_pagination", Map.of()))),
                AS_OF,
                1);
        String warning = "in its pages, which is not used where slices are read apart";
        assertFalse(output.toString(StandardCharsets.UTF_8).contains(warning));
        connector.coordinate(catalog("events"), new InputState(Map.of(StreamDescriptor.of("events"), state)), AS_OF, 1);
        assertTrue(output.toString(StandardCharsets.UTF_8).contains("Stream events: the state says"));
        assertTrue(output.toString(StandardCharsets.UTF_8).contains(warning));
    }

    @Test
    void recordsLeaveAsTheyStandInMessages() throws Exception {
        ScriptedTransport records = new ScriptedTransport()
                .then(200, "{\"records\": [{\"id\":1,\"none\":null,\"at\":\"2025-12-29T05:00:00Z\"}]}");
        ConfiguredConnector connector = connector(
                HEAD + "streams:\n" + stream("events", CURSOR, ""),
                RunOptions.standard().transport(records).clock(time));
        SplitCoordinator coordinator = connector.coordinate(catalog("events"), InputState.EMPTY, AS_OF, 1);
        Split split = Split.fromJson(((Next.Ready) coordinator.next()).split().toJson());
        SplitReaders readers = connector.readers(catalog("events"), AS_OF, 1);
        SplitReader reader = readers.open(split);
        SplitTracker tracker = readers.track(split);
        List<String> left = new ArrayList<>();
        for (SplitPage page = reader.next(); page != null; page = reader.next()) {
            for (SplitItem item : page.items()) {
                if (tracker.observe(item) && item instanceof SplitItem.Record record) {
                    left.add(new String(record.json(), StandardCharsets.UTF_8));
                }
            }
        }
        assertEquals(List.of("{\"id\":1,\"at\":\"2025-12-29T05:00:00Z\"}"), left);
        assertEquals(1, tracker.closed().records());
    }

    private static final String PAGES = """
            paginator:
              type: DefaultPaginator
              pages_per_checkpoint_interval: 1
              page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: page}
              pagination_strategy: {type: PageIncrement, page_size: 2}
            """;

    private static final String NEWEST_FIRST = """
                incremental_sync:
                  type: DatetimeBasedCursor
                  cursor_field: at
                  datetime_format: "%Y-%m-%d"
                  start_datetime: "2025-11-01"
                  start_time_option: {type: RequestOption, inject_into: request_parameter, field_name: since}
            """;

    @Test
    void aSliceWithoutACursorGoesOnBehindItsLastPage() throws Exception {
        goesOnBehindItsLastPage("");
    }

    @Test
    void aSliceThatDescendsGoesOnBehindItsLastPage() throws Exception {
        goesOnBehindItsLastPage(NEWEST_FIRST);
    }

    /** Ten pages of two records each; the reader dies after each record, and another one goes on in another process. */
    private void goesOnBehindItsLastPage(String cursor) throws Exception {
        String manifest = HEAD + "streams:\n"
                + stream("events", cursor, "")
                        .replace("      record_selector", PAGES.indent(6) + "      record_selector");
        AtomicInteger requests = new AtomicInteger();
        HttpTransport pages = request -> {
            requests.incrementAndGet();
            Matcher page = Pattern.compile("page=(\\d+)").matcher(request.url());
            int first = page.find() ? 2 * Integer.parseInt(page.group(1)) : 0;
            String records = first < 20
                    ? "{\"id\": %d, \"at\": \"2025-11-%02d\"}, {\"id\": %d, \"at\": \"2025-11-%02d\"}"
                            .formatted(first, 28 - first, first + 1, 27 - first)
                    : "";
            byte[] body = ("{\"records\": [" + records + "]}").getBytes(StandardCharsets.UTF_8);
            return new RawResponse(200, Headers.of(Map.of()), request.url(), new ByteArrayInputStream(body));
        };
        ConfiguredConnector connector = connector(
                manifest, RunOptions.standard().transport(pages).clock(time).sleeper(time));
        SplitCoordinator coordinator = connector.coordinate(catalog("events"), InputState.EMPTY, AS_OF, 2);
        Split split = assertInstanceOf(Next.Ready.class, coordinator.next()).split();
        List<String> left = new ArrayList<>();
        int readers = 0;
        while (split.position().phase() == SplitPosition.Phase.OPEN) {
            assertTrue(readers++ < 30, "it does not come to its end: " + left);
            try (SplitReaders each = connector.readers(catalog("events"), AS_OF, 2)) {
                split = Split.fromJson(readOneRecord(each, split, left));
            }
            coordinator.report(split);
        }
        assertEquals(20, left.size(), left.toString());
        assertEquals(20, Set.copyOf(left).size());
        assertTrue(requests.get() <= 3 * readers, requests + " requests of " + readers + " readers");
    }

    private static Map<String, ?> readOneRecord(SplitReaders readers, Split split, List<String> left) throws Exception {
        SplitTracker tracker = readers.track(split);
        try (SplitReader reader = readers.open(split)) {
            for (SplitPage page = reader.next(); page != null; page = reader.next()) {
                for (SplitItem item : page.items()) {
                    if (tracker.observe(item) && item instanceof SplitItem.Record record) {
                        left.add(new String(record.json(), StandardCharsets.UTF_8));
                        return json(split.at(tracker.position()));
                    }
                }
            }
        }
        return json(split.at(tracker.closed()));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, ?> json(Split split) throws Exception {
        return (Map<String, ?>) Objects.requireNonNull(Json.parse(Json.write(split.toJson())));
    }
}

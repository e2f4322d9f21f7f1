package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.it.ScriptedApi.Answer;
import dev.cairn.it.ScriptedApi.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Items 3 and 4 of the test plan of the seed (PR 915), over HTTP. */
class InSliceCheckpointIT {

    private static final int PAGES = 20;
    private static final int PAGE_SIZE = 10;

    private static final String MANIFEST = """
            version: 7.0.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [events]}
            streams:
              - type: DeclarativeStream
                name: events
                primary_key: [id]
                incremental_sync:
                  type: DatetimeBasedCursor
                  cursor_field: at
                  datetime_format: "%%Y-%%m-%%dT%%H:%%M:%%SZ"
                  start_datetime: "2024-01-01T00:00:00Z"
                  end_datetime: "2025-01-01T00:00:00Z"
                  start_time_option: {type: RequestOption, inject_into: request_parameter, field_name: since}
            %s
                retriever:
                  type: SimpleRetriever
                  requester:
                    type: HttpRequester
                    url_base: "{{ config['base_url'] }}"
                    path: /events
                    error_handler:
                      type: DefaultErrorHandler
                      max_retries: 0
                  record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: [events]}}
                  paginator:
                    type: DefaultPaginator
                    page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: page}
                    pagination_strategy: {type: PageIncrement, page_size: 10}
                schema_loader:
                  type: InlineSchemaLoader
                  schema: {type: object, properties: {id: {type: integer}, at: {type: string}}}
            """;

    private static final String EVERY_FIVE_PAGES = "      pages_per_checkpoint_interval: 5";

    @TempDir
    private Path folder;

    private volatile int failFromPage = Integer.MAX_VALUE;
    private ScriptedApi api;

    @BeforeEach
    void startApi() throws IOException {
        api = new ScriptedApi(this::answer);
    }

    @AfterEach
    void stopApi() {
        api.close();
    }

    @Test
    void twentyPagesWithAnIntervalOfFiveGiveAStateAtPages5And10And15And20AndAFinalOne() {
        Output output = read(EVERY_FIVE_PAGES, null);
        assertEquals(0, output.exit());
        assertEquals(PAGES * PAGE_SIZE, output.ofType("RECORD").size());
        // The last two: the slice closes, and the stream ends.
        assertEquals(List.of(50, 100, 150, 200, 200, 200), output.recordsBeforeStates());
        assertEquals(
                List.of(at(49), at(99), at(149), at(199), at(199), at(199)).stream()
                        .map(v -> "{\"at\":\"" + v + "\"}")
                        .toList(),
                output.states());
    }

    @Test
    void withoutTheOptionThereIsNoStateInsideTheSlice() {
        assertEquals(List.of(200, 200), read("", null).recordsBeforeStates());
    }

    @Test
    void aFailureInMidPaginationResumesFromTheLastCheckpointAndLosesNothing() {
        failFromPage = 13;
        Output failed = read(EVERY_FIVE_PAGES, null);
        assertNotEquals(0, failed.exit());
        assertEquals(List.of("STARTED", "RUNNING", "INCOMPLETE"), failed.statuses());
        assertEquals(130, failed.ofType("RECORD").size());

        failFromPage = Integer.MAX_VALUE;
        int before = api.requests().size();
        Output resumed = read(EVERY_FIVE_PAGES, failed.lastState());
        assertEquals(0, resumed.exit());
        List<Request> requests = api.requests().subList(before, api.requests().size());
        assertEquals(at(128), requests.get(0).query().get("since"), "the last safe point is below the newest value");

        Set<@Nullable Object> union = new HashSet<>(failed.recordField("id"));
        union.addAll(resumed.recordField("id"));
        assertEquals(PAGES * PAGE_SIZE, union.size());
        assertTrue(resumed.ofType("RECORD").size() < PAGES * PAGE_SIZE / 2, "most of the work was not done again");
    }

    @Test
    void resumingFromTheStateAfterAnyRecordLosesNothing() {
        List<Map<String, @Nullable Object>> all = read(EVERY_FIVE_PAGES, null).messages();
        List<String> seenStates = new ArrayList<>();
        for (int cut = 1; cut <= all.size(); cut++) {
            Output prefix = new Output(0, all.subList(0, cut), "");
            String key = prefix.lastState() + "/" + prefix.ofType("RECORD").size();
            if (!"STATE".equals(all.get(cut - 1).get("type")) || seenStates.contains(key)) {
                continue;
            }
            seenStates.add(key);
            Set<@Nullable Object> union = new HashSet<>(prefix.recordField("id"));
            union.addAll(read(EVERY_FIVE_PAGES, prefix.lastState()).recordField("id"));
            assertEquals(PAGES * PAGE_SIZE, union.size(), "resumed from " + prefix.lastState());
        }
        assertTrue(seenStates.size() >= 5);
    }

    private Output read(String option, @Nullable List<@Nullable Object> state) {
        CairnCommand command = new CairnCommand(folder)
                .manifest(MANIFEST.formatted(option))
                .config(Map.of("base_url", api.baseUrl()))
                .incremental("events", "at");
        return (state == null ? command : command.state(state)).run("read");
    }

    private Answer answer(Request request) {
        int page = request.intParameter("page", 0);
        if (page >= failFromPage) {
            return new Answer(500, Map.of("error", "down"));
        }
        List<Map<String, Object>> events = new ArrayList<>();
        for (int id = 0; id < PAGES * PAGE_SIZE; id++) {
            if (at(id).compareTo(request.query().getOrDefault("since", "")) >= 0) {
                events.add(Map.of("id", (long) id, "at", at(id)));
            }
        }
        int from = Math.min(page * PAGE_SIZE, events.size());
        int to = Math.min(from + PAGE_SIZE, events.size());
        return Answer.ok(Map.of("events", events.subList(from, to)));
    }

    /** One event an hour. */
    private static String at(int id) {
        return "2024-01-%02dT%02d:00:00Z".formatted(1 + id / 24, id % 24);
    }
}

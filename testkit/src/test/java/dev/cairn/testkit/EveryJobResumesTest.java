package dev.cairn.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.runtime.sync.Steps;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A stream without a cursor whose records come in the results of a job, stopped after every message. As long as the API has
 * the job, results that were read are not fetched again.
 */
class EveryJobResumesTest {

    private static final int FILES = 4;
    private static final int PAGES_OF_FILE = 3;
    private static final int ROWS_OF_FILE = 2 * PAGES_OF_FILE;

    private static final String MANIFEST = """
            version: 7.0.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [items]}
            concurrency_level: {type: ConcurrencyLevel, default_concurrency: 1}
            streams:
              - type: DeclarativeStream
                name: items
                schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
                retriever:
                  type: AsyncRetriever
                  status_mapping:
                    {type: AsyncJobStatusMap, running: [running], completed: [done], failed: [failed], timeout: [late]}
                  status_extractor: {type: DpathExtractor, field_path: [status]}
                  creation_requester: {type: HttpRequester, url: "https://api.test/jobs", http_method: POST}
                  polling_requester: {type: HttpRequester, url: "https://api.test/job/{{ creation_response['id'] }}"}
                  download_target_extractor: {type: DpathExtractor, field_path: [results, '*']}
                  download_requester: {type: HttpRequester, url: "{{ download_target }}"}
                  download_extractor: {type: DpathExtractor, field_path: [rows]}
                  download_paginator:
                    type: DefaultPaginator
                    pages_per_checkpoint_interval: 1
                    page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: page}
                    pagination_strategy:
                      type: CursorPagination
                      cursor_value: "{{ response['next'] }}"
                      stop_condition: "{{ not response['next'] }}"
                  record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
            """;

    private static final String PARTS = MANIFEST.replace(
                    "concurrency_level:", "max_concurrent_async_job_count: 2\nconcurrency_level:")
            .replace(
                    "http_method: POST}",
                    "http_method: POST, request_parameters: {part: \"{{ stream_partition.part }}\"}}\n"
                            + "      partition_router: {type: ListPartitionRouter, values: [a, b], cursor_field: part}");

    /** The parts of jobs, in order. */
    private final List<String> started = new ArrayList<>();

    private final Set<String> gone = new TreeSet<>();
    private final List<String> fetched = new ArrayList<>();
    private int jobs;
    private int answers;

    @Test
    void whereverASyncIsStoppedOneResultComesAgain() {
        List<Emission> emissions = run(Map.of());
        Set<String> all = ids(emissions);
        assertEquals(FILES * ROWS_OF_FILE, all.size());
        Set<String> vouched = new TreeSet<>();
        Set<String> left = new TreeSet<>();
        int states = 0;
        for (Emission emission : emissions.subList(0, emissions.size() - 1)) {
            if (emission instanceof Emission.RecordData record) {
                left.add(id(record));
            } else if (emission instanceof Emission.State state && state.state().containsKey("__cairn_pagination")) {
                states++;
                vouched = new TreeSet<>(left);
                jobs = 1;
                fetched.clear();
                Set<String> rest = ids(run(state.state()));
                assertEquals(1, jobs, "no job is started");
                assertEquals(FILES - states, Set.copyOf(fetched).size(), fetched.toString());
                Set<String> both = new TreeSet<>(rest);
                both.retainAll(vouched);
                assertEquals(Set.of(), both, "what a state vouches for does not come again");
                rest.addAll(vouched);
                assertEquals(all, rest);
            }
            Set<String> again = new TreeSet<>(left);
            again.removeAll(vouched);
            assertTrue(again.size() <= ROWS_OF_FILE, again.toString());
        }
        assertEquals(FILES, states);
    }

    @Test
    void whereTheJobIsGoneAllComesAgain() {
        List<Emission> emissions = run(Map.of());
        Set<String> all = ids(emissions);
        for (Emission emission : emissions) {
            if (emission instanceof Emission.State state && state.state().containsKey("__cairn_pagination")) {
                gone.add("j1");
                jobs = 1;
                assertEquals(all, ids(run(state.state())));
                assertEquals(2, jobs);
                gone.clear();
            }
        }
    }

    /** The job of the second part is started beside the first; none of its results was read when the sync is killed. */
    @Test
    void aJobThatRunsIsNotNamed() {
        List<Emission> emissions = run(PARTS, Map.of());
        Set<String> left = new TreeSet<>();
        boolean killed = false;
        for (Emission emission : emissions) {
            if (emission instanceof Emission.RecordData record) {
                left.add(id(record));
            } else if (!killed && left.size() == FILES * ROWS_OF_FILE && emission instanceof Emission.State state) {
                killed = true;
                assertEquals(List.of("a", "b"), started);
                started.clear();
                Set<String> rest = ids(run(PARTS, state.state()));
                assertEquals(List.of("b"), started, "another job for the part that was not read");
                assertEquals(FILES * ROWS_OF_FILE, rest.size());
            }
        }
        assertTrue(killed);
    }

    private List<Emission> run(Map<String, @Nullable Object> state) {
        return run(MANIFEST, state);
    }

    private List<Emission> run(String manifest, Map<String, @Nullable Object> state) {
        return ManifestSource.of(manifest, "items", new ScriptedApi(this::answer))
                .run(state, Steps.ONE_BY_ONE);
    }

    private ApiAnswer answer(ApiRequest request) {
        answers++;
        if (request.path().equals("/jobs")) {
            jobs++;
            started.add(request.parameter("part", ""));
            return ApiAnswer.ok(Map.of("id", "j" + jobs));
        }
        if (request.path().startsWith("/job/")) {
            if (gone.contains(request.path().substring("/job/".length()))) {
                return new ApiAnswer(404, Map.of());
            }
            List<String> results = new ArrayList<>();
            for (int file = 0; file < FILES; file++) {
                results.add("https://api.test/file?name=" + file + "&X-Amz-Signature=" + answers);
            }
            return ApiAnswer.ok(Map.of("status", "done", "results", results));
        }
        int file = request.number("name", -1);
        int page = request.number("page", 0);
        fetched.add("" + file);
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("rows", List.of(Map.of("id", file + "-" + page + "a"), Map.of("id", file + "-" + page + "b")));
        body.put("next", page + 1 < PAGES_OF_FILE ? page + 1 : null);
        return ApiAnswer.ok(body);
    }

    private static Set<String> ids(List<Emission> emissions) {
        Set<String> ids = new TreeSet<>();
        for (Emission emission : emissions) {
            if (emission instanceof Emission.RecordData record) {
                ids.add(id(record));
            }
        }
        return ids;
    }

    private static String id(Emission.RecordData record) {
        return String.valueOf(record.data().get("id"));
    }
}

package dev.cairn.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.runtime.sync.Schedule;
import dev.cairn.runtime.sync.Steps;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
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
            "http_method: POST}",
            "http_method: POST, request_parameters: {part: \"{{ stream_partition.part }}\"}}\n"
                    + "      partition_router: {type: ListPartitionRouter, values: [a, b, c], cursor_field: part}");

    private static final String CURSOR = """
                incremental_sync:
                  type: DatetimeBasedCursor
                  cursor_field: at
                  datetime_format: "%Y-%m-%d"
                  start_datetime: "2024-01-01"
                  end_datetime: "2024-03-25"
                  step: P1M
                  cursor_granularity: P1D
                  pages_per_checkpoint_interval: 1
                retriever:
            """;

    private static final String WINDOWS = MANIFEST.replace(
                    "http_method: POST}",
                    "http_method: POST, request_parameters: {part: \"{{ stream_interval.start_time }}/{{ stream_interval.end_time }}\"}}")
            .replace("    retriever:\n", CURSOR);

    /** A cursor for each part, and one window. */
    private static final String BOTH = PARTS.replace("    retriever:\n", CURSOR.replace("step: P1M", "step: P1Y"))
            .replace("{{ stream_partition.part }}", "{{ stream_partition.part }} {{ stream_interval.start_time }}");

    /** The parts of jobs, in order. */
    private final List<String> started = new ArrayList<>();

    private final Map<String, String> parts = new HashMap<>();
    /** How often a job was polled. */
    private final Map<String, Integer> polls = new HashMap<>();

    private final Set<String> gone = new TreeSet<>();
    private String goneAs = "404";
    private int files = FILES;
    private int runningPolls;
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
                states++;
            }
            Set<String> again = new TreeSet<>(left);
            again.removeAll(vouched);
            assertTrue(again.size() <= ROWS_OF_FILE, again.toString());
        }
        assertEquals(1 + FILES, states, "the first names the job");
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

    @Test
    void aJobThatRunsIsResumed() {
        for (String manifest : List.of(PARTS, WINDOWS, BOTH)) {
            for (int atOnce = 1; atOnce <= 2; atOnce++) {
                for (files = 1; files <= FILES; files += FILES - 1) {
                    resumesJobs(atOnce(manifest, atOnce), new Steps(atOnce, Schedule.FIRST, 0));
                }
            }
        }
        resumesJobs(MANIFEST, Steps.ONE_BY_ONE);
    }

    private void resumesJobs(String manifest, Steps steps) {
        runningPolls = 3;
        List<Emission> emissions = run(manifest, Map.of(), steps);
        Set<String> all = ids(emissions);
        List<String> partsOfAll = List.copyOf(started);
        Set<String> left = new TreeSet<>();
        Set<String> unread = new TreeSet<>();
        for (Emission emission : emissions) {
            if (emission instanceof Emission.RecordData record) {
                left.add(id(record));
            } else if (emission instanceof Emission.State state) {
                Map<String, String> named = named(state.state());
                if (left.isEmpty()) {
                    unread.addAll(named.values());
                }
                polls.clear();
                Set<String> rest = ids(run(manifest, state.state(), steps));
                assertTrue(Collections.disjoint(started, named.keySet()), started + " of " + named);
                assertTrue(polls.keySet().containsAll(named.values()), polls + " of " + named);
                rest.addAll(left);
                assertEquals(all, rest);
            }
        }
        assertEquals(
                Math.min(steps.workers(), partsOfAll.size()), unread.size(), "jobs named before a result was read");
    }

    @Test
    void aJobThatTheApiForgetsIsCreatedAgainOnce() {
        runningPolls = 2;
        for (String manifest : List.of(PARTS, WINDOWS, BOTH)) {
            for (String how : List.of("404", "failed", "unheard of", "late")) {
                goneAs = how;
                forgets(atOnce(manifest, 2));
            }
        }
    }

    private void forgets(String manifest) {
        List<Emission> emissions = run(manifest, Map.of());
        Set<String> all = ids(emissions);
        Set<String> left = new TreeSet<>();
        for (Emission emission : emissions) {
            if (emission instanceof Emission.RecordData record) {
                left.add(id(record));
            } else if (emission instanceof Emission.State state) {
                gone.addAll(parts.keySet());
                List<Emission> again = run(manifest, state.state());
                Set<String> rest = ids(again);
                assertTrue(started.containsAll(named(state.state()).keySet()));
                rest.addAll(left);
                assertEquals(all, rest);
                Set<String> leftAgain = new TreeSet<>(left);
                for (Emission later : again) {
                    if (later instanceof Emission.RecordData record) {
                        leftAgain.add(id(record));
                    } else if (later instanceof Emission.State next) {
                        Map<String, String> named = named(next.state());
                        named.values().removeAll(gone);
                        rest = ids(run(manifest, next.state()));
                        assertTrue(Collections.disjoint(started, named.keySet()), started + " of " + named);
                        rest.addAll(leftAgain);
                        assertEquals(all, rest);
                        break;
                    }
                }
                gone.clear();
            }
        }
    }

    /** The API may say that a job runs that the sync before has aborted, and then something else. */
    @Test
    void aJobThatIsAbortedWhileItRunsIsCreatedAgain() {
        runningPolls = 2;
        Emission.State named = run(PARTS, Map.of()).stream()
                .filter(Emission.State.class::isInstance)
                .map(Emission.State.class::cast)
                .findFirst()
                .orElseThrow();
        assertEquals(Map.of("a", "j1"), named(named.state()));
        polls.clear();
        gone.add("j1");
        goneAs = "running, then unheard of";
        assertEquals(3 * FILES * ROWS_OF_FILE, ids(run(PARTS, named.state())).size());
        assertEquals(List.of("a", "b", "c"), started);
    }

    @Test
    void withoutTheOptionNoJobIsNamed() {
        for (String manifest : List.of(PARTS, WINDOWS, BOTH)) {
            for (Emission emission : run(manifest.replaceAll(" *pages_per_checkpoint_interval: 1\n", ""), Map.of())) {
                if (emission instanceof Emission.State state) {
                    assertFalse(state.state().containsKey("__cairn_pagination"));
                }
            }
        }
    }

    private static String atOnce(String manifest, int jobs) {
        return manifest.replace(
                        "concurrency_level:", "max_concurrent_async_job_count: " + jobs + "\nconcurrency_level:")
                .replace("default_concurrency: 1", "default_concurrency: " + jobs);
    }

    /** The jobs that a state names, by their parts. */
    private Map<String, String> named(Map<String, @Nullable Object> state) {
        Map<String, String> named = new HashMap<>();
        if (state.get("__cairn_pagination") instanceof Map<?, ?> member && member.get("open") instanceof List<?> open) {
            for (Object slice : open) {
                Object position = ((Map<?, ?>) slice).get("position");
                Object token = ((Map<?, ?>) Objects.requireNonNull(position)).get("token");
                String job = String.valueOf(((Map<?, ?>) Objects.requireNonNull(token)).get("id"));
                named.put(Objects.requireNonNull(parts.get(job)), job);
            }
        }
        return named;
    }

    private List<Emission> run(Map<String, @Nullable Object> state) {
        return run(MANIFEST, state);
    }

    private List<Emission> run(String manifest, Map<String, @Nullable Object> state) {
        return run(manifest, state, Steps.ONE_BY_ONE);
    }

    private List<Emission> run(String manifest, Map<String, @Nullable Object> state, Steps steps) {
        started.clear();
        return ManifestSource.of(manifest, "items", new ScriptedApi(this::answer))
                .run(state, steps);
    }

    private ApiAnswer answer(ApiRequest request) {
        answers++;
        if (request.path().equals("/jobs")) {
            jobs++;
            String part = request.parameter("part", "");
            started.add(part);
            parts.put("j" + jobs, part);
            return ApiAnswer.ok(Map.of("id", "j" + jobs));
        }
        if (request.path().startsWith("/job/")) {
            return status(request.path().substring("/job/".length()));
        }
        int file = request.number("name", -1);
        int page = request.number("page", 0);
        fetched.add("" + file);
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("rows", rows(Objects.requireNonNull(parts.get(request.parameter("job", ""))), file, page));
        body.put("next", page + 1 < PAGES_OF_FILE ? page + 1 : null);
        return ApiAnswer.ok(body);
    }

    private ApiAnswer status(String job) {
        int polled = polls.merge(job, 1, Integer::sum);
        boolean runs = polled <= runningPolls;
        if (gone.contains(job) && !(runs && goneAs.startsWith("running"))) {
            return goneAs.equals("404") ? new ApiAnswer(404, Map.of()) : ApiAnswer.ok(Map.of("status", goneAs));
        }
        if (runs) {
            return ApiAnswer.ok(Map.of("status", "running"));
        }
        List<String> results = new ArrayList<>();
        for (int file = 0; file < files; file++) {
            results.add("https://api.test/file?job=" + job + "&name=" + file + "&X-Amz-Signature=" + answers);
        }
        return ApiAnswer.ok(Map.of("status", "done", "results", results));
    }

    /** Of a window the rows that are in it, of three months; of any other part those of the first. */
    private List<Map<String, String>> rows(String part, int file, int page) {
        String[] window = part.contains("/") ? part.split("/") : new String[] {"2024-01-01", "2024-01-31"};
        List<Map<String, String>> rows = Stream.of("2024-01-01", "2024-02-01", "2024-03-01")
                .map(LocalDate::parse)
                .flatMap(month -> month.datesUntil(month.plusDays(FILES * ROWS_OF_FILE)))
                .map(LocalDate::toString)
                .filter(at -> at.compareTo(window[0]) >= 0 && at.compareTo(window[1]) <= 0)
                .map(at -> Map.of("id", part.replaceAll("[ /].*|2024.*", "") + at, "at", at))
                .toList();
        int pages = files * PAGES_OF_FILE;
        int number = file * PAGES_OF_FILE + page;
        return rows.subList(rows.size() * number / pages, rows.size() * (number + 1) / pages);
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

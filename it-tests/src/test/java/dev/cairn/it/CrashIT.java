package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.it.ScriptedApi.Answer;
import dev.cairn.it.ScriptedApi.Request;
import dev.cairn.runtime.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Kills real processes at random moments and resumes them from the last STATE line that left them, over and over.
 *
 * <p>What counts as delivered is what left before that line, as for a destination that commits with each state.
 * {@code -Dcairn.kills=5000} for a long run.
 */
class CrashIT {

    private static final int PAGES = 200;
    private static final int PAGE_SIZE = 10;
    private static final int RECORDS = PAGES * PAGE_SIZE;
    private static final int KILLS = Integer.getInteger("cairn.kills", 60);
    private static final int UNDISTURBED_MILLIS = 60_000;
    private static final Path JAR = Path.of("../cli/target/cairn.jar");

    private static final String MANIFEST = """
            version: 7.0.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [events]}
            streams:
              - type: DeclarativeStream
                name: events
                incremental_sync:
                  type: DatetimeBasedCursor
                  cursor_field: at
                  datetime_format: "%Y-%m-%dT%H:%M:%SZ"
                  start_datetime: "2023-12-31T00:00:00Z"
                  end_datetime: "2025-01-01T00:00:00Z"
                  start_time_option: {type: RequestOption, inject_into: request_parameter, field_name: since}
                  pages_per_checkpoint_interval: 3
                retriever:
                  type: SimpleRetriever
                  requester: {type: HttpRequester, url_base: "{{ config['base_url'] }}", path: /events}
                  record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: [events]}}
                  paginator:
                    type: DefaultPaginator
                    page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: page}
                    pagination_strategy: {type: PageIncrement, page_size: 10}
                schema_loader: {type: InlineSchemaLoader, schema: {type: object, properties: {}}}
            """;

    @TempDir
    private Path folder;

    /** Half of the kills each for an API whose lower bound is inclusive and one whose bound is not. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSyncKilledAtAnyMomentResumesWithNothingLost(boolean inclusive) throws Exception {
        Random random = new Random(inclusive ? 1 : 2);
        int kills = 0;
        int syncs = 0;
        try (ScriptedApi api = new ScriptedApi(request -> answer(request, inclusive))) {
            prepare(api);
            while (kills < KILLS / 2) {
                Set<Long> delivered = new HashSet<>();
                String state = "[]";
                boolean complete = false;
                while (!complete) {
                    boolean enough = kills >= KILLS / 2;
                    Run run = run(state, enough ? UNDISTURBED_MILLIS : 300 + random.nextInt(1500));
                    complete = run.exit == 0;
                    kills += complete ? 0 : 1;
                    delivered.addAll(complete ? run.ids : run.idsBeforeLastState);
                    state = run.lastState == null ? state : run.lastState;
                }
                syncs++;
                assertEquals(RECORDS, delivered.size(), "records of sync " + syncs + " after " + kills + " kills");
            }
        }
        System.out.printf(
                "crash: %d kills over %d syncs of %d records, %s lower bound: 0 lost%n",
                kills, syncs, RECORDS, inclusive ? "inclusive" : "exclusive");
    }

    @Test
    void aSyncThatIsToldToEndStopsSoonAfterALastSafeState() throws Exception {
        try (ScriptedApi api = new ScriptedApi(request -> answer(request, true))) {
            prepare(api);
            Process process = start("[]", folder.resolve("out.jsonl"));
            while (api.requests().size() < 10) {
                Thread.sleep(10);
            }
            process.destroy();
            assertTrue(process.waitFor(5, TimeUnit.SECONDS), "stops within 5 s");
            assertEquals(143, process.exitValue());
            Run run = Run.of(143, folder.resolve("out.jsonl"));
            assertEquals(run.ids, run.idsBeforeLastState, "the last state comes after the last record");
            assertTrue(run.ids.size() >= 8 * PAGE_SIZE, "what was read has left");
        }
    }

    private void prepare(ScriptedApi api) throws IOException {
        Files.writeString(folder.resolve("manifest.yaml"), MANIFEST);
        Files.writeString(folder.resolve("config.json"), Json.write(Map.of("base_url", api.baseUrl())));
        Files.writeString(folder.resolve("catalog.json"), """
                {"streams": [{
                  "stream": {"name": "events", "json_schema": {}, "supported_sync_modes": ["incremental"]},
                  "sync_mode": "incremental", "destination_sync_mode": "append"}]}
                """);
    }

    /** Runs a sync and kills it after some time, unless it ends before. */
    private Run run(String state, int millis) throws IOException, InterruptedException {
        Path output = folder.resolve("out.jsonl");
        Process process = start(state, output);
        if (!process.waitFor(millis, TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
        }
        return Run.of(process.waitFor(), output);
    }

    private Process start(String state, Path output) throws IOException {
        Path stateFile = Files.writeString(folder.resolve("state.json"), state);
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        JAR.toString(),
                        "read",
                        "--manifest-path",
                        folder.resolve("manifest.yaml").toString(),
                        "--config",
                        folder.resolve("config.json").toString(),
                        "--catalog",
                        folder.resolve("catalog.json").toString(),
                        "--state",
                        stateFile.toString())
                .redirectOutput(output.toFile())
                .redirectError(folder.resolve("err.txt").toFile())
                .start();
    }

    /** What left a process: complete lines only. */
    private record Run(
            int exit,
            List<Long> ids,
            List<Long> idsBeforeLastState,
            @Nullable String lastState) {

        static Run of(int exit, Path output) throws IOException {
            String text = Files.readString(output, StandardCharsets.UTF_8);
            List<Long> ids = new ArrayList<>();
            int safe = 0;
            String state = null;
            for (String line :
                    text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
                Map<String, @Nullable Object> message = Output.parse(line);
                if (Output.at(message, "record", "data", "id") instanceof Long id) {
                    ids.add(id);
                } else if ("STATE".equals(message.get("type"))) {
                    safe = ids.size();
                    state = Json.write(List.of(java.util.Objects.requireNonNull(message.get("state"))));
                }
            }
            return new Run(exit, ids, List.copyOf(ids.subList(0, safe)), state);
        }
    }

    /** Records in ascending order, three to each second, so that equal values span pages. */
    private static Answer answer(Request request, boolean inclusive) {
        String since = request.query().getOrDefault("since", "");
        int page = request.intParameter("page", 0);
        List<Map<String, Object>> events = new ArrayList<>();
        int skipped = 0;
        for (int id = 0; id < RECORDS && events.size() < PAGE_SIZE; id++) {
            int order = at(id).compareTo(since);
            if ((order > 0 || (inclusive && order == 0)) && skipped++ >= page * PAGE_SIZE) {
                events.add(Map.of("id", (long) id, "at", at(id)));
            }
        }
        return Answer.ok(Map.of("events", events));
    }

    private static String at(int id) {
        int second = id / 3;
        return "2024-01-01T%02d:%02d:%02dZ".formatted(second / 3600, second / 60 % 60, second % 60);
    }
}

package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.it.ScriptedApi.Answer;
import dev.cairn.it.ScriptedApi.Request;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is thrown, and in whichever thread: the platform gets its messages, and the process ends with 1. */
@Timeout(120)
class FatalErrorsIT {

    private static final String MANIFEST = """
            version: 6.0.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [items]}
            concurrency_level: {type: ConcurrencyLevel, default_concurrency: 2}
            streams:
              - type: DeclarativeStream
                name: items
                retriever: &retriever
                  type: SimpleRetriever
                  requester: {type: HttpRequester, url_base: "{{ config['base_url'] }}", path: /items}
                  record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
            TRANSFORMATIONS
                schema_loader: SCHEMA_LOADER
              - type: DeclarativeStream
                name: pages
                retriever:
                  type: SimpleRetriever
                  requester: {type: HttpRequester, url_base: "{{ config['base_url'] }}", path: /pages}
                  record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
                  paginator:
                    type: DefaultPaginator
                    page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: page}
                    pagination_strategy: {type: PageIncrement, page_size: 1}
                incremental_sync:
                  type: DatetimeBasedCursor
                  cursor_field: at
                  datetime_format: "%Y-%m-%d"
                  start_datetime: "2024-01-01"
                  end_datetime: "2024-02-01"
                  pages_per_checkpoint_interval: 1
                schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
            """;
    private static final String THROWING_TRANSFORMATION =
            "    transformations: [{type: CustomTransformation, class_name: throwing.Transformation, throws: %s}]\n";
    private static final String SCHEMA = "{type: InlineSchemaLoader, schema: {type: object}}";
    private static final String THROWING_SCHEMA =
            "{type: CustomSchemaLoader, class_name: throwing.SchemaLoader, throws: %s}";

    @TempDir
    Path folder;

    private final CountDownLatch secondPage = new CountDownLatch(1);
    private final CountDownLatch forever = new CountDownLatch(1);

    private static Answer oneItem(Request request) {
        return Answer.ok(List.of(Map.of("id", 1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.StackOverflowError",
                "java.lang.OutOfMemoryError",
                "java.lang.NoClassDefFoundError",
                "java.lang.IllegalStateException"
            })
    void theOutcomeOfACheckIsAStatusWhateverIsThrown(String thrown) throws IOException {
        try (ScriptedApi api = new ScriptedApi(FatalErrorsIT::oneItem)) {
            Output output = command(api, THROWING_TRANSFORMATION.formatted(thrown), SCHEMA)
                    .run("check");
            assertEquals(
                    1,
                    output.ofType("CONNECTION_STATUS").size(),
                    output.messages().toString());
            assertEquals("FAILED", Output.at(output.ofType("CONNECTION_STATUS").get(0), "connectionStatus", "status"));
            boolean error = thrown.endsWith("Error");
            assertEquals(error ? 1 : 0, output.exit());
            assertEquals(error, output.errors().contains("Something went wrong"), output.errors());
            assertFalse(output.stderr().contains("\tat "), output.stderr());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "java.lang.StackOverflowError, it is nested too deeply",
        "java.lang.OutOfMemoryError, there is not enough memory",
        "java.lang.ThreadDeath, a mistake of Cairn's own; please report it"
    })
    void discoveringFailsWithATraceWhateverIsThrown(String thrown, String words) throws IOException {
        try (ScriptedApi api = new ScriptedApi(FatalErrorsIT::oneItem)) {
            Output output = command(api, "", THROWING_SCHEMA.formatted(thrown)).run("discover");
            assertEquals(1, output.exit());
            assertTrue(output.errors().contains("Something went wrong"), output.errors());
            assertEquals(words + "\n", output.stderr());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"java.lang.StackOverflowError", "java.lang.OutOfMemoryError", "java.lang.ThreadDeath"})
    void aStreamIsIncompleteWhateverIsThrown(String thrown) throws IOException {
        try (ScriptedApi api = new ScriptedApi(FatalErrorsIT::oneItem)) {
            Output output = command(api, THROWING_TRANSFORMATION.formatted(thrown), SCHEMA)
                    .fullRefresh("items")
                    .run("read");
            assertEquals(1, output.exit());
            assertEquals(List.of("STARTED", "INCOMPLETE"), output.statuses());
            assertTrue(output.errors().contains("An unexpected error occurred in stream items"), output.errors());
        }
    }

    /** One stream is at its second page, the other reads a record that the heap has no room for. */
    @Test
    void aHeapThatIsFullEndsTheSyncWithTheLastStatesOfAll() throws Exception {
        String text = "x".repeat(1 << 20);
        try (ScriptedApi api = new ScriptedApi(request -> {
            if (request.path().equals("/pages")) {
                return page(request);
            }
            return Answer.ok(Map.of("id", 1, "texts", Collections.nCopies(60, text)));
        })) {
            // The API answers one request at a time, and the page comes first.
            Process process =
                    start(CairnProcess.of(List.of("-Xmx48m"), both(api).arguments("read")));
            assertEnds(process);
            List<Map<String, @Nullable Object>> messages = Output.messages(folder.resolve("out"));
            assertEquals(
                    List.of("INCOMPLETE", "INCOMPLETE"),
                    messages.stream()
                            .map(m -> Output.at(m, "trace", "stream_status", "status"))
                            .filter("INCOMPLETE"::equals)
                            .toList());
            assertTrue(messages.stream()
                    .anyMatch(m -> String.valueOf(Output.at(m, "trace", "error", "message"))
                            .contains("not enough memory")));
        }
    }

    /** Whatever that thread was there for, nothing may wait for it. */
    @ParameterizedTest
    @ValueSource(strings = {"read", "check"})
    void aThreadThatRunsOutOfMemoryEndsTheCommand(String command) throws Exception {
        try (ScriptedApi api = new ScriptedApi(request -> {
            if (request.intParameter("page", 0) > 0 || request.path().equals("/items")) {
                secondPage.countDown();
                ScriptedApi.await(forever);
            }
            return page(request);
        })) {
            CairnCommand inputs = command.equals("read") ? pages(api) : command(api, "", SCHEMA);
            Process process =
                    start(CairnProcess.of(List.of(), WithLostThread.class.getName(), inputs.arguments(command)));
            secondPage.await();
            process.getOutputStream().close();
            boolean ended = process.waitFor(30, TimeUnit.SECONDS);
            forever.countDown();
            assertTrue(ended, "it does not hang");
            assertEquals(1, process.exitValue());
            String out = Files.readString(folder.resolve("out"));
            assertTrue(out.contains(command.equals("read") ? "thrown by a test" : "went wrong"), out);
            assertEquals(command.equals("read"), out.contains("\"status\":\"INCOMPLETE\""), out);
            assertEquals(command.equals("read"), out.contains("2024-01-0"), "a state");
        }
    }

    /** What one request brings about must not end those of others; what happened is said. */
    @Test
    void aServerGoesOnAfterAThreadThatRunsOutOfMemory() throws Exception {
        Process process = CairnProcess.of(
                        List.of(), WithLostThread.class.getName(), List.of("serve", "--no-page", "--port", "0"))
                .start();
        try (BufferedReader out = process.inputReader();
                BufferedReader err = process.errorReader()) {
            String address = out.readLine().replaceFirst(".* (?=http)", "");
            process.getOutputStream().close();
            assertTrue(err.readLine().contains("thrown by a test"));
            // Longer than a command has that cannot go on.
            assertFalse(process.waitFor(11, TimeUnit.SECONDS), "it goes on");
            try (InputStream answer = URI.create(address + "/health/").toURL().openStream()) {
                assertEquals("{\"status\":\"ok\"}", new String(answer.readAllBytes(), StandardCharsets.UTF_8));
            }
        } finally {
            process.destroyForcibly();
        }
    }

    private static Answer page(Request request) {
        int page = request.intParameter("page", 0);
        return Answer.ok(List.of(Map.of("id", page, "at", "2024-01-%02d".formatted(page % 28 + 1))));
    }

    private void assertEnds(Process process) throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("a process that does not end");
        }
        assertEquals(1, process.exitValue());
    }

    private Process start(ProcessBuilder builder) throws IOException {
        return builder.redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    private CairnCommand pages(ScriptedApi api) {
        return command(api, "", SCHEMA).incremental("pages", "at");
    }

    private CairnCommand both(ScriptedApi api) {
        return command(api, "", SCHEMA).with("--catalog", "catalog.json", """
                {"streams": [
                  {"stream": {"name": "pages", "json_schema": {}, "supported_sync_modes": ["incremental"]},
                   "sync_mode": "incremental", "destination_sync_mode": "append"},
                  {"stream": {"name": "items", "json_schema": {}, "supported_sync_modes": ["full_refresh"]},
                   "sync_mode": "full_refresh", "destination_sync_mode": "append"}]}
                """);
    }

    private CairnCommand command(ScriptedApi api, String transformations, String schemaLoader) {
        return new CairnCommand(folder)
                .manifest(MANIFEST.replace("TRANSFORMATIONS\n", transformations).replace("SCHEMA_LOADER", schemaLoader))
                .config(Map.of("base_url", api.baseUrl()));
    }
}

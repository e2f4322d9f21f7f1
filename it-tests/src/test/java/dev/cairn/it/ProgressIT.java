package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.it.ScriptedApi.Answer;
import dev.cairn.it.ScriptedApi.Request;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a sync says of itself to a person who watches. A process of its own, since it looks like one on a terminal. */
@Timeout(120)
class ProgressIT {

    private static final Path JAR = Path.of("../cli/target/cairn.jar");
    private static final String MANIFEST = """
            version: 6.0.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [items]}
            streams:
              - type: DeclarativeStream
                name: items
                retriever:
                  type: SimpleRetriever
                  requester: {type: HttpRequester, url_base: "%s", path: /items}
                  record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
                  paginator:
                    type: DefaultPaginator
                    page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: page}
                    pagination_strategy: {type: PageIncrement, page_size: 3}
                schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
            """;

    /** Of one of the seconds that the second page is waited for. */
    private static final Pattern FIRST_PAGE = Pattern.compile(
            "items: 3 records, 1 page, 0 of 1 slice, \\d+(\\.\\d+)? records/s; requests for [1-9]\\d* s");

    @TempDir
    Path folder;

    private final CountDownLatch seen = new CountDownLatch(1);

    /** The second page comes only when the first one's line has been seen. */
    private Answer answer(Request request) {
        if (request.intParameter("page", 0) == 0) {
            return Answer.ok(List.of(Map.of("id", 1), Map.of("id", 2), Map.of("id", 3)));
        }
        try {
            return seen.await(60, TimeUnit.SECONDS) ? Answer.ok(List.of()) : new Answer(400, null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer(400, null);
        }
    }

    @Test
    void aLineIsKeptUpToDateWhileAStreamIsReadAndMakesRoomForASumAtTheEnd() throws Exception {
        try (ScriptedApi api = new ScriptedApi(this::answer)) {
            Process process = start(api, "auto");
            try (InputStream stderr = process.getErrorStream()) {
                readUntil(stderr, text -> FIRST_PAGE.matcher(text).find());
                seen.countDown();
                String rest = new String(stderr.readAllBytes(), StandardCharsets.UTF_8);
                assertTrue(
                        rest.matches("(?s).*\u001b\\[1A\u001b\\[2K1 stream: 3 records, 2 pages, 2 requests in .* s\n"),
                        rest);
            }
            assertEquals(0, process.waitFor());
        }
    }

    @Test
    void withoutProgressNothingIsSaid() throws Exception {
        seen.countDown();
        try (ScriptedApi api = new ScriptedApi(this::answer)) {
            Process process = start(api, "none");
            assertEquals("", new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
            assertEquals(0, process.waitFor());
        }
    }

    private Process start(ScriptedApi api, String progress) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Ddev.cairn.terminal=true",
                "-jar",
                JAR.toString()));
        command.addAll(new CairnCommand(folder)
                .manifest(MANIFEST.formatted(api.baseUrl()))
                .config(Map.of())
                .fullRefresh("items")
                .arguments("read"));
        command.addAll(List.of("--progress", progress));
        return new ProcessBuilder(command)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
    }

    private static void readUntil(InputStream in, Predicate<String> enough) throws IOException {
        StringBuilder read = new StringBuilder();
        for (int c = in.read(); c >= 0; c = in.read()) {
            read.append((char) c);
            if (c == '\n' && enough.test(read.toString())) {
                return;
            }
        }
        throw new AssertionError("not in what was said: " + read);
    }
}

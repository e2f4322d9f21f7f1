package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.cli.Main;
import dev.cairn.it.ScriptedApi.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of manifests and APIs that would move a terminal's cursor, or look like a line of their own in a log. */
class HostileTextIT {

    /** As YAML and JSON write it. */
    private static final String TEXT = "\\u001b[2J\\n::error ::gone\\r";

    private static final String MANIFEST = """
            version: 6.0.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [items]}
            streams:
              - type: DeclarativeStream
                name: "items KEY"
                retriever:
                  type: SimpleRetriever
                  "KEY": 1
                  requester: {type: HttpRequester, url_base: "{{ config['base_url'] }}", path: /items}
                  record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
                schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
            """;

    @TempDir
    private Path folder;

    private static void assertSafe(String text) {
        assertFalse(text.contains("\u001b"), "an escape sequence: " + text);
        assertFalse(text.contains("\r"), "a return: " + text);
        assertFalse(text.contains("\n::error ::"), "a line of its own: " + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "github"})
    void whatValidateSays(String format) throws IOException {
        Path manifest = Files.writeString(folder.resolve("m.yaml"), MANIFEST.replace("KEY", TEXT));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Main.run(
                new String[] {"validate", "--format", format, manifest.toString()},
                out,
                new PrintStream(err, true, StandardCharsets.UTF_8));
        String said = out.toString(StandardCharsets.UTF_8);
        assertTrue(said.contains("\\u001b[2J"), said);
        assertSafe(said);
        assertSafe(err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void whatReadSaysOfAManifest() throws IOException {
        try (ScriptedApi api = new ScriptedApi(request -> Answer.ok(List.of()))) {
            Output output = new CairnCommand(folder)
                    .manifest(MANIFEST.replace("KEY", TEXT))
                    .config(Map.of("base_url", api.baseUrl()))
                    .fullRefresh("items")
                    .run("read");
            assertTrue(output.stderr().contains("\\u001b[2J"), output.stderr());
            assertSafe(output.stderr());
        }
    }

    @Test
    void whatASyncSaysOfAStream() throws IOException {
        String manifest = MANIFEST.replace("      \"KEY\": 1\n", "")
                .replace(" KEY", "")
                .replace(
                        "path: /items}",
                        "path: /items, error_handler: {type: DefaultErrorHandler, response_filters: "
                                + "[{type: HttpResponseFilter, http_codes: [400], action: FAIL, "
                                + "error_message: \"{{ response.why }}\"}]}}");
        try (ScriptedApi api =
                new ScriptedApi(request -> new Answer(400, Map.of("why", "red \u001b[31m\n::error ::gone\r")))) {
            Output output = new CairnCommand(folder)
                    .manifest(manifest)
                    .config(Map.of("base_url", api.baseUrl()))
                    .fullRefresh("items")
                    .run("read");
            assertEquals(1, output.exit());
            assertTrue(output.stderr().contains("items: failed: red \\u001b[31m\\n::error ::gone"), output.stderr());
            assertSafe(output.stderr());
        }
    }

    @Test
    void whatIsSaidOfAWrongCommandLine() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = Main.run(
                new String[] {"check", "--\u001b[2J"},
                new ByteArrayOutputStream(),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        assertEquals(2, exit);
        assertSafe(err.toString(StandardCharsets.UTF_8));
    }
}

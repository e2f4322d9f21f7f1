package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.cli.Main;
import dev.cairn.cli.author.DoCommand;
import dev.cairn.cli.terminal.StandardError;
import dev.cairn.json.Json;
import dev.cairn.mcpserver.trial.CountWordsOperation;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.server.internal.http.Answer;
import dev.cairn.server.internal.http.Call;
import dev.cairn.server.internal.http.Endpoint;
import dev.cairn.server.internal.page.PageApi;
import dev.cairn.server.options.ReadLimits;
import dev.cairn.server.options.Workspace;
import dev.cairn.workbench.operation.Operations;
import dev.cairn.workbench.published.ConnectorSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new operation is an entry of a schema and a class; docs/architecture.md has the same example. */
class TrialOperationIT {

    private static final Operations OPERATIONS = Operations.read(
            CountWordsOperation.class,
            "trial.yaml",
            CountWordsOperation.class.getPackage().getName());

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        StandardError people = new StandardError(new PrintStream(err, true, StandardCharsets.UTF_8));
        return DoCommand.of(OPERATIONS, new PrintStream(out, true, StandardCharsets.UTF_8), people)
                .execute(arguments);
    }

    @Test
    void theCommandLineHasIt() throws IOException {
        assertEquals(0, run("count_words", "--text", "three short words", "--format", "json"));
        assertEquals(Map.of("words", 3L), Json.parse(out.toString(StandardCharsets.UTF_8)));
    }

    @Test
    void theCommandLinePrintsYaml() {
        assertEquals(0, run("count_words", "--text", "three short words"));
        assertEquals("words: 3\n", out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void theCommandLineFailsWithItsExitCodes() {
        assertEquals(2, run("count_words"));
        assertEquals(2, run("count_sheep"));
        PrintStream people = new PrintStream(err, true, StandardCharsets.UTF_8);
        String[] absent = {"do", "--folder", "no-such-folder", "list_configs"};
        assertEquals(1, Main.run(absent, out, people));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("no-such-folder"), err::toString);
        String[] unnamed = {"do", "validate_manifest", "--manifest-text", "{}", "--config", "nope"};
        assertEquals(1, Main.run(unnamed, out, people));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("no configuration 'nope'"), err::toString);
    }

    @Test
    void theEditorHasIt() throws Exception {
        try (EditorDoor editor = new EditorDoor(OPERATIONS)) {
            assertTrue(
                    editor.commands().contains("cairn.count_words"),
                    () -> editor.commands().toString());
            Object counted = editor.execute("cairn.count_words", Map.of("text", "three short words"));
            assertEquals("{words=3.0}", counted.toString());
            ExecutionException refused =
                    assertThrows(ExecutionException.class, () -> editor.execute("cairn.count_words", 7));
            assertTrue(String.valueOf(refused.getMessage()).contains("The argument is no object"), refused::toString);
        }
    }

    @Test
    void thePageHasIt(@TempDir Path folder) throws Exception {
        Workspace workspace = Workspace.beside(folder.resolve("manifest.yaml"));
        List<Endpoint> endpoints = new PageApi(
                        workspace,
                        headers -> {},
                        RunOptions.standard(),
                        ReadLimits.STANDARD,
                        new ConnectorSource(Map.of(), true),
                        OPERATIONS)
                .endpoints();
        Endpoint counting = endpoints.stream()
                .filter(endpoint -> endpoint.path().equals("/cairn/v1/operations/count_words"))
                .findFirst()
                .orElseThrow();
        byte[] body = Json.writeBytes(Map.of("text", "three short words"));
        Answer answer = counting.action().answer(new Call(body, "application/json", new StopSignal()));
        assertEquals(200, answer.status());
    }
}

package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.cli.Main;
import dev.cairn.cli.author.DoCommand;
import dev.cairn.cli.terminal.StandardError;
import dev.cairn.json.Json;
import dev.cairn.mcpserver.trial.CountWordsOperation;
import dev.cairn.workbench.operation.Operations;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
}

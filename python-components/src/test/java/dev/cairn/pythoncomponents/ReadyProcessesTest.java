package dev.cairn.pythoncomponents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.secret.SecretMask;
import dev.cairn.runtime.sync.SyncResult;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that was started ahead is a run's own. */
class ReadyProcessesTest {

    @TempDir
    private Path folder;

    private Interpreter interpreter;

    @BeforeEach
    void needsPython() {
        interpreter = Interpreter.of(PythonRun.code(), Path.of(""));
    }

    private PythonRun run(String top, String body) throws Exception {
        PythonRun run = Small.run(folder, top, body);
        return run.code(
                PythonRun.code().components(folder.resolve("components.py")).startingAhead());
    }

    @Test
    void whatARunKeepsInGlobalsIsNotSeenByTheNextOne() throws Exception {
        long before = -1;
        for (int i = 0; i < 3; i++) {
            PythonRun run = run("import json, os\nseen = []", """
                    seen.append(1)
                    json.leaked = getattr(json, 'leaked', 0) + 1
                    record.update(count=len(seen), leaked=json.leaked, process=os.getpid())
                    """);
            assertEquals(SyncResult.COMPLETE, run.read("items"));
            assertEquals(3L, run.record(2).get("count"));
            assertEquals(3L, run.record(2).get("leaked"));
            long process = PythonRun.number(run.record(0).get("process"));
            assertNotEquals(before, process);
            before = process;
        }
    }

    @Test
    void theNextRunTakesTheOneThatWaits() throws Exception {
        PythonRun first = run("import os", "record['process'] = os.getpid()");
        assertEquals(SyncResult.COMPLETE, first.read("items"));
        SideProcess waiting =
                ReadyProcesses.SHARED.take(interpreter, new SecretMask()).orElseThrow();
        assertTrue(ReadyProcesses.SHARED.take(interpreter, new SecretMask()).isEmpty());
        interpreter.requireFit(waiting, "components.Change");
        waiting.call("load", Map.of(), Frame.NOTHING, null);
        waiting.close();
    }

    @Test
    void oneThatHasEndedMeanwhileIsNotTaken() throws Exception {
        ReadyProcesses processes = new ReadyProcesses(Duration.ofMinutes(1));
        processes.prepare(interpreter);
        SideProcess ended = processes.take(interpreter, new SecretMask()).orElseThrow();
        ended.close();
        processes.prepare(interpreter);
        Optional<SideProcess> other = processes.take(interpreter, new SecretMask());
        assertTrue(other.isPresent());
        other.get().close();
        Interpreter none = new Interpreter(folder.resolve("no-python").toString(), true);
        processes.prepare(none);
        assertTrue(processes.take(none, new SecretMask()).isEmpty());
    }

    @Test
    void theSecretsOfTheRunAreMaskedThatTookIt() throws Exception {
        assertEquals(SyncResult.COMPLETE, run("", "pass").read("items"));
        PrintStream err = System.err;
        ByteArrayOutputStream caught = new ByteArrayOutputStream();
        System.setErr(new PrintStream(caught, true, StandardCharsets.UTF_8));
        try {
            PythonRun run = run("import sys\nfrom airbyte_cdk.utils.airbyte_secrets_utils import add_to_secrets", """
                    add_to_secrets('a-secret-of-python')
                    print('I know a-secret-of-python', file=sys.stderr, flush=True)
                    """);
            assertEquals(SyncResult.COMPLETE, run.read("items"));
        } finally {
            System.setErr(err);
        }
        assertTrue(!caught.toString(StandardCharsets.UTF_8).contains("a-secret-of-python"));
    }
}

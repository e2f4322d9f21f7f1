package dev.cairn.pythoncomponents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.runtime.sync.SyncResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page goes to Python in batches, each sent before the one ahead of it has been answered. */
class BatchesTest {

    private static final int RECORDS = 2000;

    @TempDir
    private Path folder;

    @BeforeEach
    void needsPython() {
        PythonRun.interpreter();
    }

    private PythonRun run(String body) throws IOException {
        String page = IntStream.range(0, RECORDS)
                .mapToObj(id -> "{\"id\": " + id + "}")
                .collect(Collectors.joining(",", "[", "]"));
        return PythonRun.of(
                Small.manifest("source_declarative_manifest.components.Change"),
                Small.code(folder, "import requests", body),
                Small.answering(page));
    }

    @Test
    void recordsAreChangedInTheirOrder() throws Exception {
        PythonRun run = run("""
                record['place'] = self.__dict__.setdefault('seen', 0)
                self.seen += 1
                """);
        assertEquals(SyncResult.COMPLETE, run.read("items"));
        assertEquals(
                IntStream.range(0, RECORDS)
                        .mapToObj(id -> "{\"id\":" + id + ",\"place\":" + id + "}")
                        .toList(),
                run.records());
    }

    @Test
    void afterAFailureNoOtherRecordIsTouched() throws Exception {
        Path touched = folder.resolve("touched");
        PythonRun run = run("""
                with open('%s', 'a') as file:
                    file.write('x')
                if record['id'] == 300:
                    raise ValueError('no more')
                """.formatted(touched));
        assertEquals(SyncResult.FAILED, run.read("items"));
        assertTrue(run.errors().get(0).contains("ValueError: no more"), run.errors()::toString);
        assertEquals(300, run.records().size());
        assertEquals(301, Files.size(touched));
    }

    @Test
    void theFirstBatchMayFailAsWell() throws Exception {
        PythonRun run = run("raise ValueError('none')");
        assertEquals(SyncResult.FAILED, run.read("items"));
        assertEquals(0, run.records().size());
    }

    @Test
    void aRequestFromWithinABatchIsSentAlthoughTheNextBatchWaits() throws Exception {
        PythonRun run = run("""
                if record['id'] % 100 == 99:
                    record['answered'] = len(requests.get('https://api.test/items').json())
                """);
        assertEquals(SyncResult.COMPLETE, run.read("items"));
        assertEquals(
                RECORDS / 100,
                run.records().stream()
                        .filter(record -> record.endsWith("\"answered\":" + RECORDS + "}"))
                        .count());
    }
}

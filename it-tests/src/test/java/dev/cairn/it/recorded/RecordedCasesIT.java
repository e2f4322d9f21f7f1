package dev.cairn.it.recorded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Cairn does what the reference did: the same requests, records, states, statuses and kinds of errors.
 *
 * <p>{@code -Drecord.python=PYTHON} records the cases anew before they run, with an interpreter that has the reference
 * installed; {@code -Drecord.only=TEXT} takes only the cases whose path contains a text.
 */
@Execution(ExecutionMode.CONCURRENT) // they mostly wait, as the reference does before it tries again
class RecordedCasesIT {

    @TempDir
    private Path folder;

    static Stream<Named<Path>> cases() throws IOException {
        return CaseFolder.RECORDED.cases();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void doesWhatTheReferenceDid(Path file) throws IOException, InterruptedException {
        RecordedCase recorded = RecordedCase.load(file);
        if (!CaseFolder.PYTHON.isEmpty()) {
            new Recorder(CaseFolder.PYTHON).record(recorded, folder.resolve("reference"));
        }
        assertTrue(Files.exists(recorded.expected()), "record it first, as CONTRIBUTING.md says");
        Map<?, ?> expected = (Map<?, ?>) Objects.requireNonNull(Json.parse(Files.readAllBytes(recorded.expected())));
        CaseRun run = CaseRun.of(recorded, new CairnInProcess(), folder.resolve("cairn"));
        List<String> differences =
                Differences.between(expected.get("steps"), run.result().get("steps"));
        assertEquals(List.of(), differences, () -> String.join("\n", differences) + "\n" + run.texts());
    }
}

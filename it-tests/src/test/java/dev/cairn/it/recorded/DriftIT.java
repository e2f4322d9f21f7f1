package dev.cairn.it.recorded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.cairn.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What another release of the reference does otherwise is written down in {@code drift/drift.txt}, and nothing else is.
 *
 * <p>{@code -Ddrift.python=PYTHON} runs the cases with an interpreter that has that release, and writes nothing; {@code
 * -Ddrift.only=TEXT} takes only the cases whose path contains a text. {@code drift/README.md} tells when to use it.
 */
@Execution(ExecutionMode.CONCURRENT)
class DriftIT {

    private static final String REFERENCE = "7.39.1";
    private static final Path KNOWN = Path.of("drift/drift.txt");
    private static final String PYTHON = System.getProperty("drift.python", "");
    private static final String ONLY = System.getProperty("drift.only", "");

    @TempDir
    private Path folder;

    static Stream<Named<Path>> cases() throws IOException {
        return CaseFolder.RECORDED.files().stream()
                .filter(file -> name(file).contains(ONLY))
                .map(file -> Named.of(name(file), file));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void differsWhereItIsKnownToDiffer(Path file) throws IOException, InterruptedException {
        assumeFalse(PYTHON.isEmpty(), "needs the reference");
        Reference reference = Reference.of(PYTHON, 0);
        RecordedCase recorded = RecordedCase.load(file);
        CaseRun run = CaseRun.of(recorded, reference, folder);
        List<String> differences = Differences.between(
                expected(recorded).get("steps"), run.result().get("steps"));
        boolean known = KnownDrift.load(KNOWN).stream().anyMatch(drift -> drift.isOf(name(file), reference.release()));
        assertEquals(known, !differences.isEmpty(), () -> {
            String what = known
                    ? "no longer differs with " + reference.release() + ": take its line out of " + KNOWN
                    : "differs with " + reference.release() + ": follow it, or say in " + KNOWN + " why not\n"
                            + String.join("\n", differences) + "\n" + run.texts();
            return name(file) + " " + what;
        });
    }

    @Test
    void casesAreRecordingsOfTheReferenceOrKnownToDiffer() throws IOException {
        List<KnownDrift> known = KnownDrift.load(KNOWN);
        List<String> wrong = new ArrayList<>();
        for (Path file : CaseFolder.RECORDED.files()) {
            Object label = expected(RecordedCase.load(file)).get("recorded_with");
            boolean kept = known.stream().anyMatch(drift -> drift.isOf(name(file), REFERENCE));
            if (kept == ("airbyte-cdk " + REFERENCE).equals(label)) {
                wrong.add(name(file) + " is a recording of " + label);
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void whatIsKnownToDifferIsACaseAndSaysWhy() throws IOException {
        List<String> cases =
                CaseFolder.RECORDED.files().stream().map(DriftIT::name).toList();
        List<KnownDrift> known = KnownDrift.load(KNOWN);
        assertTrue(known.size() > 1, "nothing was read");
        for (KnownDrift drift : known) {
            assertTrue(cases.contains(drift.name()), () -> drift + " is no case");
            assertEquals(
                    drift.release().equals(REFERENCE),
                    !drift.followed(),
                    () -> drift + ": what Cairn follows is in a recording of " + REFERENCE);
            assertEquals(
                    1,
                    known.stream()
                            .filter(other -> other.isOf(drift.name(), drift.release()))
                            .count(),
                    drift::toString);
        }
    }

    private static String name(Path file) {
        String path = CaseFolder.RECORDED.path().relativize(file).toString();
        return path.substring(0, path.length() - ".yaml".length());
    }

    private static Map<?, ?> expected(RecordedCase recorded) throws IOException {
        return (Map<?, ?>) Objects.requireNonNull(Json.parse(Files.readAllBytes(recorded.expected())));
    }
}

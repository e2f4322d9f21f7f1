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
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A sync that one of the two began goes on with the other, to the same requests, records and states.
 *
 * <p>That each makes the other's states is seen in {@link RecordedCasesIT}, since states are compared there. With {@code
 * -Drecord.python=PYTHON} the steps of each case that resumes take turns here: Cairn begins and the reference goes on, and
 * the other way round.
 */
class RelayIT {

    @TempDir
    private Path folder;

    static List<Named<Path>> resuming() throws IOException {
        List<Named<Path>> resuming = new ArrayList<>();
        for (Named<Path> named : CaseFolder.RECORDED.cases().toList()) {
            if (RecordedCase.load(named.getPayload()).steps().stream().anyMatch(CaseStep::resumes)) {
                resuming.add(named);
            }
        }
        return resuming;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("resuming")
    void stepsTakeTurns(Path file) throws IOException, InterruptedException {
        assumeFalse(CaseFolder.PYTHON.isEmpty(), "needs the reference");
        RecordedCase recorded = RecordedCase.load(file);
        Subject cairn = new CairnInProcess();
        Subject reference = Reference.of(CaseFolder.PYTHON, 0);
        assertEquals(
                List.of(), differences(recorded, List.of(reference, cairn), "here"), "Cairn on the reference's states");
        assertEquals(
                List.of(),
                differences(recorded, List.of(cairn, reference), "there"),
                "the reference on Cairn's states");
    }

    private List<String> differences(RecordedCase recorded, List<Subject> turns, String place)
            throws IOException, InterruptedException {
        return Differences.between(
                expected(recorded).get("steps"),
                CaseRun.relay(recorded, turns, folder.resolve(place)).result().get("steps"));
    }

    /** Resumed is what stopped before its end: by a failure, or since no more states have arrived. */
    @Test
    void manyCasesResumeInMidSync() throws IOException {
        List<String> resumed = new ArrayList<>();
        for (Named<Path> named : resuming()) {
            RecordedCase recorded = RecordedCase.load(named.getPayload());
            List<?> results =
                    (List<?>) Objects.requireNonNull(expected(recorded).get("steps"));
            for (int i = 1; i < results.size(); i++) {
                CaseStep step = recorded.steps().get(i);
                boolean cut = step.resumes() && step.statesFromPrevious() < Integer.MAX_VALUE;
                if (cut || (step.resumes() && failedWithState(results.get(i - 1)))) {
                    resumed.add(named.getName() + ": " + step.name());
                }
            }
        }
        assertTrue(!CaseFolder.ONLY.isEmpty() || resumed.size() >= 80, () -> resumed.size() + " resume:\n" + resumed);
    }

    private static boolean failedWithState(Object result) {
        return Messages.at(result, "streams") instanceof Map<?, ?> streams
                && streams.values().stream()
                        .anyMatch(stream ->
                                String.valueOf(Messages.at(stream, "statuses")).contains("INCOMPLETE")
                                        && !String.valueOf(Messages.at(stream, "states"))
                                                .equals("[]"));
    }

    private static Map<?, ?> expected(RecordedCase recorded) throws IOException {
        return (Map<?, ?>) Objects.requireNonNull(Json.parse(Files.readAllBytes(recorded.expected())));
    }
}

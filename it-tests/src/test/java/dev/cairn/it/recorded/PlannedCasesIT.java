package dev.cairn.it.recorded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code cairn plan} says before the syncs that were recorded, beside the requests that these sent. */
@Execution(ExecutionMode.CONCURRENT) // they mostly wait, as a sync does before it tries again
class PlannedCasesIT {

    /** With all requests that a case takes, and with few, so that most is concluded or not known. */
    private static final List<Integer> REQUESTS = List.of(0, 2, 20);

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final AtomicInteger PLANS = new AtomicInteger();

    @TempDir
    private Path folder;

    static Stream<Named<Path>> cases() throws IOException {
        return CaseFolder.RECORDED.some(8);
    }

    @AfterAll
    static void mostSyncsAreKnownWithTwentyRequests() {
        if (CaseFolder.ONLY.isEmpty()) {
            assertTrue(NUMBERS.get() >= PLANS.get() / 2, NUMBERS + " of " + PLANS + " plans have a number");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void aNumberIsWithinAFifthAndWhatIsMissingIsSaid(Path file) throws IOException, InterruptedException {
        RecordedCase recorded = RecordedCase.load(file);
        CaseStep step = recorded.steps().get(0);
        if (!step.command().equals("read")) {
            return;
        }
        for (int most : REQUESTS) {
            try (CaseApi api = new CaseApi(recorded.api(), List.of())) {
                api.startStep(0);
                plan(recorded, step, most, api);
            }
        }
    }

    private void plan(RecordedCase recorded, CaseStep step, int most, CaseApi api)
            throws IOException, InterruptedException {
        Path place = Files.createDirectories(folder.resolve("plan" + most));
        Subject.Outcome outcome = new CairnInProcess().run(arguments(step, most, place, api.baseUrl()), place);
        if (outcome.exit().equals("nonzero")) { // what cannot be read, or of which the streams are not known
            assertFalse(outcome.errors().isBlank());
            return;
        }
        Map<?, ?> plan = (Map<?, ?>) Objects.requireNonNull(Json.parse(outcome.output()));
        assertTrue(api.log().size() <= most, api.log().size() + " requests were sent");
        assertEquals((long) api.log().size(), plan.get("sent"));
        for (Object each : (List<?>) Objects.requireNonNull(plan.get("streams"))) {
            Map<?, ?> stream = (Map<?, ?>) each;
            boolean isAllKnown = Stream.of("slices", "pages", "requests")
                    .allMatch(what -> !certainty(stream.get(what)).equals("AT_LEAST"));
            assertTrue(
                    isAllKnown || !((List<?>) Objects.requireNonNull(stream.get("unknown"))).isEmpty(),
                    stream.toString());
        }
        long sent = requests(recorded);
        long planned =
                (long) Objects.requireNonNull(((Map<?, ?>) Objects.requireNonNull(plan.get("requests"))).get("number"));
        String what =
                recorded.file() + " with " + most + ": " + planned + " planned, " + sent + " sent; " + outcome.output();
        if (certainty(plan.get("requests")).equals("AT_LEAST")) {
            assertTrue(planned <= sent || isFailed(recorded), what); // what fails is not asked for all of its pages
        } else {
            NUMBERS.addAndGet(most == 20 ? 1 : 0);
            assertTrue(Math.abs(planned - sent) <= sent * 0.2, what);
        }
        PLANS.addAndGet(most == 20 ? 1 : 0);
    }

    private static String certainty(@Nullable Object estimate) {
        return String.valueOf(((Map<?, ?>) Objects.requireNonNull(estimate)).get("certainty"));
    }

    /** How many the reference sent in the case's first step. */
    private static long requests(RecordedCase recorded) throws IOException {
        return ((List<?>) Objects.requireNonNull(expected(recorded).get("requests"))).size();
    }

    private static boolean isFailed(RecordedCase recorded) throws IOException {
        return !"zero".equals(expected(recorded).get("exit"));
    }

    private static Map<?, ?> expected(RecordedCase recorded) throws IOException {
        Map<?, ?> expected = (Map<?, ?>) Objects.requireNonNull(Json.parse(Files.readAllBytes(recorded.expected())));
        return (Map<?, ?>) ((List<?>) Objects.requireNonNull(expected.get("steps"))).get(0);
    }

    private static List<String> arguments(CaseStep step, int most, Path place, String baseUrl) throws IOException {
        Map<String, String> inputs = new LinkedHashMap<>();
        inputs.put("manifest-path", CaseInputs.manifest(step.manifest(), step.streams()));
        inputs.put("config", Json.write(step.config()));
        inputs.put("catalog", Json.write(CaseInputs.catalog(step.streams())));
        if (step.state() != null) {
            inputs.put("state", Json.write(step.state()));
        }
        List<String> arguments =
                new ArrayList<>(List.of("plan", "--format", "json", "--requests", String.valueOf(most)));
        for (Map.Entry<String, String> input : inputs.entrySet()) {
            Path path = place.resolve(input.getKey() + (input.getKey().equals("manifest-path") ? ".yaml" : ".json"));
            Files.writeString(path, input.getValue().replace("$BASE_URL", baseUrl));
            arguments.add("--" + input.getKey());
            arguments.add(path.toString());
        }
        return arguments;
    }
}

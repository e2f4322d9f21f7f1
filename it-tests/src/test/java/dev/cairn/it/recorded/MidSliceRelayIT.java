package dev.cairn.it.recorded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.checkpoint.PaginationState;
import dev.cairn.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A sync that Cairn began, and that stopped in the middle of slices, goes on with the reference from states that the reference
 * does not write itself. With {@code -Drecord.python=PYTHON} both are recorded in turns; without it Cairn goes on, to what was
 * recorded of the reference.
 */
class MidSliceRelayIT {

    private static final CaseFolder RELAY = new CaseFolder(Path.of("src/test/resources/relay"));

    @TempDir
    private Path folder;

    static Stream<Named<Path>> cases() throws IOException {
        return RELAY.cases();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void theReferenceGoesOnWhereCairnStopped(Path file) throws IOException, InterruptedException {
        RecordedCase recorded = RecordedCase.load(file);
        Subject cairn = new CairnInProcess();
        if (!CaseFolder.PYTHON.isEmpty()) {
            Reference reference = Reference.of(CaseFolder.PYTHON, 0);
            CaseRun run = CaseRun.relay(recorded, List.of(cairn, reference), folder.resolve("recorded"));
            assertEquals(List.of(), run.unscripted());
            Map<String, @Nullable Object> expected = new LinkedHashMap<>();
            expected.put("recorded_with", "airbyte-cdk " + reference.release());
            expected.putAll(run.result());
            Files.writeString(recorded.expected(), ReadableJson.of(expected));
        }
        Map<?, ?> expected = (Map<?, ?>) Objects.requireNonNull(Json.parse(Files.readAllBytes(recorded.expected())));
        CaseRun run = CaseRun.of(recorded, cairn, folder.resolve("compared"));
        assertEquals(
                List.of(),
                Differences.between(
                        withoutPaginations(expected.get("steps")),
                        withoutPaginations(run.result().get("steps"))));
        Set<String> wanted = identifiers(Json.write(recorded.api()));
        assertTrue(wanted.size() > 3, () -> "records: " + wanted);
        assertEquals(wanted, identifiers(Json.write(expected.get("steps"))), "records that were delivered");
    }

    /** The reference hands on what it does not know of a state; here it is gone when a sync does not use it. */
    private static @Nullable Object withoutPaginations(@Nullable Object json) {
        if (json instanceof Map<?, ?> object) {
            Map<String, @Nullable Object> rest = new LinkedHashMap<>();
            object.forEach((key, value) -> rest.put(String.valueOf(key), withoutPaginations(value)));
            return PaginationState.without(rest);
        }
        return json instanceof List<?> list
                ? list.stream()
                        .<@Nullable Object>map(MidSliceRelayIT::withoutPaginations)
                        .toList()
                : json;
    }

    private static Set<String> identifiers(String json) {
        Set<String> identifiers = new TreeSet<>();
        Pattern.compile("\"id\":(\\d+)").matcher(json).results().forEach(found -> identifiers.add(found.group(1)));
        return identifiers;
    }
}

package dev.cairn.it.recorded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.cairn.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Where Cairn differs from the reference on purpose: cases whose {@code NAME.expected.json} is what Cairn does, and
 * {@code NAME.reference.json} what the reference did. The rows of {@code docs/compatibility.md} name them.
 *
 * <p>{@code -Dgolden.update=true} writes the first anew, {@code -Drecord.python=PYTHON} the second; {@code
 * -Drecord.only=TEXT} takes only the cases whose path contains a text.
 */
@Execution(ExecutionMode.CONCURRENT)
class DifferencesIT {

    @TempDir
    private Path folder;

    static Stream<Named<Path>> cases() throws IOException {
        return CaseFolder.DIFFERENCES.cases();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void doesWhatTheTableSays(Path file) throws IOException, InterruptedException {
        RecordedCase difference = RecordedCase.load(file);
        CaseRun run = CaseRun.of(difference, new CairnInProcess(), folder.resolve("cairn"));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(difference.expected(), ReadableJson.of(run.result()));
        }
        List<String> differences =
                Differences.between(steps(difference.expected()), run.result().get("steps"));
        assertEquals(List.of(), differences, () -> String.join("\n", differences) + "\n" + run.texts());
        assertEquals(List.of(), run.unscripted(), "requests that the case has no route for");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void theReferenceDoesSomethingElse(Path file) throws IOException, InterruptedException {
        RecordedCase difference = RecordedCase.load(file);
        Path reference =
                Path.of(difference.expected().toString().replaceFirst("\\.expected\\.json$", ".reference.json"));
        if (!CaseFolder.PYTHON.isEmpty()) {
            CaseRun run = CaseRun.of(difference, Reference.of(CaseFolder.PYTHON, 0), folder.resolve("reference"));
            Files.writeString(reference, ReadableJson.of(run.result()));
        }
        assertNotEquals(
                List.of(),
                Differences.between(steps(reference), steps(difference.expected())),
                "no difference is left");
    }

    private static @Nullable Object steps(Path file) throws IOException {
        return ((Map<?, ?>) Objects.requireNonNull(Json.parse(Files.readAllBytes(file)))).get("steps");
    }
}

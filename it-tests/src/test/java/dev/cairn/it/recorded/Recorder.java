package dev.cairn.it.recorded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes what the reference makes of a case. A case that does not always give the same, or that depends on the order of
 * Python's sets, is not recorded.
 */
final class Recorder {

    private final Reference reference;
    private final Reference again;

    /**
     * @param python an interpreter with {@code airbyte-cdk} installed
     */
    Recorder(String python) throws IOException {
        this.reference = Reference.of(python, 0);
        this.again = Reference.of(python, 1);
    }

    /**
     * Runs a case twice and writes its expected result.
     *
     * @param folder an empty folder
     * @throws IllegalStateException if nothing could be recorded, with the reasons
     */
    void record(RecordedCase recorded, Path folder) throws IOException, InterruptedException {
        CaseRun first = CaseRun.of(recorded, reference, folder.resolve("first"));
        CaseRun second = CaseRun.of(recorded, again, folder.resolve("second"));
        List<String> reasons = new ArrayList<>(Differences.between(first.result(), second.result()));
        first.unscripted().forEach(request -> reasons.add("no route for " + request));
        if (String.valueOf(first.result()).contains("exit=timeout")) {
            reasons.add("it does not end");
        }
        if (!reasons.isEmpty()) {
            throw new IllegalStateException(
                    recorded.file() + " is not recorded:\n" + String.join("\n", reasons) + "\n" + first.texts());
        }
        Map<String, @Nullable Object> expected = new LinkedHashMap<>();
        expected.put("recorded_with", "airbyte-cdk " + reference.release());
        expected.putAll(first.result());
        Files.writeString(recorded.expected(), ReadableJson.of(expected));
    }
}

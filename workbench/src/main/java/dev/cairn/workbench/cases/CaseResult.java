package dev.cairn.workbench.cases;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What came of a case. Immutable; secrets are masked in its texts.
 *
 * @param name its folder, below the one that was named
 * @param failures what is not as expected; empty if the case passed
 * @param warnings what may be meant
 * @param updated whether its {@code expected.json} was written
 */
public record CaseResult(
        String name,
        String title,
        Path folder,
        List<String> failures,
        List<String> warnings,
        boolean updated,
        Duration time) {

    public CaseResult {
        failures = List.copyOf(failures);
        warnings = List.copyOf(warnings);
    }

    public boolean passed() {
        return failures.isEmpty();
    }
}

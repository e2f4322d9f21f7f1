package dev.cairn.cli.ci;

import dev.cairn.documents.Diagnostic;
import java.util.List;

/**
 * What came of one part.
 *
 * @param words how much was looked at, or why nothing was
 * @param leftOut whether nothing was looked at
 */
record PartReport(String words, boolean leftOut, List<Diagnostic> problems) {

    PartReport {
        problems = List.copyOf(problems);
    }

    static PartReport of(String words, List<Diagnostic> problems) {
        return new PartReport(words, false, problems);
    }

    static PartReport leftOut(String why) {
        return new PartReport(why, true, List.of());
    }
}

package dev.cairn.cli.ci;

import dev.cairn.documents.Diagnostic;
import dev.cairn.workbench.problem.ProblemList;
import java.util.List;

/**
 * What came of one part.
 *
 * @param words how much was looked at, or why nothing was
 * @param leftOut whether nothing was looked at
 */
record PartReport(String words, boolean leftOut, ProblemList problems) {

    static PartReport of(String words, List<Diagnostic> problems) {
        return new PartReport(words, false, new ProblemList(problems));
    }

    static PartReport leftOut(String why) {
        return new PartReport(why, true, new ProblemList(List.of()));
    }
}

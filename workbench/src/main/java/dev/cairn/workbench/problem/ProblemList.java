package dev.cairn.workbench.problem;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.Place;
import dev.cairn.documents.Severity;
import dev.cairn.pythonvalues.words.Phrases;
import java.util.List;

/**
 * Errors and warnings in the order in which they are shown. Immutable.
 *
 * @param all both kinds
 */
public record ProblemList(List<Diagnostic> all) {

    public ProblemList {
        all = List.copyOf(all);
    }

    /** Returns the errors in order. */
    public List<Diagnostic> errors() {
        return all.stream().filter(ProblemList::isError).toList();
    }

    /** Returns the number of warnings. */
    public long warnings() {
        return (long) all.size() - errors().size();
    }

    /** Returns true if a problem is at least that severe. */
    public boolean fails(Severity least) {
        return switch (least) {
            case ERROR -> all.stream().anyMatch(ProblemList::isError);
            case WARNING -> !all.isEmpty();
        };
    }

    /** Returns the numbers of errors and warnings in words, such as {@code 1 error, 2 warnings}. */
    public String counts() {
        return Phrases.count(errors().size(), "error") + ", " + Phrases.count(warnings(), "warning");
    }

    /** Returns the problems as readers of one file see them; see {@link #seenIn(String, Diagnostic)}. */
    public ProblemList seenIn(String file) {
        return new ProblemList(
                all.stream().map(problem -> seenIn(file, problem)).toList());
    }

    /** Returns a problem for the readers of one file: that of another file names its own place, at the beginning of this one. */
    public static Diagnostic seenIn(String file, Diagnostic problem) {
        return problem.place().file().equals(file)
                ? problem
                : new Diagnostic(problem.severity(), Place.of(file), problem.toString(), problem.code());
    }

    private static boolean isError(Diagnostic problem) {
        return problem.severity() == Severity.ERROR;
    }
}

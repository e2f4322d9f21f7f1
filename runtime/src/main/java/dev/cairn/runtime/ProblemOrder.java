package dev.cairn.runtime;

import dev.cairn.documents.Diagnostic;
import java.util.Comparator;
import java.util.List;

/** Puts diagnostics of several passes into the order of the text, where one repeats another once. */
final class ProblemOrder {

    private static final Comparator<Diagnostic> BY_PLACE = Comparator.<Diagnostic>comparingInt(
                    diagnostic -> diagnostic.place().line())
            .thenComparingInt(diagnostic -> diagnostic.place().column());

    private ProblemOrder() {}

    static List<Diagnostic> sorted(List<Diagnostic> diagnostics) {
        return diagnostics.stream().distinct().sorted(BY_PLACE).toList();
    }
}

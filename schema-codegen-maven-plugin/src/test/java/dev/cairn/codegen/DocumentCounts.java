package dev.cairn.codegen;

import java.util.Map;
import java.util.TreeMap;

/** What became of the documents of some schemas. */
final class DocumentCounts {

    private final Map<String, Integer> problems =
            new TreeMap<>(Map.of("refused", 0, "unequal", 0, "lost", 0, "gained", 0));
    private final Map<String, Integer> silent = new TreeMap<>();
    private int valid;
    private int refused;
    private int warned;

    /** A valid document that is kept as it is. */
    void kept() {
        valid++;
    }

    /** A valid document that is not. */
    void problem(String kind) {
        valid++;
        problems.merge(kind, 1, Integer::sum);
    }

    /** An invalid document that is refused. */
    void refused() {
        refused++;
    }

    /**
     * An invalid document that is accepted.
     *
     * @param keyword what it doesn't keep
     * @param told whether a warning of the schema says that something isn't checked
     */
    void accepted(String keyword, boolean told) {
        if (told) {
            warned++;
        } else {
            silent.merge(keyword, 1, Integer::sum);
        }
    }

    void add(DocumentCounts other) {
        valid += other.valid;
        refused += other.refused;
        warned += other.warned;
        other.problems.forEach((kind, count) -> problems.merge(kind, count, Integer::sum));
        other.silent.forEach((keyword, count) -> silent.merge(keyword, count, Integer::sum));
    }

    int valid() {
        return valid;
    }

    int problems() {
        return sum(problems);
    }

    int invalid() {
        return refused + warned + silent();
    }

    int silent() {
        return sum(silent);
    }

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    @Override
    public String toString() {
        return valid + " documents, of them " + problems + ", " + invalid() + " invalid ones, of them " + refused
                + " refused, " + warned + " warned of, " + silent() + " accepted in silence " + silent;
    }
}

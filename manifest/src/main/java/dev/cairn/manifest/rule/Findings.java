package dev.cairn.manifest.rule;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.Node.ScalarNode;
import dev.cairn.documents.Place;
import dev.cairn.documents.Severity;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects the findings of rules. A finding about a shared definition is kept once, however often the definition is
 * used. Not thread-safe.
 */
final class Findings {

    private static final Comparator<Diagnostic> BY_PLACE = Comparator.<Diagnostic>comparingInt(
                    diagnostic -> diagnostic.place().line())
            .thenComparingInt(diagnostic -> diagnostic.place().column());

    private record Looked(
            String code, String name, Place place, @Nullable Object value) {}

    private final Set<Diagnostic> found = new LinkedHashSet<>();
    private final Set<Looked> looked = new HashSet<>();

    /** Where a rule says what it finds. */
    RuleReport of(ManifestRule rule) {
        return new RuleReport() {
            @Override
            public void add(Place place, String message) {
                found.add(new Diagnostic(rule.severity(), place, message, rule.code()));
            }

            @Override
            public boolean isNew(String name, ScalarNode text) {
                return looked.add(new Looked(rule.code(), name, text.place(), text.value()));
            }
        };
    }

    /** Adds what was found in a place where it may turn out to be right. */
    void addAsWarning(Diagnostic diagnostic) {
        if (!found.contains(diagnostic)) {
            found.add(new Diagnostic(Severity.WARNING, diagnostic.place(), diagnostic.message(), diagnostic.code()));
        }
    }

    /** Everything that was said, in the order of the places. */
    List<Diagnostic> byPlace() {
        return found.stream().sorted(BY_PLACE).toList();
    }
}

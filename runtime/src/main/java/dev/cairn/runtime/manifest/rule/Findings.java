package dev.cairn.runtime.manifest.rule;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.Place;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what rules say; what a shared definition causes in many places is said once. Not thread-safe. */
final class Findings {

    private final Set<Diagnostic> found = new LinkedHashSet<>();

    void add(ManifestRule rule, Place place, String message) {
        found.add(new Diagnostic(rule.severity(), place, message, rule.code()));
    }

    /** Everything that was said, in the order of the walk. */
    List<Diagnostic> all() {
        return List.copyOf(found);
    }
}

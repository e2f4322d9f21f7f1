package dev.cairn.documents;

import java.util.ArrayList;
import java.util.List;

/** Collects diagnostics, so that all problems of an input are reported at once. Not thread-safe. */
public final class Diagnostics {

    private final List<Diagnostic> all = new ArrayList<>();

    public void error(Place place, String message) {
        all.add(Diagnostic.error(place, message));
    }

    public void warning(Place place, String message) {
        all.add(Diagnostic.warning(place, message));
    }

    public void add(Diagnostic diagnostic) {
        all.add(diagnostic);
    }

    public boolean hasErrors() {
        return all.stream().anyMatch(d -> d.severity() == Severity.ERROR);
    }

    /** Everything said so far, in the order it was said. */
    public List<Diagnostic> all() {
        return List.copyOf(all);
    }

    /** Only the warnings, in the order they were said. */
    public List<Diagnostic> warnings() {
        return all.stream().filter(d -> d.severity() == Severity.WARNING).toList();
    }

    /**
     * Ends a pass: goes on when nothing is wrong.
     *
     * @throws InvalidDocumentException with all diagnostics so far, if one of them is an error
     */
    public void throwIfErrors() {
        if (hasErrors()) {
            throw new InvalidDocumentException(all());
        }
    }
}

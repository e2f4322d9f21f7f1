package dev.cairn.documents;

import java.util.List;
import java.util.stream.Collectors;

/** An input that cannot be used, with all its errors. */
public final class InvalidDocumentException extends RuntimeException {

    private final transient List<Diagnostic> diagnostics;

    /** @param diagnostics at least one error, perhaps warnings too */
    public InvalidDocumentException(List<Diagnostic> diagnostics) {
        super(diagnostics.stream().map(Diagnostic::toString).collect(Collectors.joining("\n")));
        this.diagnostics = List.copyOf(diagnostics);
    }

    public InvalidDocumentException(Diagnostic diagnostic) {
        this(List.of(diagnostic));
    }

    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}

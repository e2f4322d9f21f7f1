package dev.cairn.runtime;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import java.util.List;

/**
 * A reason why a check fails.
 *
 * @param words the reason for the connector's user
 * @param mistakes the diagnostics of the manifest that it consists of; empty if it is another reason
 */
record CheckProblem(String words, List<Diagnostic> mistakes) {

    static CheckProblem of(String words) {
        return new CheckProblem(words, List.of());
    }

    static CheckProblem of(InvalidDocumentException mistake) {
        return new CheckProblem(String.valueOf(mistake.getMessage()), mistake.diagnostics());
    }

    /** Returns the same reason with words before its own. */
    CheckProblem after(String prefix) {
        return new CheckProblem(prefix + words, mistakes);
    }
}

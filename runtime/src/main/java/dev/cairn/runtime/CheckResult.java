package dev.cairn.runtime;

import dev.cairn.documents.Diagnostic;
import java.util.List;
import java.util.Optional;

/**
 * Whether a connector works with a configuration.
 *
 * @param problem why it does not, in words for its user, secrets masked; empty if it works
 * @param configurationRefused whether the configuration does not fit the spec, so that nothing was tried
 * @param mistakes the diagnostics of the manifest that the problem consists of; empty if it is another problem
 */
public record CheckResult(Optional<String> problem, boolean configurationRefused, List<Diagnostic> mistakes) {

    public CheckResult {
        mistakes = List.copyOf(mistakes);
    }

    public boolean succeeded() {
        return problem.isEmpty();
    }
}

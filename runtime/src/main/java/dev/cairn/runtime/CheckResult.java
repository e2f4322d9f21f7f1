package dev.cairn.runtime;

import java.util.Optional;

/**
 * Whether a connector works with a configuration.
 *
 * @param problem why it does not, in words for its user, secrets masked; empty if it works
 */
public record CheckResult(Optional<String> problem) {

    public boolean succeeded() {
        return problem.isEmpty();
    }
}

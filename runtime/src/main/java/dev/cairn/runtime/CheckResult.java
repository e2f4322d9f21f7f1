package dev.cairn.runtime;

import java.util.Optional;

/**
 * Whether a connector works with a configuration.
 *
 * @param problem why it does not, in words for its user, secrets masked; empty if it works
 * @param configurationRefused whether the configuration does not fit the spec, so that nothing was tried
 */
public record CheckResult(Optional<String> problem, boolean configurationRefused) {

    public boolean succeeded() {
        return problem.isEmpty();
    }
}

package dev.cairn.manifest.rule;

import dev.cairn.documents.Severity;

/** A backoff strategy needs retries. */
final class BackoffWithoutRetries extends ComponentRule {

    BackoffWithoutRetries() {
        super(
                "backoff-without-retries",
                Severity.WARNING,
                "An error handler has `backoff_strategies` and `max_retries: 0`.",
                "Remove one of them.",
                "DefaultErrorHandler");
    }

    @Override
    void check(ManifestComponent handler, Findings findings) {
        Long retries = handler.number("max_retries");
        if (retries != null && retries == 0 && handler.given("backoff_strategies")) {
            findings.add(
                    this,
                    handler.placeOf("backoff_strategies"),
                    "'backoff_strategies' have no effect: 'max_retries' is 0, so nothing is retried");
        }
    }
}

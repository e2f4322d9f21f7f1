package dev.cairn.manifest.rule;

import dev.cairn.documents.Severity;

/** The number of workers is known and bounded. */
final class Concurrency extends ComponentRule {

    Concurrency() {
        super(
                "concurrency",
                Severity.ERROR,
                "A `ConcurrencyLevel` takes a number from the configuration without a bound, or is less than 1.",
                "Give `max_concurrency` beside a template; `default_concurrency` must be at least 1.",
                "ConcurrencyLevel");
    }

    @Override
    void check(ManifestComponent level, Findings findings) {
        String template = level.text("default_concurrency");
        Long number = level.number("default_concurrency");
        if (template != null && template.contains("config") && !level.given("max_concurrency")) {
            findings.add(
                    this,
                    level.placeOf("default_concurrency"),
                    "'default_concurrency' comes from the configuration, so it needs 'max_concurrency' beside it");
        } else if (number != null && number < 1) {
            findings.add(
                    this,
                    level.placeOf("default_concurrency"),
                    "'default_concurrency' must be at least 1, found " + number);
        }
    }
}

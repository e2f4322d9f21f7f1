package dev.cairn.manifest.rule;

import dev.cairn.documents.Severity;

/** The longest wait is a number. */
final class MaxWaitingTime extends ComponentRule {

    MaxWaitingTime() {
        super(
                "max-waiting-time",
                Severity.ERROR,
                "The `max_waiting_time_in_seconds` of a backoff strategy is no number.",
                "Write a number of seconds, or a template that yields one.",
                "WaitTimeFromHeader",
                "WaitUntilTimeFromHeader");
    }

    @Override
    void check(ManifestComponent strategy, Findings findings) {
        String text = strategy.text("max_waiting_time_in_seconds");
        if (text != null
                && !Texts.isTemplate(text)
                && !text.strip().matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?")) {
            findings.add(
                    this,
                    strategy.placeOf("max_waiting_time_in_seconds"),
                    "'max_waiting_time_in_seconds' must be a number of seconds, found the text '" + text + "'");
        }
    }
}

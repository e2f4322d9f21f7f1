package dev.cairn.manifest.rule;

import dev.cairn.documents.Severity;

/** A response filter has a condition. */
final class FilterWithoutCondition extends ComponentRule {

    FilterWithoutCondition() {
        super(
                "filter-without-condition",
                Severity.WARNING,
                "An `HttpResponseFilter` has no condition, so that it never applies.",
                "Give `http_codes`, `predicate` or `error_message_contains`.",
                "HttpResponseFilter");
    }

    @Override
    void check(ManifestComponent filter, Findings findings) {
        if (!filter.given("http_codes") && !filter.given("predicate") && !filter.given("error_message_contains")) {
            findings.add(
                    this,
                    filter.place(),
                    "this HttpResponseFilter matches no response; give it 'http_codes', 'predicate' or"
                            + " 'error_message_contains'");
        }
    }
}

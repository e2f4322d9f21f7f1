package dev.cairn.manifest.rule;

import dev.cairn.documents.Severity;

/** A limit of records counts those of the API, which a filter hides. */
final class ResetLimitWithFilter extends ComponentRule {

    ResetLimitWithFilter() {
        super(
                "reset-limit-with-filter",
                Severity.ERROR,
                "A retriever has `pagination_reset` with `limits`, and a `record_filter`.",
                "Filter by the request instead of by `record_filter`, or remove `limits`.",
                "SimpleRetriever");
    }

    @Override
    void check(ManifestComponent retriever, Findings findings) {
        boolean filters = retriever
                .component("record_selector")
                .filter(selector -> selector.given("record_filter"))
                .isPresent();
        retriever.component("pagination_reset").filter(r -> r.given("limits")).ifPresent(reset -> {
            if (filters) {
                findings.add(
                        this,
                        reset.placeOf("limits"),
                        "'limits' of a pagination_reset cannot be combined with the record_selector's 'record_filter';"
                                + " remove one of them");
            }
        });
    }
}

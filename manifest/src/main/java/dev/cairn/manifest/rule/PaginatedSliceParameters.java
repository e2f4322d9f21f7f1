package dev.cairn.manifest.rule;

import dev.cairn.documents.Severity;

/** {@code ignore_stream_slicer_parameters_on_paginated_requests} needs a paginator. */
final class PaginatedSliceParameters extends ComponentRule {

    private static final String OPTION = "ignore_stream_slicer_parameters_on_paginated_requests";

    PaginatedSliceParameters() {
        super(
                "paginated-slice-parameters",
                Severity.WARNING,
                "`" + OPTION + "` is true, and the retriever has no paginator.",
                "Remove it.",
                "SimpleRetriever");
    }

    @Override
    void check(ManifestComponent retriever, Findings findings) {
        if (retriever.flag(OPTION) && !Paging.pages(retriever)) {
            findings.add(
                    this, retriever.placeOf(OPTION), "'" + OPTION + "' has no effect: the retriever has no paginator");
        }
    }
}

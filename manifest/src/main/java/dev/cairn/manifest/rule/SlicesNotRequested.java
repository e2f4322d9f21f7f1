package dev.cairn.manifest.rule;

import dev.cairn.documents.Severity;

/** Requests depend on the cursor's window; otherwise each slice gives the same records. */
final class SlicesNotRequested extends ComponentRule {

    SlicesNotRequested() {
        super(
                "slices-not-requested",
                Severity.WARNING,
                "A cursor divides time into slices by `step`, and no request says which slice it is for: each gives the same"
                        + " records.",
                "Give the cursor `start_time_option` and `end_time_option`, use `{{ stream_interval }}` in the requester, or"
                        + " remove `step` and `cursor_granularity`.",
                "DeclarativeStream");
    }

    @Override
    void check(ManifestComponent stream, Findings findings) {
        ManifestComponent retriever = stream.component("retriever")
                .filter(r -> r.is("SimpleRetriever") && !Paging.isCustom(r.node()))
                .orElse(null);
        stream.component("incremental_sync")
                .filter(cursor -> cursor.given("step"))
                .ifPresent(cursor -> {
                    if (retriever != null
                            && !cursor.given("start_time_option")
                            && !cursor.given("end_time_option")
                            && !asksForSlices(retriever)) {
                        findings.add(
                                this,
                                cursor.placeOf("step"),
                                "'step' divides time into slices, but no request says which slice it is for, so that each gives the"
                                        + " same records; give the cursor 'start_time_option' and 'end_time_option', or use"
                                        + " {{ stream_interval }} in the requester");
                    }
                });
    }

    /** Whether a text of a retriever may depend on the slice. */
    static boolean asksForSlices(ManifestComponent retriever) {
        return Texts.any(retriever.node(), text -> text.contains("stream_"));
    }
}

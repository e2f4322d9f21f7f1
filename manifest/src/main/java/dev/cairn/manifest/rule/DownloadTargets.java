package dev.cairn.manifest.rule;

import dev.cairn.documents.Severity;

/** A {@code download_target_requester} needs an extractor for its response. */
final class DownloadTargets extends ComponentRule {

    DownloadTargets() {
        super(
                "download-targets",
                Severity.ERROR,
                "An `AsyncRetriever` has a `download_target_requester` and no `download_target_extractor`.",
                "Give the extractor that finds the addresses in the answer.",
                "AsyncRetriever");
    }

    @Override
    void check(ManifestComponent retriever, Findings findings) {
        if (retriever.given("download_target_requester") && !retriever.given("download_target_extractor")) {
            findings.add(
                    this,
                    retriever.placeOf("download_target_requester"),
                    "'download_target_requester' needs 'download_target_extractor' beside it, which finds the addresses in"
                            + " the answer");
        }
    }
}

package dev.cairn.manifest.rule;

import dev.cairn.documents.Severity;
import java.util.Optional;

/**
 * {@code OffsetIncrement} counts the records of a page; several extractors together may find more than the API counts.
 */
final class CombinedOffsets extends ComponentRule {

    CombinedOffsets() {
        super(
                "combined-offsets",
                Severity.ERROR,
                "A retriever has an `OffsetIncrement`, and a `CombinedExtractor` that adds up the records of its extractors:"
                        + " the offset would leave records out.",
                "Use `mode: first_match`, a single extractor, or another pagination strategy.",
                "SimpleRetriever",
                "AsyncRetriever");
    }

    @Override
    void check(ManifestComponent retriever, Findings findings) {
        Optional<ManifestComponent> extractor = retriever.is("AsyncRetriever")
                ? retriever.component("download_extractor")
                : retriever.component("record_selector").flatMap(selector -> selector.component("extractor"));
        boolean byOffset = Paging.paginator(retriever)
                .flatMap(paginator -> paginator.component("pagination_strategy"))
                .filter(strategy -> strategy.is("OffsetIncrement"))
                .isPresent();
        extractor
                .filter(combined -> byOffset && addsUp(combined))
                .ifPresent(combined -> findings.add(
                        this,
                        combined.place(),
                        "an OffsetIncrement cannot go by the records of a CombinedExtractor in mode 'union'; use"
                                + " 'first_match', or another pagination strategy"));
    }

    private static boolean addsUp(ManifestComponent extractor) {
        return extractor.is("CombinedExtractor")
                && (!"first_match".equals(extractor.text("mode"))
                        || extractor.components("extractors").stream().anyMatch(CombinedOffsets::addsUp));
    }
}

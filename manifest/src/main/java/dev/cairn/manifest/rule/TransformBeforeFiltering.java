package dev.cairn.manifest.rule;

import dev.cairn.documents.Severity;

/** The order of filter and transformations matters where there are both. */
final class TransformBeforeFiltering extends ComponentRule {

    TransformBeforeFiltering() {
        super(
                "transform-before-filtering",
                Severity.WARNING,
                "`transform_before_filtering` is given where nothing is filtered or transformed.",
                "Remove it.",
                "DeclarativeStream");
    }

    @Override
    void check(ManifestComponent stream, Findings findings) {
        stream.component("retriever")
                .flatMap(r -> r.component("record_selector"))
                .ifPresent(selector -> {
                    boolean filters = selector.given("record_filter")
                            || stream.component("incremental_sync")
                                    .filter(cursor -> cursor.flag("is_client_side_incremental"))
                                    .isPresent();
                    if (selector.has("transform_before_filtering") && !(filters && stream.given("transformations"))) {
                        findings.add(
                                this,
                                selector.placeOf("transform_before_filtering"),
                                "'transform_before_filtering' has no effect: the stream has no "
                                        + (filters ? "transformations" : "record_filter"));
                    }
                });
    }
}

package dev.cairn.manifest.rule;

import dev.cairn.documents.Severity;

/** A {@code SubstreamPartitionRouter} has at least one parent stream. */
final class NoParentStreams extends ComponentRule {

    NoParentStreams() {
        super(
                "no-parent-streams",
                Severity.ERROR,
                "A `SubstreamPartitionRouter` has an empty list of parents.",
                "Give at least one entry in `parent_stream_configs`, or remove the router.",
                "SubstreamPartitionRouter");
    }

    @Override
    void check(ManifestComponent router, Findings findings) {
        if (!router.given("parent_stream_configs")) {
            findings.add(
                    this,
                    router.placeOf("parent_stream_configs"),
                    "'parent_stream_configs' is empty; a SubstreamPartitionRouter needs at least one parent stream");
        }
    }
}

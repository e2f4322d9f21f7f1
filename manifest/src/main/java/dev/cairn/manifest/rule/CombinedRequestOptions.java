package dev.cairn.manifest.rule;

import dev.cairn.documents.Severity;

/** A router inside of another one has no request options of its own. */
final class CombinedRequestOptions extends ComponentRule {

    CombinedRequestOptions() {
        super(
                "combined-request-options",
                Severity.ERROR,
                "A router inside of a `GroupingPartitionRouter` or `UnionPartitionRouter` has a `request_option`.",
                "Remove it, and use `stream_partition` in the requester.",
                "GroupingPartitionRouter",
                "UnionPartitionRouter");
    }

    @Override
    void check(ManifestComponent router, Findings findings) {
        String field = router.is("GroupingPartitionRouter") ? "underlying_partition_router" : "partition_routers";
        for (ManifestComponent inner : router.components(field)) {
            if (inner.is("ListPartitionRouter")) {
                refuse(router, inner, findings);
            } else if (inner.is("SubstreamPartitionRouter")) {
                inner.components("parent_stream_configs").forEach(parent -> refuse(router, parent, findings));
            }
        }
    }

    private void refuse(ManifestComponent router, ManifestComponent holder, Findings findings) {
        if (holder.given("request_option")) {
            findings.add(
                    this,
                    holder.placeOf("request_option"),
                    "'request_option' cannot be used inside of a " + router.type()
                            + "; use {{ stream_partition[…] }} in the requester instead");
        }
    }
}

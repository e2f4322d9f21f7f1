package dev.cairn.manifest.rule;

import dev.cairn.documents.Severity;
import java.util.stream.Stream;

/** Requests depend on the partition; otherwise each partition gives the same records. */
final class PartitionsNotRequested extends ComponentRule {

    PartitionsNotRequested() {
        super(
                "partitions-not-requested",
                Severity.WARNING,
                "A retriever has a `partition_router`, and no request says which partition it is for: each gives the same"
                        + " records.",
                "Give the router (or each parent) a `request_option`, or use `{{ stream_partition }}` in the requester.",
                "SimpleRetriever");
    }

    @Override
    void check(ManifestComponent retriever, Findings findings) {
        if (!retriever.given("partition_router") || Paging.isCustom(retriever.node())) {
            return;
        }
        boolean asked = Stream.of("requester", "record_selector", "paginator")
                .anyMatch(field -> Texts.any(retriever.get(field), text -> text.contains("stream_")));
        if (!asked && retriever.components("partition_router").stream().noneMatch(PartitionsNotRequested::sends)) {
            findings.add(
                    this,
                    retriever.placeOf("partition_router"),
                    "no request says which partition it is for, so that each gives the same records; give the router a"
                            + " 'request_option', or use {{ stream_partition }} in the requester");
        }
    }

    private static boolean sends(ManifestComponent router) {
        return router.given("request_option")
                || router.components("parent_stream_configs").stream()
                        .anyMatch(parent -> parent.given("request_option")
                                || parent.given("lazy_read_pointer")
                                || parent.given("extra_fields"))
                || router.components("partition_routers").stream().anyMatch(PartitionsNotRequested::sends)
                || router.components("underlying_partition_router").stream().anyMatch(PartitionsNotRequested::sends);
    }
}

package dev.cairn.manifest.rule;

import dev.cairn.documents.Node.ArrayNode;
import java.util.stream.Stream;

/** Rules for partition routers. */
final class PartitionRules {

    private PartitionRules() {}

    /** A router inside of another one has no request options of its own. */
    static void combinedRequestOptions(ManifestComponent router, RuleReport report) {
        String field = router.is("GroupingPartitionRouter") ? "underlying_partition_router" : "partition_routers";
        for (ManifestComponent inner : router.components(field)) {
            if (inner.is("ListPartitionRouter")) {
                refuse(router, inner, report);
            } else if (inner.is("SubstreamPartitionRouter")) {
                inner.components("parent_stream_configs").forEach(parent -> refuse(router, parent, report));
            }
        }
    }

    private static void refuse(ManifestComponent router, ManifestComponent holder, RuleReport report) {
        if (holder.given("request_option")) {
            report.add(
                    holder.placeOf("request_option"),
                    "'request_option' cannot be used inside of a " + router.type()
                            + "; use {{ stream_partition[…] }} in the requester instead");
        }
    }

    /** A group of partitions has at least one. */
    static void groupSize(ManifestComponent router, RuleReport report) {
        Long size = router.number("group_size");
        if (size != null && size < 1) {
            report.add(router.placeOf("group_size"), "'group_size' must be at least 1, found " + size);
        }
    }

    /** A {@code SubstreamPartitionRouter} has at least one parent stream. */
    static void noParentStreams(ManifestComponent router, RuleReport report) {
        if (!router.given("parent_stream_configs")) {
            report.add(
                    router.placeOf("parent_stream_configs"),
                    "'parent_stream_configs' is empty; a SubstreamPartitionRouter needs at least one parent stream");
        }
    }

    /** The routers of a union use the same partition field. */
    static void unionPartitionField(ManifestComponent union, RuleReport report) {
        for (ManifestComponent router : union.components("partition_routers")) {
            switch (router.type()) {
                case "ListPartitionRouter" -> compare(union, router, "cursor_field", report);
                case "UnionPartitionRouter" -> compare(union, router, "partition_field", report);
                case "SubstreamPartitionRouter" ->
                    router.components("parent_stream_configs")
                            .forEach(parent -> compare(union, parent, "partition_field", report));
                default -> {} // what a custom router yields is not known
            }
        }
    }

    private static void compare(ManifestComponent union, ManifestComponent holder, String field, RuleReport report) {
        String expected = union.text("partition_field");
        String found = holder.text(field);
        if (expected != null && found != null && !Texts.isTemplate(expected + found) && !expected.equals(found)) {
            report.add(
                    holder.placeOf(field),
                    "'" + field + "' is '" + found + "', but the UnionPartitionRouter's 'partition_field' is '"
                            + expected + "'; all its routers must yield that");
        }
    }

    /** Requests depend on the partition; otherwise each partition gives the same records. */
    static void partitionsNotRequested(ManifestComponent retriever, RuleReport report) {
        if (!retriever.given("partition_router") || Paging.isCustom(retriever.node())) {
            return;
        }
        boolean asked = Stream.of("requester", "record_selector", "paginator")
                .anyMatch(field -> Texts.any(retriever.get(field), text -> text.contains("stream_")));
        if (!asked && retriever.components("partition_router").stream().noneMatch(PartitionRules::sends)) {
            report.add(
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
                || router.components("partition_routers").stream().anyMatch(PartitionRules::sends)
                || router.components("underlying_partition_router").stream().anyMatch(PartitionRules::sends);
    }

    /** A parent is read incrementally where the child's state can hold the parent's, and the parent has one. */
    static void incrementalDependency(ManifestComponent stream, RuleReport report) {
        boolean several = stream.component("retriever")
                .filter(retriever -> retriever.get("partition_router") instanceof ArrayNode)
                .isPresent();
        for (ManifestComponent link : Routers.parentConfigs(stream)) {
            if (!link.flag("incremental_dependency")) {
                continue;
            }
            ManifestComponent parent = link.component("stream").orElse(null);
            String name = stream.text("name");
            if (!stream.given("incremental_sync")) {
                say(
                        link,
                        "the stream '" + name + "' has no 'incremental_sync', whose state would hold the parent's",
                        report);
            } else if (several) {
                say(
                        link,
                        "the state of the stream '" + name
                                + "', which has a list of routers, does not hold the parent's",
                        report);
            } else if (parent != null && parent.is("DeclarativeStream") && !parent.given("incremental_sync")) {
                say(link, "the parent stream '" + parent.text("name") + "' has no 'incremental_sync'", report);
            }
        }
    }

    private static void say(ManifestComponent link, String reason, RuleReport report) {
        report.add(
                link.placeOf("incremental_dependency"),
                "'incremental_dependency' has no effect, all of the parent is read in every sync: " + reason);
    }
}

package dev.cairn.manifest.checkpoint;

import dev.cairn.checkpoint.KillCost;
import dev.cairn.checkpoint.KillCost.Again;
import dev.cairn.checkpoint.KillCost.Naming;
import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.manifest.SliceBounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What can be known of a stream's checkpoints before it is read. */
final class CheckpointRules {

    private static final String LIST = "ListPartitionRouter";
    private static final String SUBSTREAM = "SubstreamPartitionRouter";

    private final ObjectNode stream;
    private final @Nullable Node retriever;
    private final @Nullable Node cursor;
    private final List<Node> routers = new ArrayList<>();

    CheckpointRules(ObjectNode stream) {
        this.stream = stream;
        this.retriever = component("retriever");
        this.cursor = component("incremental_sync");
        addRouters(retriever, "partition_router");
    }

    private @Nullable Node component(String field) {
        Node value = stream.get(field);
        return value == null || value.isNull() ? null : value;
    }

    private void addRouters(@Nullable Node in, String field) {
        Node value = in == null ? null : in.get(field);
        for (Node router : value == null ? List.<Node>of() : value.itemOrItems()) {
            routers.add(router);
            addRouters(router, "underlying_partition_router");
            addRouters(router, "partition_routers");
        }
    }

    StreamCheckpoint checkpoint() {
        Finding finding = cursor == null ? withoutCursor() : withCursor(cursor);
        String name = Objects.requireNonNullElse(stream.text("name"), "");
        return new StreamCheckpoint(name, stream.place(), finding.kind(), finding.explanation(), costs(finding));
    }

    /** What there is to say, but for costs. */
    private record Finding(CheckpointKind kind, String explanation) {}

    private List<KillCost> costs(Finding finding) {
        Again again = again(finding.kind());
        if (routers.isEmpty()) {
            return KillCost.withoutPartitions(again);
        }
        Naming naming = areNamedInShort() ? Naming.SHORT : Naming.HASHES;
        Again shared = cursor != null && isGiven(cursor.get("step")) ? Again.PARTITION : again;
        return cursor == null || finding.kind() == CheckpointKind.PARTITIONS
                ? KillCost.ofPartitions(naming, shared)
                : KillCost.ofCursors(
                        Objects.requireNonNullElse(cursor.text("cursor_field"), ""), again, naming, shared);
    }

    private Again again(CheckpointKind kind) {
        if (is(retriever, "AsyncRetriever")) {
            return Again.RESULT;
        }
        return kind == CheckpointKind.NONE
                        || (kind == CheckpointKind.PARTITIONS
                                && !obstacleToPosition().isEmpty())
                ? Again.SLICE
                : Again.PAGES;
    }

    /** Returns true if states count partitions or say where their parents stand, and need not name each. */
    private boolean areNamedInShort() {
        Node first = routers.get(0);
        if (is(first, "GroupingPartitionRouter") && routers.size() > 1) {
            Node each = routers.get(1);
            return is(each, LIST) || (is(each, SUBSTREAM) && isFalse(first, "deduplicate"));
        }
        return is(first, LIST) || (is(first, SUBSTREAM) && routers.size() == 1);
    }

    private static boolean isFalse(Node component, String field) {
        Node value = component.get(field);
        return value != null && value.is(false);
    }

    private Finding partitions() {
        String obstacle = obstacleToPosition();
        return new Finding(
                CheckpointKind.PARTITIONS,
                obstacle.isEmpty()
                        ? "which were read, and how far each open one is"
                        : "which were read; an open one is read again: " + obstacle);
    }

    private Finding withoutCursor() {
        if (!routers.isEmpty()) {
            return partitions();
        }
        String obstacle = obstacleToPosition();
        if (!obstacle.isEmpty()) {
            return new Finding(CheckpointKind.NONE, obstacle);
        }
        return is(retriever, "AsyncRetriever")
                ? new Finding(CheckpointKind.RESULTS, "as long as the API has the job")
                : new Finding(CheckpointKind.POSITION, "of the pagination, where its tokens hold no secret");
    }

    /** Why a state cannot say where the pagination of a slice stands; empty if it can. */
    private String obstacleToPosition() {
        if (retriever == null || is(retriever, "CustomRetriever")) {
            return "a CustomRetriever reads pages of which nothing is known"
                    + (cursor == null ? ", and the stream has no cursor" : "");
        }
        if (cursor != null && !SliceBounds.startIsAsked(cursor, retriever)) {
            return "no request says where its slice begins (start_time_option)";
        }
        if (is(retriever, "AsyncRetriever")) {
            return "";
        }
        Node reset = retriever.get("pagination_reset");
        if (!hasPages()) {
            return "there is one page only, since the retriever has no paginator";
        }
        return reset == null || reset.get("limits") == null
                ? ""
                : "'pagination_reset' counts the records of a slice from its first page on (limits)";
    }

    private Finding withCursor(Node cursor) {
        if (routers.stream().anyMatch(router -> is(router, "GroupingPartitionRouter"))
                || (!routers.isEmpty() && flag(cursor, "global_substream_cursor"))) {
            return partitions();
        }
        if (!hasPages() && !is(retriever, "CustomRetriever")) {
            return new Finding(CheckpointKind.NONE, "a slice has one page only, since the retriever has no paginator");
        }
        String obstacle = obstacleToPosition();
        String otherwise = obstacle.isEmpty()
                ? "; else where the pagination stands"
                : "; where the pagination stands is not kept, since " + obstacle;
        if (SliceBounds.endIsAsked(cursor, retriever)) {
            return new Finding(CheckpointKind.TWO_INTERVALS, "as long as records ascend, or descend" + otherwise);
        }
        String descending = descending(cursor);
        if (descending.isEmpty()) {
            return new Finding(CheckpointKind.ONE_INTERVAL, "as long as records ascend" + otherwise);
        }
        return obstacle.isEmpty()
                ? new Finding(CheckpointKind.POSITION, "of the pagination, beside the state, since " + descending)
                : new Finding(
                        CheckpointKind.NONE,
                        descending + ", and no request says where its slice ends (end_time_option)" + otherwise);
    }

    /** How it is known that records come in descending order; empty if it is not. */
    private String descending(Node cursor) {
        if (flag(cursor, "is_data_feed")) {
            return "a data feed comes in descending order (is_data_feed)";
        }
        Node requester = retriever == null ? null : retriever.get("requester");
        Node parameters = requester == null ? null : requester.get("request_parameters");
        Map<String, Node.Member> members = parameters == null ? Map.of() : parameters.members();
        return members.entrySet().stream()
                .filter(parameter -> String.valueOf(parameter.getValue().value().text())
                        .toLowerCase(Locale.ROOT)
                        .matches("desc|descending"))
                .map(parameter -> "the request asks for descending order ('" + parameter.getKey() + "')")
                .findFirst()
                .orElse("");
    }

    /** Whether a slice may have more than one page. */
    private boolean hasPages() {
        String field = is(retriever, "AsyncRetriever") ? "download_paginator" : "paginator";
        Node paginator = retriever == null ? null : retriever.get(field);
        return paginator != null && paginator.isObject() && !is(paginator, "NoPagination");
    }

    private static boolean is(@Nullable Node component, String type) {
        return component != null && type.equals(component.text("type"));
    }

    private static boolean isGiven(@Nullable Node value) {
        return value != null && !value.isNull();
    }

    private static boolean flag(Node component, String field) {
        Node value = component.get(field);
        return value != null && value.is(true);
    }
}

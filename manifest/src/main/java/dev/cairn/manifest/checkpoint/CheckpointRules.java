package dev.cairn.manifest.checkpoint;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What can be known of a stream's checkpoints before it is read. */
final class CheckpointRules {

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
        String name = Objects.requireNonNullElse(stream.text("name"), "");
        String obstacle = obstacle();
        return obstacle.isEmpty()
                ? new StreamCheckpoint(
                        name,
                        stream.place(),
                        CheckpointKind.ONE_INTERVAL,
                        "up to a value of '" + (cursor == null ? "" : cursor.text("cursor_field"))
                                + "', as long as records come in ascending order")
                : new StreamCheckpoint(name, stream.place(), CheckpointKind.NONE, obstacle);
    }

    /** Why there is no checkpoint inside of slices; empty if there is one. */
    private String obstacle() {
        if (cursor == null) {
            return "the stream has no cursor";
        }
        if (retriever == null || is(retriever, "CustomRetriever")) {
            return "";
        }
        if (!hasPages()) {
            return "a slice has one page only, since the retriever has no paginator";
        }
        if (flag(cursor, "is_data_feed")) {
            return "a data feed comes in descending order (is_data_feed), and only ascending order vouches for what was read";
        }
        if (routers.stream().anyMatch(router -> is(router, "GroupingPartitionRouter"))) {
            return "a GroupingPartitionRouter has one cursor for all partitions, which moves when all are done";
        }
        if (!routers.isEmpty() && flag(cursor, "global_substream_cursor")) {
            return "'global_substream_cursor' has one cursor for all partitions, which moves when all are done";
        }
        String descending = descendingBy();
        return descending.isEmpty()
                ? ""
                : "the request asks for descending order ('" + descending
                        + "'), and only ascending order vouches for what was read";
    }

    /** Whether a slice may have more than one page. */
    private boolean hasPages() {
        String field = is(retriever, "AsyncRetriever") ? "download_paginator" : "paginator";
        Node paginator = retriever == null ? null : retriever.get(field);
        return paginator != null && paginator.isObject() && !is(paginator, "NoPagination");
    }

    /** The parameter by which requests ask for the newest records first; empty where none does. */
    private String descendingBy() {
        Node requester = retriever == null ? null : retriever.get("requester");
        Node parameters = requester == null ? null : requester.get("request_parameters");
        Map<String, Node.Member> members = parameters == null ? Map.of() : parameters.members();
        return members.entrySet().stream()
                .filter(parameter -> isDescending(parameter.getValue().value()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    private static boolean isDescending(Node value) {
        return String.valueOf(value.text()).toLowerCase(Locale.ROOT).matches("desc|descending");
    }

    private static boolean is(@Nullable Node component, String type) {
        return component != null && type.equals(component.text("type"));
    }

    private static boolean flag(Node component, String field) {
        Node value = component.get(field);
        return value != null && value.is(true);
    }
}

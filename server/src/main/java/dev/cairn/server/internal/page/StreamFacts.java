package dev.cairn.server.internal.page;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.manifest.checkpoint.StreamCheckpoint;
import dev.cairn.runtime.Connector;
import dev.cairn.workbench.reading.model.DoneEvent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a manifest says of a stream; nothing of one that is generated. */
record StreamFacts(Connector connector, String stream) {

    /** Adds the schema, the key and the checkpoint to the end of a read; each is null where there is none. */
    DoneEvent.Builder told(DoneEvent.Builder end) {
        return end.declared(plain(component("schema_loader").get("schema"))) // null where it is loaded from elsewhere
                .key(plain(definition().get("primary_key")))
                .checkpoint(checkpoint());
    }

    /** What a state can say of a slice that is being read. */
    private @Nullable String checkpoint() {
        return StreamCheckpoint.all(connector.resolved()).stream()
                .filter(checkpoint -> checkpoint.stream().equals(stream))
                .map(checkpoint -> checkpoint.kind().words() + ", " + checkpoint.explanationAndCosts())
                .findFirst()
                .orElse(null);
    }

    /** The field of the cursor by the stream's name; empty where there is none, or a template says it. */
    Map<String, String> cursorField() {
        String field = component("incremental_sync").text("cursor_field");
        return field == null || field.contains("{") ? Map.of() : Map.of(stream, field);
    }

    private Node component(String field) {
        Node component = definition().get(field);
        return component == null ? nothing() : component;
    }

    private Node definition() {
        for (Node one : connector.resolved().items("streams")) {
            if (stream.equals(one.text("name"))) {
                return one;
            }
        }
        return nothing();
    }

    private Node nothing() {
        return new ObjectNode(connector.resolved().place(), Map.of());
    }

    private static @Nullable Object plain(@Nullable Node node) {
        return node == null ? null : node.toPlain();
    }
}

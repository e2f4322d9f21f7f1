package dev.cairn.runtime.config;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the states of streams. */
final class StreamStates {

    private final Map<StreamDescriptor, Map<String, @Nullable Object>> states = new LinkedHashMap<>();

    /** Adds {@code {stream_descriptor, stream_state}}; of two states of a stream the later counts. */
    void add(@Nullable Node node) {
        if (node instanceof ObjectNode state && state.get("stream_descriptor") instanceof ObjectNode descriptor) {
            states.put(descriptor(descriptor), CatalogReader.plainMembers(state.get("stream_state")));
        }
    }

    InputState toInputState() {
        return new InputState(states);
    }

    static StreamDescriptor descriptor(ObjectNode object) {
        return new StreamDescriptor(String.valueOf(object.text("name")), object.text("namespace"));
    }
}

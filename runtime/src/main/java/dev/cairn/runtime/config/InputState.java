package dev.cairn.runtime.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The states of earlier syncs, by stream.
 *
 * @param streams each stream's state as it was emitted; plain JSON values
 */
public record InputState(Map<StreamDescriptor, Map<String, @Nullable Object>> streams) {

    /** No earlier sync. */
    public static final InputState EMPTY = new InputState(Map.of());

    public InputState {
        streams = Collections.unmodifiableMap(new LinkedHashMap<>(streams));
    }

    /** A stream's state; empty where it has none. */
    public Map<String, @Nullable Object> of(StreamDescriptor stream) {
        return streams.getOrDefault(stream, Map.of());
    }

    /** The state of a stream without a namespace; empty where it has none. */
    public Map<String, @Nullable Object> of(String name) {
        return of(StreamDescriptor.of(name));
    }

    /** As a state file has it: a list of messages, one for each stream; plain JSON values. */
    public List<Map<String, @Nullable Object>> toJson() {
        List<Map<String, @Nullable Object>> messages = new ArrayList<>();
        streams.forEach((stream, state) -> {
            Map<String, @Nullable Object> ofStream = new LinkedHashMap<>();
            ofStream.put("stream_descriptor", stream.toJson());
            ofStream.put("stream_state", state);
            Map<String, @Nullable Object> message = new LinkedHashMap<>();
            message.put("type", "STREAM");
            message.put("stream", ofStream);
            messages.add(message);
        });
        return messages;
    }
}

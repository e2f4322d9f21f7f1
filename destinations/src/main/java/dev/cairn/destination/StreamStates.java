package dev.cairn.destination;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** States in the form in which {@code read} takes them, and {@link dev.cairn.runtime.config.StateReader} reads them. */
public final class StreamStates {

    private StreamStates() {}

    /** A state message of the protocol for each stream that has a state, as plain JSON values. */
    public static List<Map<String, @Nullable Object>> of(List<KeptStream> streams) {
        List<Map<String, @Nullable Object>> messages = new ArrayList<>();
        for (KeptStream kept : streams) {
            Map<String, @Nullable Object> state = kept.progress().state();
            if (state != null) {
                Map<String, @Nullable Object> stream = new LinkedHashMap<>();
                stream.put("stream_descriptor", kept.stream().toJson());
                stream.put("stream_state", state);
                Map<String, @Nullable Object> message = new LinkedHashMap<>();
                message.put("type", "STREAM");
                message.put("stream", stream);
                messages.add(message);
            }
        }
        return messages;
    }
}

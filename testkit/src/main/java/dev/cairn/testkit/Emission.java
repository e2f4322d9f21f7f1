package dev.cairn.testkit;

import dev.cairn.json.Json;
import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.protocol.MessageSink;
import dev.cairn.runtime.protocol.RecordLines;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Something that leaves the sync of one stream, behind which the sync may be stopped. */
public sealed interface Emission {

    /** A record; plain JSON values. */
    record RecordData(Map<String, @Nullable Object> data) implements Emission {}

    /** A state of the stream; plain JSON values. */
    record State(Map<String, @Nullable Object> state) implements Emission {}

    /** Anything else. */
    record Other() implements Emission {}

    /**
     * Adds what a connector gives, in order.
     *
     * @param emissions grows while the connector runs
     */
    static MessageSink into(List<? super Emission> emissions) {
        return message -> {
            if (message instanceof RecordLines records) {
                for (int i = 0; i < records.size(); i++) {
                    emissions.add(new RecordData(object(records.copyOfData(i))));
                }
                return 0;
            }
            if (message instanceof Message.State state) {
                emissions.add(new State(state.state()));
                return state.lineBytes();
            }
            emissions.add(new Other());
            return 0;
        };
    }

    @SuppressWarnings("unchecked") // records are objects
    private static Map<String, @Nullable Object> object(byte[] data) throws IOException {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(Json.parse(data));
    }
}

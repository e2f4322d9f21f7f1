package dev.cairn.runtime.internal.split;

import dev.cairn.json.JsonFields;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.config.StreamDescriptor;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a coordinator goes on from. Immutable. */
public final class CoordinatorSnapshot {

    static final long VERSION = 1;

    private final Instant asOf;
    private final Map<StreamDescriptor, StreamSnapshot> streams = new LinkedHashMap<>();

    private CoordinatorSnapshot(Instant asOf) {
        this.asOf = asOf;
    }

    /**
     * Reads a snapshot.
     *
     * @throws IllegalArgumentException if it is none, or one of another version
     */
    public static CoordinatorSnapshot of(Map<String, ?> json) {
        JsonFields from = new JsonFields("A snapshot", json);
        if (from.number("version") != VERSION) {
            throw new IllegalArgumentException(
                    "A snapshot has version " + from.number("version") + "; expected " + VERSION + ".");
        }
        try {
            CoordinatorSnapshot snapshot = new CoordinatorSnapshot(Instant.parse(from.text("as_of")));
            for (Map<String, @Nullable Object> item : from.objects("streams")) {
                JsonFields stream = new JsonFields("A snapshot", item);
                snapshot.streams.put(StreamDescriptor.fromJson(stream.object("stream")), StreamSnapshot.of(stream));
            }
            return snapshot;
        } catch (DateTimeException | ClassCastException e) {
            throw new IllegalArgumentException("A snapshot cannot be read: " + e.getMessage(), e);
        }
    }

    /** Up to when windows reach. */
    public Instant asOf() {
        return asOf;
    }

    /** What the streams have gone on from. */
    public InputState state() {
        Map<StreamDescriptor, Map<String, @Nullable Object>> states = new LinkedHashMap<>();
        streams.forEach((name, stream) -> states.put(StreamDescriptor.of(name.name()), stream.state()));
        return new InputState(states);
    }

    /** What parents go on from, by the streams whose partitions they are. */
    public Map<StreamDescriptor, Map<String, @Nullable Object>> parentStates() {
        Map<StreamDescriptor, Map<String, @Nullable Object>> states = new LinkedHashMap<>();
        streams.forEach((name, stream) -> {
            if (stream.parentState() != null) {
                states.put(StreamDescriptor.of(name.name()), stream.parentState());
            }
        });
        return states;
    }

    @Nullable
    StreamSnapshot of(StreamDescriptor stream) {
        return streams.get(stream);
    }
}

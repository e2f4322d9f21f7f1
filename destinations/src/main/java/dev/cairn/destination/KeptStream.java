package dev.cairn.destination;

import dev.cairn.runtime.config.StreamDescriptor;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a destination keeps of a stream besides its rows. Immutable. No two have the same table.
 *
 * @param sync the sync that it is a stream of; null for one that was synced last when syncs had no names
 * @param table where its rows are
 * @param progress how far it has come
 */
public record KeptStream(StreamDescriptor stream, @Nullable SyncIdentity sync, KeptTable table, KeptProgress progress) {

    /** All of it as plain JSON values, for a destination to write. */
    public Map<String, @Nullable Object> toJson() {
        return KeptJson.write(this);
    }

    /**
     * What {@link #toJson} gave, once its JSON was read again.
     *
     * @throws IllegalArgumentException if it names a type or a mode that does not exist
     */
    public static KeptStream fromJson(Map<?, ?> json) {
        return KeptJson.read(json);
    }

    /**
     * The last committed state as a state message of the protocol, in plain JSON values, which
     * {@link dev.cairn.runtime.config.StateReader} reads; null where there is no state.
     */
    public @Nullable Map<String, @Nullable Object> stateMessage() {
        if (progress.state() == null) {
            return null;
        }
        Map<String, @Nullable Object> state = new LinkedHashMap<>();
        state.put("stream_descriptor", stream.toJson());
        state.put("stream_state", progress.state());
        Map<String, @Nullable Object> message = new LinkedHashMap<>();
        message.put("type", "STREAM");
        message.put("stream", state);
        return message;
    }

    /** This stream with other progress. */
    public KeptStream with(KeptProgress other) {
        return new KeptStream(stream, sync, table, other);
    }

    /** This stream as one of another sync. */
    public KeptStream of(SyncIdentity other) {
        return new KeptStream(stream, other, table, progress);
    }

    /**
     * This stream with a state that was set by hand; null for none. What the next sync reads takes the place of the rows that
     * are there, whatever their positions.
     */
    public KeptStream resumingFrom(@Nullable Map<String, @Nullable Object> state) {
        return new KeptStream(stream, sync, table.reset(), progress.withState(state));
    }
}

package dev.cairn.destinations;

import dev.cairn.runtime.config.StreamDescriptor;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a destination keeps of a stream besides its rows. Immutable. No two have the same table.
 *
 * @param sync the sync that it is a stream of; null for one that was synced last when syncs had no names
 * @param table where its rows are
 * @param progress how far it has come
 * @param refresh how far a full refresh is that is to take the place of the table's rows; null where none has begun
 * @param missingSince when a sync first found that its connector has no such stream any more; null where it has
 */
public record KeptStream(
        StreamDescriptor stream,
        @Nullable SyncIdentity sync,
        KeptTable table,
        KeptProgress progress,
        @Nullable KeptRefresh refresh,
        @Nullable Instant missingSince) {

    /** A stream of which no full refresh has begun. */
    public KeptStream(StreamDescriptor stream, @Nullable SyncIdentity sync, KeptTable table, KeptProgress progress) {
        this(stream, sync, table, progress, null, null);
    }

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
        return new KeptStream(stream, sync, table, other, refresh, missingSince);
    }

    /** This stream with a full refresh that has begun; null for none. */
    public KeptStream withRefresh(@Nullable KeptRefresh other) {
        return new KeptStream(stream, sync, table, progress, other, missingSince);
    }

    /** This stream as one that its connector does not have any more since then; null for one that it has. */
    public KeptStream missing(@Nullable Instant since) {
        return new KeptStream(stream, sync, table, progress, refresh, since);
    }

    /** This stream under another name, with its rows in a table that was renamed. A full refresh that has begun is given up. */
    public KeptStream renamed(String name, String newTable) {
        StreamDescriptor renamed = new StreamDescriptor(name, stream.namespace());
        return new KeptStream(renamed, sync, table.renamed(newTable), progress);
    }

    /** This stream as one of another sync. A full refresh of it goes on only if that reads the same. */
    public KeptStream of(SyncIdentity other) {
        boolean goesOn = sync != null && sync.readsAsDoes(other);
        return new KeptStream(stream, other, table, progress, goesOn ? refresh : null, missingSince);
    }

    /**
     * This stream with a state that was set by hand; null for none. What the next sync reads takes the place of the rows that
     * are there, whatever their positions. A full refresh that has begun is given up.
     */
    public KeptStream resumingFrom(@Nullable Map<String, @Nullable Object> state) {
        return new KeptStream(
                stream, sync, table.reset(), progress.withState(state).withDoubts(Map.of()));
    }
}

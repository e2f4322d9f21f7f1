package dev.cairn.destination.sync;

import dev.cairn.destination.DestinationException;
import dev.cairn.destination.KeptStream;
import dev.cairn.destination.SyncIdentity;
import dev.cairn.destination.WriteMode;
import dev.cairn.runtime.config.ConfiguredStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a stream goes on from.
 *
 * @param sync whose stream it is
 * @param table its table, which may be new
 * @param before what is kept of it; null if nothing is
 * @param change what becomes of its state and of its rows' positions
 * @param notes what people should know of it
 */
record Resumption(
        StreamChoice choice,
        SyncIdentity sync,
        String table,
        @Nullable KeptStream before,
        OrderChange change,
        List<String> notes) {

    Resumption {
        notes = List.copyOf(notes);
    }

    /** @throws DestinationException if the stream's table is another sync's */
    static Resumption of(StreamChoice choice, OwnStreams own) throws DestinationException {
        KeptStream before = own.kept(choice.configured().stream());
        List<String> notes = new ArrayList<>();
        String wanted = own.wantedTable(choice.configured().stream());
        String table = before == null
                ? own.newTable(choice.configured().stream())
                : before.table().name();
        if (!table.equals(wanted)) {
            notes.add("stream " + wanted + " is table " + table);
        }
        OrderChange change = before == null || choice.mode() == WriteMode.OVERWRITE
                ? OrderChange.NONE
                : OrderChange.between(before, choice.order());
        if (before != null) {
            change.note(before, choice).ifPresent(notes::add);
        }
        return new Resumption(choice, own.identity(), table, before, change, notes);
    }

    ConfiguredStream configured() {
        return choice.configured();
    }

    /** Whether the positions of the rows that are there are of another cursor, or count no more. */
    boolean forgetsPositions() {
        return change != OrderChange.NONE;
    }

    /** The state to go on from; null for the beginning. */
    @Nullable
    Map<String, @Nullable Object> state() {
        return before == null || change == OrderChange.DROPS_STATE
                ? null
                : before.progress().state();
    }
}

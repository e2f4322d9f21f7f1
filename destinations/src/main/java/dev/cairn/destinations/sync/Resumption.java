package dev.cairn.destinations.sync;

import dev.cairn.checkpoint.FinalStateCursor;
import dev.cairn.destinations.Column;
import dev.cairn.destinations.DestinationException;
import dev.cairn.destinations.DestinationWriter;
import dev.cairn.destinations.KeptProgress;
import dev.cairn.destinations.KeptRefresh;
import dev.cairn.destinations.KeptStream;
import dev.cairn.destinations.KeptTable;
import dev.cairn.destinations.SyncIdentity;
import dev.cairn.destinations.WriteMode;
import dev.cairn.destinations.internal.guard.KeyChange;
import dev.cairn.runtime.config.ConfiguredStream;
import dev.cairn.runtime.config.CursorOrder;
import dev.cairn.runtime.config.SyncMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a stream goes on from.
 *
 * @param sync whose stream it is
 * @param table its table, which may be new
 * @param before what is kept of it; null if nothing is
 * @param change what becomes of its state and of its rows' positions
 * @param notes what the report tells of it
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
            if (before.refresh() != null) {
                whyGivenUp(choice, before, own.identity())
                        .ifPresent(why -> notes.add("a full refresh that had begun was given up, since " + why));
            }
        }
        return new Resumption(choice, own.identity(), table, before, change, notes);
    }

    private static Optional<String> whyGivenUp(StreamChoice choice, KeptStream before, SyncIdentity now) {
        if (choice.mode() != WriteMode.OVERWRITE) {
            return Optional.of("the stream is not overwritten any more");
        }
        if (!choice.goesOn()) {
            return Optional.of("the stream has no checkpoints any more");
        }
        return before.of(now).refresh() == null
                ? Optional.of("the manifest or the configuration is another one now")
                : Optional.empty();
    }

    /** The change of the primary key that keeps rows from being added to those that are there; empty where there is none. */
    Optional<KeyChange> keyChange() {
        return before == null || choice.mode() == WriteMode.OVERWRITE || choice.isAppendedByWish()
                ? Optional.empty()
                : KeyChange.between(before.table(), choice.key());
    }

    /** The full refresh that goes on; null where none has begun that does. */
    private @Nullable KeptRefresh refresh() {
        return before != null && choice.keepsWhatWaits() ? before.of(sync).refresh() : null;
    }

    ConfiguredStream configured() {
        return choice.configured();
    }

    /** Whether the positions of the rows that are there are of another cursor, or count no more. */
    boolean forgetsPositions() {
        return change != OrderChange.NONE;
    }

    /** The state of the table's rows; null where they have none that counts. */
    @Nullable
    Map<String, @Nullable Object> state() {
        return before == null || change == OrderChange.DROPS_STATE
                ? null
                : before.progress().state();
    }

    /** The state from which a stream is to be read whose rows are added or merged; null for the beginning. */
    @Nullable
    Map<String, @Nullable Object> from() {
        Map<String, @Nullable Object> from = state();
        boolean counts = choice.configured().syncMode() == SyncMode.INCREMENTAL || choice.goesOn();
        return counts && from != null && !from.containsKey(FinalStateCursor.NO_CURSOR) ? from : null;
    }

    /** What is kept of it, with the rows that its table has by now; the columns are empty if there is to be a new table. */
    KeptStream kept(DestinationWriter writer) throws DestinationException {
        KeptProgress progress = before == null ? KeptProgress.NONE : before.progress();
        List<Column> columns = before == null ? List.of() : before.table().columns();
        if (before != null && !columns.isEmpty()) {
            long rows = writer.count(before);
            if (rows >= 0) {
                progress = progress.withRows(rows);
            } else if (state() == null) {
                columns = List.of(); // all of it is read again
                progress = progress.withRows(0);
            }
        }
        CursorOrder order = before == null ? KeptTable.NO_ORDER : before.table().order();
        List<String> key = before == null ? choice.uniqueBy() : before.table().key();
        return new KeptStream(
                choice.configured().stream(),
                sync,
                new KeptTable(table, choice.mode(), columns, order, key),
                progress,
                refresh(),
                null);
    }
}

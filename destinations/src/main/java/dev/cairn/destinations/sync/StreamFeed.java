package dev.cairn.destinations.sync;

import dev.cairn.destinations.Column;
import dev.cairn.destinations.CursorDoubt;
import dev.cairn.destinations.DestinationException;
import dev.cairn.destinations.DestinationWriter;
import dev.cairn.destinations.KeptProgress;
import dev.cairn.destinations.KeptRefresh;
import dev.cairn.destinations.KeptStream;
import dev.cairn.destinations.KeptTable;
import dev.cairn.destinations.TableException;
import dev.cairn.destinations.TablePlan;
import dev.cairn.destinations.TableWriter;
import dev.cairn.destinations.TakenRows;
import dev.cairn.destinations.WriteMode;
import dev.cairn.destinations.internal.guard.CommittedStream;
import dev.cairn.destinations.internal.guard.CursorDoubts;
import dev.cairn.destinations.internal.guard.KeyChange;
import dev.cairn.destinations.internal.guard.ShrinkLimit;
import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.protocol.RecordLines;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is written of one stream. Belongs to the thread that writes. */
final class StreamFeed {

    private final Resumption resumption;
    private final StreamChoice choice;
    private final RowAppender rows;
    private final DestinationWriter writer;
    private final List<Column> columnsBefore;
    private final ShrinkLimit shrink;
    private final Clock clock;
    private KeptStream kept;
    private @Nullable TableWriter table;
    private @Nullable String failure;
    private final RefreshProgress refresh;
    /** Whether rows that are to be taken as a whole may wait for a later sync. */
    private boolean keepsWhatWaits;

    private final List<String> notes = new ArrayList<>();
    private final RowCounts counts = new RowCounts();
    private final PendingState state = new PendingState(counts);
    private final CursorDoubts doubts;
    private boolean dirty;

    /** What is to be written of a stream. Nothing is done yet. */
    StreamFeed(Resumption resumption, DestinationWriter writer, SchemaChanges changes, ShrinkLimit shrink, Clock clock)
            throws DestinationException {
        this.resumption = resumption;
        this.choice = resumption.choice();
        this.doubts = new CursorDoubts(choice.configured().name(), choice.cursor());
        this.writer = writer;
        this.shrink = shrink;
        this.clock = clock;
        this.kept = resumption.kept(writer);
        this.columnsBefore = kept.table().columns();
        this.refresh = new RefreshProgress(clock);
        this.keepsWhatWaits = choice.keepsWhatWaits();
        KeptRefresh begun = kept.refresh();
        this.rows = new RowAppender(
                choice,
                columnsBefore,
                begun == null ? columnsBefore : begun.columns(),
                writer,
                changes,
                counts,
                this::columnsChanged);
        this.state.startFrom(kept.progress().state());
    }

    /** Makes the table, or changes it. */
    void begin() throws DestinationException {
        refuseOtherKey();
        rows.refuseChanges();
        KeptRefresh begun = kept.refresh();
        TablePlan plan = new TablePlan(
                kept.table().name(),
                choice.mode(),
                choice.key(),
                begun == null ? rows.columns() : begun.columns(),
                resumption.forgetsPositions(),
                begun == null ? 0 : begun.rows());
        table = writer.open(plan, columnsBefore);
        if (begun != null) {
            goOn(begun);
        }
        if (choice.mode() != WriteMode.OVERWRITE) {
            kept = with(kept.progress().withState(resumption.state()));
            state.startFrom(resumption.state());
        }
        dirty = !kept.equals(resumption.before());
    }

    private void refuseOtherKey() throws TableException {
        Optional<KeyChange> change = kept.progress().rows() > 0 ? resumption.keyChange() : Optional.empty();
        if (change.isPresent()) {
            throw change.get().refusal(kept.stream(), kept.table().name());
        }
    }

    private void goOn(KeptRefresh begun) throws DestinationException {
        if (table().waiting() == begun.rows()) {
            counts.resumed(begun.rows());
            state.startFrom(begun.state());
            refresh.resumed(begun);
        } else {
            kept = kept.withRefresh(null);
            notes.add("its full refresh began anew, since rows that had come are not there any more");
        }
        if (!rows.columns().equals(begun.columns())) {
            table().change(rows.columns());
        }
    }

    private TableWriter table() {
        return Objects.requireNonNull(table, "the table is not ready");
    }

    StreamChoice choice() {
        return choice;
    }

    /** The state from which the stream is to be read; null for the beginning. */
    @Nullable
    Map<String, @Nullable Object> from() {
        KeptRefresh begun = kept.refresh();
        return choice.mode() == WriteMode.OVERWRITE ? (begun == null ? null : begun.state()) : resumption.from();
    }

    void records(RecordLines records) throws DestinationException {
        rows.append(records, table());
        doubts.look(records);
    }

    private void columnsChanged() {
        if (choice.mode() != WriteMode.OVERWRITE) {
            kept = with(kept.progress());
            dirty = true;
        }
    }

    /** The last rows do not count: no state vouches for them, and they are not committed. */
    void withdrawn(long records) throws DestinationException {
        table().withdraw(records);
        counts.withdrawn(records);
    }

    /**
     * Rows come again that came in earlier syncs.
     *
     * @param all whether all of them do
     */
    void begunAnew(boolean all) throws DestinationException {
        if (kept.refresh() == null) {
            return; // none of them waits
        }
        kept = kept.withRefresh(null);
        dirty = true;
        if (!all) {
            throw new TableException(
                    "The full refresh of stream " + kept.stream() + " cannot go on where it was, and some of"
                            + " its rows would be there twice. The next sync begins it anew.");
        }
        notes.add("its full refresh began anew, since it could not go on where it was");
        withdrawn(counts.waiting());
        refresh.begunAnew();
    }

    /** A state has come that vouches for the rows before it. */
    void state(Message.State vouching) {
        state.state(vouching);
    }

    /** The stream was read to its end. */
    void complete() {
        state.complete();
    }

    /** Whether a state waits that vouches for all rows, so that they can be taken over. */
    boolean isReady() {
        return failure == null
                && state.vouchesForAll()
                && (state.isComplete() || keepsWhatWaits || !choice.isTakenAsAWhole());
    }

    /**
     * Takes over into the table what the state that waits vouches for, or lets it wait for a later sync where rows are taken as a
     * whole; {@link #kept} is for the next commit then.
     */
    void take() throws DestinationException {
        if (choice.isTakenAsAWhole() && !state.isComplete()) {
            keep();
        } else {
            takeOver();
        }
    }

    private void keep() throws DestinationException {
        long waiting = table().keep();
        keepsWhatWaits = waiting >= 0;
        if (keepsWhatWaits) {
            requireNone(counts.waiting() - waiting);
            counts.kept();
            kept = kept.withRefresh(refresh.kept(state.take(), waiting, state.pages(), rows.columns()));
            dirty = true;
        }
    }

    private void takeOver() throws DestinationException {
        refuseToShrink();
        TakenRows taken = table().take();
        counts.taken(taken);
        requireNone(counts.waiting());
        long there = choice.mode() == WriteMode.OVERWRITE ? 0 : kept.progress().rows();
        long now = Math.max(0, there + taken.added() - taken.surplus());
        kept = with(state.taken(kept.progress(), now, clock.instant()).withDoubts(allDoubts()));
        dirty = true;
    }

    /** Those of rows that stay count on. */
    private Map<CursorDoubt, String> allDoubts() {
        Map<CursorDoubt, String> all = new EnumMap<>(CursorDoubt.class);
        if (choice.mode() != WriteMode.OVERWRITE) {
            all.putAll(kept.progress().doubts());
        }
        all.putAll(doubts.found());
        return all;
    }

    /** Returns what makes the positions of this sync's rows doubtful and is not in the source's own log, in words. */
    Collection<String> doubtsToLog() {
        Map<CursorDoubt, String> found = doubts.found();
        found.remove(CursorDoubt.FUTURE);
        return found.values();
    }

    /** A refresh that found too few records is given up, so that the next sync begins at the first page. */
    private void refuseToShrink() throws TableException {
        if (choice.mode() == WriteMode.OVERWRITE) {
            try {
                shrink.check(kept.stream(), kept.table().name(), kept.progress().rows(), counts.waiting());
            } catch (TableException e) {
                kept = kept.withRefresh(null);
                throw e;
            }
        }
    }

    /** A destination may lose rows and say nothing: its state must not vouch for them. */
    private void requireNone(long missing) throws DestinationException {
        if (missing != 0) {
            throw new DestinationException("Of the rows of stream " + kept.stream() + ", " + missing
                    + " did not arrive in the table " + kept.table().name());
        }
    }

    /**
     * Compares what was committed with what others find.
     *
     * @param found null if they find nothing
     * @throws TableException if rows are missing
     * @throws DestinationException if something else was committed
     */
    void requireSame(@Nullable KeptStream found) throws DestinationException {
        CommittedStream.of(kept).requireSame(found);
    }

    private KeptStream with(KeptProgress progress) {
        return new KeptStream(
                kept.stream(),
                kept.sync(),
                new KeptTable(kept.table().name(), choice.mode(), rows.columns(), choice.order(), choice.uniqueBy()),
                progress);
    }

    /** Whether {@link #kept} has changed. */
    boolean isDirty() {
        return dirty;
    }

    /** Whether {@link #kept} has changed since this was asked last. */
    boolean takeDirty() {
        boolean was = dirty;
        dirty = false;
        return was;
    }

    KeptStream kept() {
        return kept;
    }

    /** The table cannot be written: nothing more is done with it, and what it has stays. */
    void broke(String why) {
        failure = why;
        failed(why);
    }

    /** Why the table cannot be written; null while it can. */
    @Nullable
    String failure() {
        return failure;
    }

    /** Notes what kept the stream from being read to its end. */
    void failed(String error) {
        kept = kept.with(kept.progress().withError(error));
        dirty = true;
    }

    boolean isComplete() {
        return state.isComplete() && failure == null;
    }

    /** @param doubtsOfEnd reasons to doubt that all of it was read */
    StreamReport report(List<String> doubtsOfEnd) {
        List<String> all = new ArrayList<>(choice.notes());
        all.addAll(resumption.notes());
        all.addAll(notes);
        all.addAll(rows.notes());
        all.addAll(doubts.found().values());
        all.addAll(doubtsOfEnd);
        KeptRefresh begun = kept.refresh();
        if (begun != null) {
            all.add("its full refresh is not at its end, and the next sync goes on with it: " + begun.rows()
                    + " rows of " + begun.pages() + " pages wait");
        }
        return counts.report(kept, choice.mode(), isComplete(), all, columnsBefore.isEmpty() ? List.of() : changes());
    }

    private List<ColumnChange> changes() {
        return ColumnChange.between(columnsBefore, kept.table().columns());
    }
}

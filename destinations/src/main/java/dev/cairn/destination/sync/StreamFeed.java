package dev.cairn.destination.sync;

import dev.cairn.destination.Column;
import dev.cairn.destination.DestinationException;
import dev.cairn.destination.DestinationWriter;
import dev.cairn.destination.KeptProgress;
import dev.cairn.destination.KeptStream;
import dev.cairn.destination.KeptTable;
import dev.cairn.destination.Row;
import dev.cairn.destination.TablePlan;
import dev.cairn.destination.TableWriter;
import dev.cairn.destination.TakenRows;
import dev.cairn.destination.WriteMode;
import dev.cairn.destination.internal.row.ColumnLearner;
import dev.cairn.destination.internal.row.DeclaredTypes;
import dev.cairn.destination.internal.row.NarrowedRow;
import dev.cairn.destination.internal.row.RowParser;
import dev.cairn.destination.internal.row.SqlIdentifiers;
import dev.cairn.destination.internal.row.TableSchema;
import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.protocol.RecordLines;
import java.time.Clock;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is written of one stream. Belongs to the thread that writes. */
final class StreamFeed {

    private final Resumption resumption;
    private final StreamChoice choice;
    private final SchemaChanges changes;
    private final TableSchema schema;
    private final RowParser parser;
    private final ColumnLearner learner;
    private final DestinationWriter writer;
    private final List<Column> columnsBefore;
    private final Clock clock;
    private KeptStream kept;
    private @Nullable TableWriter table;
    private @Nullable String failure;
    private final RowCounts counts = new RowCounts();
    private final PendingState state = new PendingState(counts);
    private boolean dirty;

    /** What is to be written of a stream. Nothing is done yet. */
    StreamFeed(Resumption resumption, DestinationWriter writer, SchemaChanges changes, Clock clock)
            throws DestinationException {
        this.resumption = resumption;
        this.choice = resumption.choice();
        this.changes = changes;
        this.writer = writer;
        this.clock = clock;
        this.kept = resumption.kept(writer);
        this.columnsBefore = kept.table().columns();
        this.schema = new TableSchema(
                new SqlIdentifiers(writer.longestName()),
                columnsBefore,
                DeclaredTypes.of(choice.configured().jsonSchema()),
                choice.key());
        this.parser = new RowParser(schema, writer);
        this.learner = new ColumnLearner(schema);
        this.state.startFrom(kept.progress().state());
    }

    /** Makes the table, or changes it. */
    void begin() throws DestinationException {
        refuseChanges();
        TablePlan plan = new TablePlan(
                kept.table().name(), choice.mode(), choice.key(), schema.columns(), resumption.forgetsPositions());
        table = writer.open(plan, kept.table().columns());
        if (choice.mode() != WriteMode.OVERWRITE) {
            kept = with(kept.progress().withState(resumption.state()));
            state.startFrom(resumption.state());
        }
        dirty = !kept.equals(resumption.before());
    }

    private void refuseChanges() throws RefusedChanges {
        if (changes == SchemaChanges.FAIL
                && !columnsBefore.isEmpty()
                && !schema.columns().equals(columnsBefore)) {
            throw new RefusedChanges(choice, ColumnChange.between(columnsBefore, schema.columns()));
        }
    }

    private TableWriter table() {
        return Objects.requireNonNull(table, "the table is not ready");
    }

    StreamChoice choice() {
        return choice;
    }

    void records(RecordLines records) throws DestinationException {
        for (int i = 0; i < records.size(); i++) {
            Row row = parser.parse(records, i, true);
            while (row == null) {
                row = parser.parse(records, i, learn(records, i));
            }
            append(row);
        }
        counts.received(records.size());
    }

    private void append(Row row) throws DestinationException {
        BitSet lacking = table().lacking(row);
        List<String> unfit = new ArrayList<>(parser.unfitFields());
        lacking.stream().mapToObj(schema::column).map(Column::field).forEach(unfit::add);
        counts.unfit(unfit);
        table().append(
                        lacking.isEmpty()
                                ? row
                                : NarrowedRow.of(row, lacking, schema.columns(), schema.own(Column.UNFIT)));
    }

    /** The last rows do not count: no state vouches for them, and they are not committed. */
    void withdrawn(long rows) throws DestinationException {
        table().withdraw(rows);
        counts.withdrawn(rows);
    }

    /** Makes room for what records have, and says whether there is more now. */
    private boolean learn(RecordLines records, int from) throws DestinationException {
        if (!learner.learn(records, from, table())) {
            return false;
        }
        refuseChanges();
        parser.columnsChanged();
        table().change(schema.columns());
        if (choice.mode() != WriteMode.OVERWRITE) {
            kept = with(kept.progress());
            dirty = true;
        }
        return true;
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
        return failure == null && state.vouchesForAll() && (state.isComplete() || !choice.isTakenAsAWhole());
    }

    /** Takes over into the table what the state that waits vouches for; {@link #kept} is for the next commit then. */
    void take() throws DestinationException {
        TakenRows rows = table().take();
        counts.taken(rows);
        if (counts.missing() != 0) {
            // A destination that lost rows and said nothing: its state must not vouch for them.
            throw new DestinationException("Of the rows of stream " + kept.stream() + ", " + counts.missing()
                    + " did not arrive in the table " + kept.table().name());
        }
        long there = choice.mode() == WriteMode.OVERWRITE ? 0 : kept.progress().rows();
        long now = Math.max(0, there + rows.added() - rows.surplus());
        kept = with(state.taken(kept.progress(), now, clock.instant()));
        dirty = true;
    }

    private KeptStream with(KeptProgress progress) {
        return new KeptStream(
                kept.stream(),
                kept.sync(),
                new KeptTable(kept.table().name(), choice.mode(), schema.columns(), choice.order()),
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

    StreamReport report() {
        List<String> notes = new ArrayList<>(choice.notes());
        notes.addAll(resumption.notes());
        notes.addAll(schema.notes());
        return counts.report(kept, choice.mode(), isComplete(), notes, columnsBefore.isEmpty() ? List.of() : changes());
    }

    private List<ColumnChange> changes() {
        return ColumnChange.between(columnsBefore, kept.table().columns());
    }
}

package dev.cairn.destinations.sync;

import dev.cairn.destinations.Column;
import dev.cairn.destinations.DestinationException;
import dev.cairn.destinations.DestinationWriter;
import dev.cairn.destinations.Row;
import dev.cairn.destinations.TableException;
import dev.cairn.destinations.TableWriter;
import dev.cairn.destinations.internal.row.ColumnLearner;
import dev.cairn.destinations.internal.row.DeclaredTypes;
import dev.cairn.destinations.internal.row.NarrowedRow;
import dev.cairn.destinations.internal.row.RowParser;
import dev.cairn.destinations.internal.row.SqlIdentifiers;
import dev.cairn.destinations.internal.row.TableSchema;
import dev.cairn.runtime.protocol.RecordLines;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;

/** Makes rows of a stream's records, and columns where records need them. Confined to one thread. */
final class RowAppender {

    private final StreamChoice choice;
    private final SchemaChanges changes;
    private final RowCounts counts;
    private final Runnable changed;
    /** Of the table as it was before. */
    private final List<Column> before;

    private final TableSchema schema;
    private final RowParser parser;
    private final ColumnLearner learner;

    /**
     * @param before the columns of the table as it was before; empty if there was none
     * @param waiting the columns of rows that wait already; those of the table if none do
     * @param changes whether columns of a table that was there may change
     * @param counts of the rows that come
     * @param changed is run when there are other columns
     */
    RowAppender(
            StreamChoice choice,
            List<Column> before,
            List<Column> waiting,
            DestinationWriter writer,
            SchemaChanges changes,
            RowCounts counts,
            Runnable changed) {
        this.choice = choice;
        this.changes = changes;
        this.counts = counts;
        this.changed = changed;
        this.before = before;
        this.schema = new TableSchema(
                new SqlIdentifiers(writer.longestName()),
                waiting,
                DeclaredTypes.of(choice.configured().jsonSchema()),
                choice.key());
        this.parser = new RowParser(schema, writer);
        this.learner = new ColumnLearner(schema);
    }

    /** The columns that there are now. */
    List<Column> columns() {
        return schema.columns();
    }

    /** What the report tells of the columns' names. */
    List<String> notes() {
        return schema.notes();
    }

    /** @throws RefusedChanges if columns of a table that was there have changed, and must not */
    void refuseChanges() throws RefusedChanges {
        if (changes == SchemaChanges.FAIL
                && !before.isEmpty()
                && !schema.columns().equals(before)) {
            throw new RefusedChanges(choice, ColumnChange.between(before, schema.columns()));
        }
    }

    /** Adds rows to those that wait. */
    void append(RecordLines records, TableWriter table) throws DestinationException {
        for (int i = 0; i < records.size(); i++) {
            Row row = parser.parse(records, i, true);
            while (row == null) {
                row = parser.parse(records, i, learn(records, i, table));
            }
            append(row, table);
        }
        counts.received(records.size());
    }

    private void append(Row row, TableWriter table) throws DestinationException {
        BitSet lacking = table.lacking(row);
        List<String> unfit = new ArrayList<>(parser.unfitFields());
        lacking.stream().mapToObj(schema::column).map(Column::field).forEach(unfit::add);
        counts.unfit(unfit);
        table.append(
                lacking.isEmpty() ? row : NarrowedRow.of(row, lacking, schema.columns(), schema.own(Column.UNFIT)));
    }

    /** Makes room for what records have, and says whether there is more now. */
    private boolean learn(RecordLines records, int from, TableWriter table) throws DestinationException {
        if (!learner.learn(records, from, table)) {
            return false;
        }
        refuseChanges();
        parser.columnsChanged();
        table.change(schema.columns());
        changed.run();
        return true;
    }

    /** A stream no longer fits its table, which must not be changed. */
    static final class RefusedChanges extends TableException {

        private static final long serialVersionUID = 1L;

        /**
         * Says what is different.
         *
         * @param needed the changes that the table would need
         */
        RefusedChanges(StreamChoice choice, List<ColumnChange> needed) {
            super("Stream " + choice.configured().stream() + " no longer fits its table: "
                    + needed.stream().map(RefusedChanges::text).collect(Collectors.joining("; "))
                    + ". Allow changes with --schema-changes evolve.");
        }

        private static String text(ColumnChange change) {
            return change.before() == null
                    ? "there is no column for the field " + change.column().field()
                    : "the column " + change.column().name() + " has the type " + change.before() + ", and values of "
                            + change.column().type() + " come";
        }
    }
}

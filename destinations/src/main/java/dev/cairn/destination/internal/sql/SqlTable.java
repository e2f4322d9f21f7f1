package dev.cairn.destination.internal.sql;

import dev.cairn.destination.Column;
import dev.cairn.destination.DestinationException;
import dev.cairn.destination.Row;
import dev.cairn.destination.TableException;
import dev.cairn.destination.TablePlan;
import dev.cairn.destination.TableWriter;
import dev.cairn.destination.TakenRows;
import dev.cairn.destination.WriteMode;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table, and the one beside it in which rows wait: a temporary one, or the one that is to take its place.
 */
final class SqlTable implements TableWriter {

    private static final String WAITING = "_cairn_new_";
    private static final String KEY = "_cairn_key_";

    private final SqlWriter writer;
    private final TablePlan plan;
    /** Of the table as it was when the sync began; empty if there was none. */
    private final List<Column> before;

    private final String table;
    private final String waiting;
    private List<Column> columns;
    private long waitingRows;

    SqlTable(SqlWriter writer, TablePlan plan, List<Column> before) {
        this.writer = writer;
        this.plan = plan;
        this.before = before;
        this.table = Sql.name(plan.table());
        this.waiting = Sql.name(WAITING + plan.table());
        this.columns = plan.columns();
    }

    private boolean replaces() {
        return plan.mode() == WriteMode.OVERWRITE;
    }

    void prepare() throws SQLException, TableException {
        writer.lock();
        run("DROP TABLE IF EXISTS " + waiting); // of a sync that did not come to its end
        ActualTable there = there();
        if (!replaces()) {
            if (before.isEmpty()) {
                create();
            } else if (there == null) {
                throw ActualTable.missing(plan.table());
            } else {
                there.require(before, writer.dialect());
                if (plan.forgetsPositions()) {
                    run(writer.dialect().forget(table, Sql.name(Column.CURSOR)));
                }
                change(table, before, columns);
            }
            index();
        }
        run((replaces() ? "CREATE TABLE " : "CREATE TEMPORARY TABLE ")
                + waiting
                + ColumnChanges.definitions(writer.dialect(), columns));
    }

    private @Nullable ActualTable there() throws SQLException, TableException {
        ActualTable there = ActualTable.find(writer.connection(), plan.table());
        if (there != null && (before.isEmpty() || (replaces() && !there.isOurs()))) {
            throw ActualTable.foreign(plan.table());
        }
        return there;
    }

    private void create() throws SQLException {
        run("CREATE TABLE " + table + ColumnChanges.definitions(writer.dialect(), columns));
    }

    private void index() throws SQLException {
        List<String> key = plan.keyColumns(columns);
        if (!key.isEmpty() && writer.dialect().wantsIndex() && plan.mode() == WriteMode.DEDUPLICATE) {
            run("CREATE INDEX IF NOT EXISTS " + Sql.name(KEY + plan.table()) + " ON " + table + " (" + Sql.list(key)
                    + ")");
        }
    }

    private void change(String in, List<Column> before, List<Column> after) throws SQLException {
        if (ColumnChanges.widen(before, after) && writer.dialect().wantsIndex()) {
            run("DROP INDEX IF EXISTS " + Sql.name(KEY + plan.table()));
        }
        ColumnChanges.make(writer.connection(), writer.dialect(), in, before, after);
    }

    @Override
    public void change(List<Column> wanted) throws DestinationException {
        writer.alone(plan.table(), () -> {
            writer.rows().check(waiting);
            writer.lock();
            change(waiting, columns, wanted);
            if (!replaces()) {
                change(table, columns, wanted);
            }
            columns = List.copyOf(wanted);
            if (!replaces()) {
                index();
            }
            return columns;
        });
    }

    @Override
    public boolean fitsDoubles(Column integers) throws DestinationException {
        return writer.alone(plan.table(), () -> {
            writer.rows().check(waiting);
            return ColumnChanges.fitsDoubles(writer.connection(), waiting, integers)
                    && (replaces() || ColumnChanges.fitsDoubles(writer.connection(), table, integers));
        });
    }

    @Override
    public BitSet lacking(Row row) {
        return writer.dialect().lacking(row, columns, plan.key());
    }

    @Override
    public void append(Row row) throws DestinationException {
        try {
            writer.rows().append(waiting, columns, row);
            waitingRows++;
        } catch (SQLException e) {
            throw writer.failed(plan.table(), e);
        }
    }

    @Override
    public void withdraw(long count) throws DestinationException {
        writer.alone(plan.table(), () -> {
            writer.rows().withdraw(waiting, count);
            waitingRows -= count;
            return count;
        });
    }

    @Override
    public TakenRows take() throws DestinationException {
        return writer.alone(plan.table(), () -> {
            writer.rows().check(waiting);
            writer.lock();
            List<String> key = plan.keyColumns(columns);
            TakenRows taken = switch (plan.mode()) {
                case APPEND -> new TakenRows(added(waitingRows), 0, 0, 0);
                case OVERWRITE -> replaced(key);
                case DEDUPLICATE -> key.isEmpty() ? new TakenRows(added(waitingRows), 0, 0, 0) : merged(key);
            };
            if (!replaces()) {
                run(writer.dialect().clear(waiting));
            }
            waitingRows = 0;
            return taken;
        });
    }

    /** @param expected how many rows wait */
    private long added(long expected) throws SQLException, TableException {
        String names = Sql.list(columns.stream().map(Column::name).toList());
        long added = run("INSERT INTO " + table + " (" + names + ") SELECT " + names + " FROM " + waiting);
        if (added != expected) {
            throw new TableException("Of " + expected + " rows, " + added + " arrived in the table " + plan.table()
                    + ". A trigger or a rule of it keeps others out; remove that.");
        }
        return added;
    }

    private TakenRows replaced(List<String> key) throws SQLException, TableException {
        long again = key.isEmpty() ? 0 : run(new KeyStatements(writer.dialect(), table, waiting, key).dropOlder());
        ActualTable there = there();
        if (writer.dialect().isUsed(writer.connection(), plan.table())
                || (there != null && there.hasMoreThan(before))) {
            return new TakenRows(refilled(there, waitingRows - again), 0, again, 0);
        }
        List<String> indexes = writer.dialect().indexes(writer.connection(), plan.table());
        if (there != null) {
            run("DROP TABLE " + table);
        }
        run("ALTER TABLE " + waiting + " RENAME TO " + table);
        for (String index : indexes) {
            run(index);
        }
        return new TakenRows(Sql.number(writer.connection(), "SELECT count(*) FROM " + table), 0, again, 0);
    }

    /** The table stays, with all that belongs to it. Who reads sees the old rows until the commit. */
    private long refilled(@Nullable ActualTable there, long rows) throws SQLException, TableException {
        if (there == null) {
            create();
        } else {
            there.require(before, writer.dialect());
            change(table, before, columns); // before rows are deleted: DuckDB does not do it afterwards
            run("DELETE FROM " + table);
        }
        long added = added(rows);
        run("DROP TABLE " + waiting);
        return added;
    }

    private TakenRows merged(List<String> key) throws SQLException, TableException {
        KeyStatements statements = new KeyStatements(writer.dialect(), table, waiting, key);
        long again = run(statements.dropOlder()) + run(statements.dropOutdated());
        long known = Sql.number(writer.connection(), statements.countKnown());
        long same = Sql.number(writer.connection(), statements.countSame());
        long replaced = run(statements.deleteReplaced());
        long added = added(waitingRows - again);
        return new TakenRows(added - known, known - same, again + same, replaced - known);
    }

    private long run(String sql) throws SQLException {
        return Sql.run(writer.connection(), sql);
    }
}

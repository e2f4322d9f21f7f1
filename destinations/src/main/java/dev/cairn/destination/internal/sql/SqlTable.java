package dev.cairn.destination.internal.sql;

import dev.cairn.destination.Column;
import dev.cairn.destination.DestinationException;
import dev.cairn.destination.Row;
import dev.cairn.destination.TablePlan;
import dev.cairn.destination.TableWriter;
import dev.cairn.destination.TakenRows;
import dev.cairn.destination.WriteMode;
import java.sql.SQLException;
import java.util.List;

/**
 * A table, and the one beside it in which rows wait: a temporary one, or the one that is to take its place.
 */
final class SqlTable implements TableWriter {

    private static final String WAITING = "_cairn_new_";
    private static final String KEY = "_cairn_key_";

    private final SqlWriter writer;
    private final TablePlan plan;
    private final String table;
    private final String waiting;
    private List<Column> columns;

    SqlTable(SqlWriter writer, TablePlan plan) {
        this.writer = writer;
        this.plan = plan;
        this.table = Sql.name(plan.table());
        this.waiting = Sql.name(WAITING + plan.table());
        this.columns = plan.columns();
    }

    private boolean replaces() {
        return plan.mode() == WriteMode.OVERWRITE;
    }

    void prepare(List<Column> before) throws SQLException {
        writer.rows().finish();
        run("DROP TABLE IF EXISTS " + waiting); // of a sync that did not come to its end
        if (!replaces()) {
            if (before.isEmpty()) {
                run("CREATE TABLE " + table + ColumnChanges.definitions(writer.dialect(), columns));
            } else {
                change(table, before, columns);
            }
            index();
        }
        run((replaces() ? "CREATE TABLE " : "CREATE TEMPORARY TABLE ")
                + waiting
                + ColumnChanges.definitions(writer.dialect(), columns));
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
        try {
            writer.rows().finish();
            change(waiting, columns, wanted);
            if (!replaces()) {
                change(table, columns, wanted);
            }
            columns = List.copyOf(wanted);
            if (!replaces()) {
                index();
            }
        } catch (SQLException e) {
            throw writer.failed(e);
        }
    }

    @Override
    public void append(Row row) throws DestinationException {
        try {
            writer.rows().append(waiting, columns, row);
        } catch (SQLException e) {
            throw writer.failed(e);
        }
    }

    @Override
    public void withdraw(long count) throws DestinationException {
        try {
            writer.rows().withdraw(waiting, count);
        } catch (SQLException e) {
            throw writer.failed(e);
        }
    }

    @Override
    public TakenRows take() throws DestinationException {
        try {
            writer.rows().finish();
            List<String> key = plan.keyColumns(columns);
            TakenRows taken = switch (plan.mode()) {
                case APPEND -> new TakenRows(added(), 0, 0);
                case OVERWRITE -> replaced(key);
                case DEDUPLICATE -> key.isEmpty() ? new TakenRows(added(), 0, 0) : merged(key);
            };
            if (!replaces()) {
                run(writer.dialect().clear(waiting));
            }
            return taken;
        } catch (SQLException e) {
            throw writer.failed(e);
        }
    }

    private long added() throws SQLException {
        String names = Sql.list(columns.stream().map(Column::name).toList());
        return run("INSERT INTO " + table + " (" + names + ") SELECT " + names + " FROM " + waiting);
    }

    /** Commits before, since some databases do not rename a table that was filled in the same transaction. */
    private TakenRows replaced(List<String> key) throws SQLException {
        writer.connection().commit();
        long again = key.isEmpty() ? 0 : run(new KeyStatements(writer.dialect(), table, waiting, key).dropOlder());
        run("DROP TABLE IF EXISTS " + table);
        run("ALTER TABLE " + waiting + " RENAME TO " + table);
        return new TakenRows(Sql.number(writer.connection(), "SELECT count(*) FROM " + table), 0, again);
    }

    private TakenRows merged(List<String> key) throws SQLException {
        KeyStatements statements = new KeyStatements(writer.dialect(), table, waiting, key);
        long again = run(statements.dropOlder()) + run(statements.dropOutdated());
        long same = Sql.number(writer.connection(), statements.countSame());
        long replaced = run(statements.deleteReplaced());
        long added = added();
        return new TakenRows(added - replaced, replaced - same, again + same);
    }

    private long run(String sql) throws SQLException {
        return Sql.run(writer.connection(), sql);
    }
}

package dev.cairn.destinations.internal.sql;

import dev.cairn.destinations.Column;
import dev.cairn.destinations.DestinationException;
import dev.cairn.destinations.TableException;
import dev.cairn.destinations.TablePlan;
import dev.cairn.destinations.TableWriter;
import dev.cairn.destinations.WriteMode;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table of a database. Rows wait in a temporary table beside it, or in the one that is to take its place. */
final class SqlTable implements StagedTable.Target {

    private static final String STAGE = "_cairn_new_";
    private static final String KEY = "_cairn_key_";

    private final SqlWriter writer;
    private final SqlDialect dialect;
    private final TablePlan plan;
    /** Of the table as it was when the sync began; empty if there was none. */
    private final List<Column> before;

    private final String table;
    private final Stage stage;
    private List<Column> columns;

    private SqlTable(SqlWriter writer, TablePlan plan, List<Column> before) {
        this.writer = writer;
        this.dialect = writer.dialect();
        this.plan = plan;
        this.before = before;
        this.table = Sql.name(plan.table());
        this.stage = stage(writer, plan.table());
        this.columns = plan.columns();
    }

    /** Makes the table or changes it, and makes its stage. */
    static TableWriter open(SqlWriter writer, TablePlan plan, List<Column> before)
            throws SQLException, DestinationException {
        SqlTable table = new SqlTable(writer, plan, before);
        long waiting = table.open();
        return new StagedTable(writer, plan, table.stage.quoted(), waiting, table);
    }

    /** Where rows wait for a table. */
    static Stage stage(SqlWriter writer, String table) {
        return new Stage(writer.rows(), STAGE + table);
    }

    /** Renames a table. Its index by the key is made anew under the new name when it is opened. */
    static void rename(SqlWriter writer, String table, String to) throws SQLException, DestinationException {
        writer.lock();
        stage(writer, table).drop();
        if (!StreamsTable.exists(writer.connection(), table)) {
            throw ActualTable.missing(table);
        }
        if (StreamsTable.exists(writer.connection(), to)) {
            throw ActualTable.foreign(to);
        }
        if (writer.dialect().wantsIndex()) {
            Sql.run(writer.connection(), "DROP INDEX IF EXISTS " + Sql.name(KEY + table));
        }
        Sql.run(writer.connection(), "ALTER TABLE " + Sql.name(table) + " RENAME TO " + Sql.name(to));
    }

    private boolean replaces() {
        return plan.mode() == WriteMode.OVERWRITE;
    }

    private long open() throws SQLException, DestinationException {
        writer.lock();
        ActualTable there = there();
        if (!replaces()) {
            if (before.isEmpty()) {
                create();
            } else if (there == null) {
                throw ActualTable.missing(plan.table());
            } else {
                there.require(before, dialect);
                if (plan.forgetsPositions()) {
                    run(dialect.forget(table, Sql.name(Column.CURSOR)));
                }
                widen(before);
            }
            index();
        }
        return stage.open(replaces() ? "CREATE TABLE " : "CREATE TEMPORARY TABLE ", plan);
    }

    private @Nullable ActualTable there() throws SQLException, TableException {
        ActualTable there = ActualTable.find(writer.connection(), plan.table());
        if (there != null && (before.isEmpty() || (replaces() && !there.isOurs()))) {
            throw ActualTable.foreign(plan.table());
        }
        return there;
    }

    private void create() throws SQLException {
        run("CREATE TABLE " + table + ColumnChanges.definitions(dialect, columns, List.of()));
    }

    private void index() throws SQLException {
        List<String> key = plan.keyColumns(columns);
        if (!key.isEmpty() && dialect.wantsIndex() && plan.mode() == WriteMode.DEDUPLICATE) {
            run("CREATE INDEX IF NOT EXISTS " + Sql.name(KEY + plan.table()) + " ON " + table + " (" + Sql.list(key)
                    + ")");
        }
    }

    private void widen(List<Column> then) throws SQLException {
        if (ColumnChanges.widen(then, columns) && dialect.wantsIndex()) {
            run("DROP INDEX IF EXISTS " + Sql.name(KEY + plan.table()));
        }
        ColumnChanges.make(writer.connection(), dialect, table, then, columns);
    }

    @Override
    public void prepare() throws SQLException {
        writer.lock();
    }

    @Override
    public void change(List<Column> now) throws SQLException {
        List<Column> then = columns;
        columns = List.copyOf(now);
        if (!replaces()) {
            widen(then);
            index();
        }
    }

    @Override
    public String rows() {
        return table;
    }

    @Override
    public long add(long expected) throws SQLException, TableException {
        long added = insert(expected);
        run(dialect.clear(stage.quoted()));
        return added;
    }

    private long insert(long expected) throws SQLException, TableException {
        String names = Sql.list(columns.stream().map(Column::name).toList());
        long added = run("INSERT INTO " + table + " (" + names + ") SELECT " + names + " FROM " + stage.quoted());
        if (added != expected) {
            throw new TableException("Of " + expected + " rows, " + added + " arrived in the table " + plan.table()
                    + ". A trigger or a rule of it keeps others out; remove that.");
        }
        return added;
    }

    @Override
    public long replace(long expected) throws SQLException, TableException {
        ActualTable there = there();
        if (dialect.isUsed(writer.connection(), plan.table()) || (there != null && there.hasMoreThan(before))) {
            return refill(there, expected);
        }
        List<String> indexes = dialect.indexes(writer.connection(), plan.table());
        if (there != null) {
            run("DROP TABLE " + table);
        }
        if (!dialect.orderColumn().isEmpty()) {
            run("ALTER TABLE " + stage.quoted() + " DROP COLUMN " + dialect.order());
        }
        run("ALTER TABLE " + stage.quoted() + " RENAME TO " + table);
        for (String index : indexes) {
            run(index);
        }
        return Sql.number(writer.connection(), "SELECT count(*) FROM " + table);
    }

    /** The table stays, with all that belongs to it. Readers see the old rows until the commit. */
    private long refill(@Nullable ActualTable there, long rows) throws SQLException, TableException {
        if (there == null) {
            create();
        } else {
            there.require(before, dialect);
            widen(before); // before rows are deleted: DuckDB does not do it afterwards
            run("DELETE FROM " + table);
        }
        long added = insert(rows);
        stage.drop();
        return added;
    }

    @Override
    public long deleteReplaced(KeyStatements statements) throws SQLException {
        return run(statements.deleteReplaced());
    }

    private long run(String sql) throws SQLException {
        return Sql.run(writer.connection(), sql);
    }
}

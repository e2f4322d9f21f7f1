package dev.cairn.destination.internal.files;

import dev.cairn.destination.Column;
import dev.cairn.destination.DestinationException;
import dev.cairn.destination.Row;
import dev.cairn.destination.TablePlan;
import dev.cairn.destination.TableWriter;
import dev.cairn.destination.TakenRows;
import dev.cairn.destination.WriteMode;
import dev.cairn.destination.internal.duckdb.DuckDb;
import dev.cairn.destination.internal.sql.ColumnChanges;
import dev.cairn.destination.internal.sql.KeyStatements;
import dev.cairn.destination.internal.sql.Sql;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The files of a table. They are never changed: new ones take the place of those of which a row is replaced. */
final class FileTable implements TableWriter {

    private static final String FILE = Sql.name(FileFormat.FILE);

    private final FileWriter writer;
    private final TablePlan plan;
    private final String waiting;
    private List<Column> columns;

    FileTable(FileWriter writer, TablePlan plan) throws SQLException {
        this.writer = writer;
        this.plan = plan;
        this.waiting = Sql.name(plan.table());
        this.columns = plan.columns();
        if (plan.forgetsPositions() && plan.mode() != WriteMode.OVERWRITE) {
            writer.state().forget(plan.table(), Column.CURSOR);
            writer.changed();
        }
        run("CREATE TABLE " + waiting + ColumnChanges.definitions(writer.dialect(), columns));
    }

    private Connection connection() {
        return writer.connection();
    }

    @Override
    public void change(List<Column> wanted) throws DestinationException {
        try {
            writer.rows().finish();
            ColumnChanges.make(connection(), writer.dialect(), waiting, columns, wanted);
            columns = List.copyOf(wanted);
        } catch (SQLException e) {
            throw writer.failed(plan.table(), e);
        }
    }

    @Override
    public boolean fitsDoubles(Column integers) throws DestinationException {
        try {
            writer.rows().finish();
            return ColumnChanges.fitsDoubles(connection(), waiting, integers)
                    && (plan.mode() == WriteMode.OVERWRITE
                            || ColumnChanges.fitsDoubles(connection(), existing() + " AS there", integers));
        } catch (SQLException e) {
            throw writer.failed(plan.table(), e);
        }
    }

    @Override
    public void append(Row row) throws DestinationException {
        try {
            writer.rows().append(waiting, columns, row);
        } catch (SQLException e) {
            throw writer.failed(plan.table(), e);
        }
    }

    @Override
    public void withdraw(long count) throws DestinationException {
        try {
            writer.rows().withdraw(waiting, count);
        } catch (SQLException e) {
            throw writer.failed(plan.table(), e);
        }
    }

    @Override
    public TakenRows take() throws DestinationException {
        writer.require(plan);
        Runnable undo = writer.state().undo(plan.table());
        try {
            writer.rows().finish();
            writer.changed();
            List<String> key = plan.keyColumns(columns);
            KeyStatements statements = new KeyStatements(writer.dialect(), existing(), waiting, key);
            long again = plan.mode() == WriteMode.APPEND || key.isEmpty() ? 0 : run(statements.dropOlder());
            TakenRows taken =
                    plan.mode() == WriteMode.DEDUPLICATE && !key.isEmpty() ? merged(statements, again) : added(again);
            run(DuckDb.empty("TABLE ", waiting));
            return taken;
        } catch (SQLException e) {
            undo.run();
            throw writer.failed(plan.table(), e);
        }
    }

    private TakenRows added(long again) throws SQLException {
        for (DataFile file : writer.state().files(plan.table())) {
            if (plan.mode() == WriteMode.OVERWRITE) {
                writer.state().remove(plan.table(), file);
            } else if (isNarrower(file)) {
                rewrite(file, "");
            }
        }
        return new TakenRows(addWaiting(), 0, again, 0);
    }

    private TakenRows merged(KeyStatements statements, long older) throws SQLException {
        long again = older + run(statements.dropOutdated());
        long known = Sql.number(connection(), statements.countKnown());
        long same = Sql.number(connection(), statements.countSame());
        long replaced = Sql.number(connection(), statements.select("count(*)"));
        Set<String> affected =
                replaced == 0 ? Set.of() : Set.copyOf(Sql.texts(connection(), statements.select("DISTINCT " + FILE)));
        String match =
                plan.keyColumns(columns).stream().map(KeyStatements::sameValue).collect(Collectors.joining(" AND "));
        for (DataFile file : writer.state().files(plan.table())) {
            if (affected.contains(place(file).toString())) {
                rewrite(
                        file,
                        " WHERE NOT EXISTS (SELECT 1 FROM " + waiting + " AS " + KeyStatements.NEW + " WHERE " + match
                                + ")");
            } else if (isNarrower(file)) {
                rewrite(file, "");
            }
        }
        long added = addWaiting();
        return new TakenRows(added - known, known - same, again + same, replaced - known);
    }

    private long addWaiting() throws SQLException {
        long count = Sql.number(connection(), "SELECT count(*) FROM " + waiting);
        if (count > 0) {
            write("SELECT * FROM " + waiting);
        }
        return count;
    }

    private void rewrite(DataFile file, String condition) throws SQLException {
        String kept = "SELECT " + names() + " FROM (" + select(List.of(file)) + ") AS " + KeyStatements.OLD + condition;
        if (Sql.number(connection(), "SELECT count(*) FROM (" + kept + ")") > 0) {
            write(kept);
        }
        writer.state().remove(plan.table(), file);
    }

    private void write(String query) throws SQLException {
        Path part = writer.nextPart();
        String copy = writer.format().write(query, part);
        try {
            run(copy);
        } catch (SQLException e) {
            // DuckDB takes 2048 rows at a time, however wide they are.
            if (!String.valueOf(e.getMessage()).contains("Out of Memory")) {
                throw e;
            }
            run("SET memory_limit = '4GB'");
            run(copy);
        }
        writer.state().add(plan.table(), part, writer.format().extension(), columns);
    }

    /** Whether a column has a wider type than when the file was written. */
    private boolean isNarrower(DataFile file) {
        for (Column then : file.columns()) {
            if (columns.stream().anyMatch(now -> now.name().equals(then.name()) && now.type() != then.type())) {
                return true;
            }
        }
        return false;
    }

    /** All rows of the table, with the columns of today, and the file of each. */
    private String existing() {
        Map<List<Column>, List<DataFile>> alike = new LinkedHashMap<>();
        for (DataFile file : writer.state().files(plan.table())) {
            alike.computeIfAbsent(file.columns(), columns -> new ArrayList<>()).add(file);
        }
        if (alike.isEmpty()) {
            return "(SELECT *, '' AS " + FILE + " FROM " + waiting + " WHERE false)";
        }
        return "(" + alike.values().stream().map(this::select).collect(Collectors.joining(" UNION ALL ")) + ")";
    }

    /** One scan for files that were written with the same columns: memory is needed for each scan. */
    private String select(List<DataFile> alike) {
        DataFile first = alike.get(0);
        String values = columns.stream().map(column -> value(column, first)).collect(Collectors.joining(", "));
        List<Path> places = alike.stream().map(this::place).toList();
        return "SELECT " + values + ", " + FILE + " FROM "
                + writer.format().read(places, first.columns(), writer.dialect());
    }

    private Path place(DataFile file) {
        return writer.state().place(file);
    }

    private String value(Column column, DataFile file) {
        String name = Sql.name(column.name());
        for (Column then : file.columns()) {
            if (then.name().equals(column.name())) {
                return then.type() == column.type()
                        ? name
                        : writer.dialect().widened(name, then.type(), column.type()) + " AS " + name;
            }
        }
        return "CAST(NULL AS " + writer.dialect().type(column.type()) + ") AS " + name;
    }

    private String names() {
        return Sql.list(columns.stream().map(Column::name).toList());
    }

    private long run(String sql) throws SQLException {
        return Sql.run(connection(), sql);
    }
}

package dev.cairn.destinations.internal.files;

import dev.cairn.destinations.Column;
import dev.cairn.destinations.DestinationException;
import dev.cairn.destinations.TableException;
import dev.cairn.destinations.TablePlan;
import dev.cairn.destinations.TableWriter;
import dev.cairn.destinations.WriteMode;
import dev.cairn.destinations.internal.duckdb.DuckDb;
import dev.cairn.destinations.internal.sql.KeyStatements;
import dev.cairn.destinations.internal.sql.Sql;
import dev.cairn.destinations.internal.sql.Stage;
import dev.cairn.destinations.internal.sql.StagedTable;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The files of a table. They are never changed: new ones take the place of those of which a row is replaced. */
final class FileTable implements StagedTable.Target {

    private static final String FILE = Sql.name(FileFormat.FILE);

    private final FileWriter writer;
    private final TablePlan plan;
    private final Stage waiting;
    private final String stage;
    private List<Column> columns;

    private FileTable(FileWriter writer, TablePlan plan) {
        this.writer = writer;
        this.plan = plan;
        this.waiting = new Stage(writer.rows(), plan.table());
        this.stage = waiting.quoted();
        this.columns = plan.columns();
    }

    /**
     * Makes the table's stage.
     *
     * @param isNew whether the table should not be there yet
     */
    static TableWriter open(FileWriter writer, TablePlan plan, boolean isNew)
            throws SQLException, DestinationException {
        FileTable table = new FileTable(writer, plan);
        table.prepare();
        if (isNew) {
            table.folder().requireNothing();
        }
        if (plan.forgetsPositions() && plan.mode() != WriteMode.OVERWRITE) {
            writer.state().forget(plan.table(), Column.CURSOR);
            writer.changed();
        }
        return new StagedTable(writer, plan, table.stage, table.waiting.open("CREATE TABLE ", plan), table);
    }

    private TableFolder folder() {
        return new TableFolder(writer.state().folder(plan.table()));
    }

    /** Looks whether the files are there, and new ones can be. */
    @Override
    public void prepare() throws TableException {
        folder().requireWritable();
        if (writer.state().moves().isPending(FolderNames.of(plan.table()))) {
            throw folder().unwritable(null);
        }
        if (plan.mode() != WriteMode.OVERWRITE) {
            folder().require(files().stream().map(this::pathOf).toList());
        }
    }

    @Override
    public void change(List<Column> now) {
        columns = List.copyOf(now);
    }

    @Override
    public long add(long expected) throws SQLException {
        for (DataFile file : files()) {
            if (isNarrower(file)) {
                rewrite(file, "");
            }
        }
        return addStage();
    }

    @Override
    public long replace(long expected) throws SQLException {
        files().forEach(file -> writer.state().remove(plan.table(), file));
        return addStage();
    }

    private long addStage() throws SQLException {
        writer.changed();
        long count = Sql.number(writer.connection(), "SELECT count(*) FROM " + stage);
        if (count > 0) {
            write("SELECT * FROM " + stage);
        }
        run(DuckDb.empty("TABLE ", stage));
        return count;
    }

    @Override
    public long deleteReplaced(KeyStatements statements) throws SQLException {
        long replaced = Sql.number(writer.connection(), statements.select("count(*)"));
        if (replaced > 0) {
            Set<String> affected = Set.copyOf(Sql.texts(writer.connection(), statements.select("DISTINCT " + FILE)));
            for (DataFile file : files()) {
                if (affected.contains(pathOf(file).toString())) {
                    rewrite(file, " WHERE " + statements.isKept());
                }
            }
        }
        return replaced;
    }

    private List<DataFile> files() {
        return writer.state().files(plan.table());
    }

    private void rewrite(DataFile file, String condition) throws SQLException {
        String kept = "SELECT " + names() + " FROM (" + select(List.of(file)) + ") AS " + KeyStatements.OLD + condition;
        if (Sql.number(writer.connection(), "SELECT count(*) FROM (" + kept + ")") > 0) {
            write(kept);
        }
        writer.state().remove(plan.table(), file);
    }

    private void write(String query) throws SQLException {
        Path part = writer.nextPart();
        writer.dialect().runWithMemory(writer.connection(), writer.format().write(query, part));
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
    @Override
    public String rows() {
        Map<List<Column>, List<DataFile>> alike = new LinkedHashMap<>();
        for (DataFile file : files()) {
            alike.computeIfAbsent(file.columns(), columns -> new ArrayList<>()).add(file);
        }
        if (alike.isEmpty()) {
            return "(SELECT *, '' AS " + FILE + " FROM " + stage + " WHERE false)";
        }
        return "(" + alike.values().stream().map(this::select).collect(Collectors.joining(" UNION ALL ")) + ")";
    }

    /** One scan for files that were written with the same columns: memory is needed for each scan. */
    private String select(List<DataFile> alike) {
        DataFile first = alike.get(0);
        String values = columns.stream().map(column -> value(column, first)).collect(Collectors.joining(", "));
        List<Path> paths = alike.stream().map(this::pathOf).toList();
        return "SELECT " + values + ", " + FILE + " FROM "
                + writer.format().read(paths, first.columns(), writer.dialect());
    }

    private Path pathOf(DataFile file) {
        return writer.state().pathOf(file);
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
        return Sql.run(writer.connection(), sql);
    }
}

package dev.cairn.destinations.internal.files;

import dev.cairn.destinations.Column;
import dev.cairn.destinations.DestinationException;
import dev.cairn.destinations.DestinationWriter;
import dev.cairn.destinations.KeptStream;
import dev.cairn.destinations.TableException;
import dev.cairn.destinations.TablePlan;
import dev.cairn.destinations.TableWriter;
import dev.cairn.destinations.internal.access.WriteLock;
import dev.cairn.destinations.internal.duckdb.DuckDb;
import dev.cairn.destinations.internal.sql.RowChannel;
import dev.cairn.destinations.internal.sql.Sql;
import dev.cairn.destinations.internal.sql.Stage;
import dev.cairn.destinations.internal.sql.TableSession;
import dev.cairn.pythonvalues.words.FailureWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** Writes files. Rows wait in a database of DuckDB beside them, which writes the files. */
final class FileWriter implements DestinationWriter, TableSession {

    private static final String WORK = "work";

    private final WorkFolder work;
    private final FileFormat format;
    private final String name;
    private final FolderState state;
    private final WriteLock lock;
    private final DuckDb dialect;
    private final Connection connection;
    private final RowChannel rows;
    private boolean changed;
    /** Whether files could not be moved after a commit; their tables are told of it once. */
    private boolean isUnfinished;

    private FileWriter(
            WorkFolder work, FileFormat format, String name, FolderState state, WriteLock lock, Connection connection) {
        this.work = work;
        this.format = format;
        this.name = name;
        this.state = state;
        this.lock = lock;
        this.dialect = format.dialect(work.path());
        this.connection = connection;
        this.rows = new RowChannel(dialect, connection);
        this.isUnfinished = !state.moves().isEmpty();
    }

    static FileWriter begin(Path folder, FileFormat format, String name) throws DestinationException {
        WorkFolder work = new WorkFolder(folder.resolve(FolderState.OURS).resolve(WORK));
        WriteLock lock = WriteLock.take(folder.resolve(FolderState.OURS).resolve("lock"), name);
        try {
            FolderState state = FolderState.read(folder);
            state.finish();
            Set<String> waiting = state.waiting();
            work.clear(state.moves(), !waiting.isEmpty());
            Connection connection = work.connect(waiting);
            // DuckDB ends parts of a file by their bytes only where it need not keep an order. A single thread keeps
            // it.
            Sql.run(connection, "SET threads = 1");
            Sql.run(connection, "SET preserve_insertion_order = false");
            return new FileWriter(work, format, name, state, lock, connection);
        } catch (IOException | SQLException e) {
            lock.release();
            if (e instanceof DestinationException known) {
                throw known;
            }
            throw new DestinationException("Cannot write to " + name + ": " + FailureWords.of(e), e);
        }
    }

    @Override
    public int longestName() {
        return 200;
    }

    @Override
    public boolean takesNul() {
        return dialect.takesNul();
    }

    @Override
    public boolean keepsNumbersInJson() {
        return format.keepsNumbersInJson();
    }

    @Override
    public List<KeptStream> streams() {
        return state.streams();
    }

    @Override
    public long count(KeptStream kept) throws DestinationException {
        List<DataFile> files = state.files(kept.table().name());
        List<DataFile> there =
                files.stream().filter(file -> Files.exists(state.pathOf(file))).toList();
        if (files.equals(there)) {
            return kept.progress().rows();
        }
        if (kept.progress().state() != null) {
            return -1;
        }
        try {
            long rows = 0;
            for (DataFile file : there) {
                rows += Sql.number(
                        connection,
                        "SELECT count(*) FROM " + format.read(List.of(state.pathOf(file)), file.columns(), dialect));
            }
            state.keep(kept.table().name(), there);
            changed = true;
            return rows;
        } catch (SQLException e) {
            throw failed(kept.table().name(), e);
        }
    }

    @Override
    public List<KeptStream> lookAgain() throws DestinationException {
        FolderState found = state.again();
        return found.streams().stream()
                .map(kept -> found.hasAllFiles(kept.table().name())
                        ? kept
                        : kept.with(kept.progress().withRows(-1)))
                .toList();
    }

    @Override
    public TableWriter open(TablePlan plan, List<Column> before) throws DestinationException {
        try {
            return FileTable.open(this, plan, before.isEmpty());
        } catch (SQLException e) {
            throw failed(plan.table(), e);
        }
    }

    @Override
    public void rename(String table, String to) throws DestinationException {
        alone(table, () -> {
            new Stage(rows, table).drop();
            new TableFolder(state.folder(table))
                    .require(state.files(table).stream().map(state::pathOf).toList());
            new TableFolder(state.folder(to)).requireNothing();
            state.rename(table, to);
            changed = true;
            return to;
        });
    }

    @Override
    public void giveUp(String table) throws DestinationException {
        alone(table, () -> {
            new Stage(rows, table).drop();
            return table;
        });
    }

    @Override
    public void commit(List<KeptStream> kept) throws DestinationException {
        if (kept.isEmpty() && !changed) {
            return;
        }
        kept.forEach(state::keep);
        try {
            IOException unfinished = state.commit();
            changed = false;
            if (unfinished != null && !isUnfinished) {
                isUnfinished = true;
                throw new TableException(
                        "What is committed cannot be moved into its folder, and waits for the next sync: " + unfinished,
                        unfinished);
            }
        } catch (TableException e) {
            throw e;
        } catch (IOException e) {
            throw new DestinationException("Cannot write to " + name + ": " + e, e);
        }
    }

    DuckDb dialect() {
        return dialect;
    }

    Connection connection() {
        return connection;
    }

    @Override
    public RowChannel rows() {
        return rows;
    }

    FileFormat format() {
        return format;
    }

    /** What the folder has; a change of it is followed by {@link #changed}. */
    FolderState state() {
        return state;
    }

    void changed() {
        changed = true;
    }

    /** A file that is about to be written, and becomes part of a table later. */
    Path nextPart() {
        return work.path().resolve("part" + state.nextNumber() + "." + format.extension());
    }

    /** If it fails, the table has the files of before. */
    @Override
    public <T> T alone(String table, Work<T> work) throws DestinationException {
        Runnable undo = state.undo(table);
        try {
            rows.finish();
            return work.run();
        } catch (SQLException e) {
            undo.run();
            throw failed(table, e);
        }
    }

    @Override
    public DestinationException failed(String table, SQLException e) {
        String text = dialect.explain(e).replace(dialect.name(), name);
        return dialect.concernsOneTable(e)
                ? new TableException("Table " + table + ": " + text, e)
                : new DestinationException(text, e);
    }

    @Override
    public void close() throws DestinationException {
        try {
            rows.abandon();
            connection.close();
            FolderState committed = state.again();
            committed.finish();
            work.clear(committed.moves(), !committed.waiting().isEmpty());
        } catch (SQLException | IOException e) {
            // Of no worth any more; the next sync clears it.
        } finally {
            lock.release();
        }
    }
}

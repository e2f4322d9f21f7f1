package dev.cairn.destinations.internal.sql;

import dev.cairn.destinations.Column;
import dev.cairn.destinations.DestinationException;
import dev.cairn.destinations.DestinationWriter;
import dev.cairn.destinations.KeptStream;
import dev.cairn.destinations.TableException;
import dev.cairn.destinations.TablePlan;
import dev.cairn.destinations.TableWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Writes to a database: one connection, one transaction from commit to commit. */
final class SqlWriter implements DestinationWriter, TableSession {

    /** Tables of so many rows are counted in no time. */
    private static final long MOST_COUNTED = 100_000;

    private final SqlDialect dialect;
    private final SqlSession session;
    private final Connection connection;
    private final StreamsTable kept;
    private final RowChannel rows;

    private SqlWriter(SqlDialect dialect, SqlSession session) {
        this.dialect = dialect;
        this.session = session;
        this.connection = session.connection();
        this.kept = new StreamsTable(connection);
        this.rows = new RowChannel(dialect, connection);
    }

    static SqlWriter begin(SqlDialect dialect) throws SQLException, DestinationException {
        SqlWriter writer = new SqlWriter(dialect, dialect.writer());
        try {
            writer.kept.create(dialect.wantsIndex());
            writer.connection.commit();
            return writer;
        } catch (SQLException e) {
            writer.close();
            throw e;
        }
    }

    @Override
    public int longestName() {
        return dialect.longestName();
    }

    @Override
    public boolean takesNul() {
        return dialect.takesNul();
    }

    @Override
    public List<KeptStream> streams() throws DestinationException {
        try {
            return kept.read();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public long count(KeptStream stream) throws DestinationException {
        try {
            return count(connection, stream);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static long count(Connection connection, KeptStream stream) throws SQLException {
        if (!StreamsTable.exists(connection, stream.table().name())) {
            return -1;
        }
        long rows = stream.progress().rows();
        return rows > MOST_COUNTED && stream.progress().state() != null
                ? rows
                : Sql.number(
                        connection,
                        "SELECT count(*) FROM " + Sql.name(stream.table().name()));
    }

    /** Through a connection of its own: the one that writes may have a file that has no name any more. */
    @Override
    public List<KeptStream> lookAgain() throws DestinationException {
        session.location().requireThere();
        try (Connection again = dialect.reader()) {
            List<KeptStream> found = new ArrayList<>();
            for (KeptStream stream : new StreamsTable(again).read()) {
                found.add(stream.with(stream.progress().withRows(count(again, stream))));
            }
            return found;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public TableWriter open(TablePlan plan, List<Column> before) throws DestinationException {
        return alone(plan.table(), () -> SqlTable.open(this, plan, before));
    }

    @Override
    public void giveUp(String table) throws DestinationException {
        alone(table, () -> {
            SqlTable.stage(this, table).drop();
            return table;
        });
    }

    @Override
    public void rename(String table, String to) throws DestinationException {
        alone(table, () -> {
            SqlTable.rename(this, table, to);
            kept.remove(table);
            return to;
        });
    }

    /**
     * Takes the right to write before something is read that is to be changed: where another program wrote in between, SQLite
     * would fail at once instead of waiting.
     */
    void lock() throws SQLException {
        Sql.run(connection, "DELETE FROM " + StreamsTable.TABLE + " WHERE 1 = 0");
    }

    @Override
    public <T> T alone(String table, Work<T> work) throws DestinationException {
        try {
            rows.finish();
            NestedTransaction attempt = NestedTransaction.begin(connection);
            T result;
            try {
                result = work.run();
            } catch (TableException e) {
                attempt.failed();
                throw e;
            } catch (SQLException e) {
                if (dialect.concernsOneTable(e)) {
                    attempt.failed();
                }
                throw e;
            }
            attempt.succeeded();
            return result;
        } catch (SQLException e) {
            throw failed(table, e);
        }
    }

    @Override
    public void commit(List<KeptStream> streams) throws DestinationException {
        try {
            rows.finish();
            kept.write(streams);
            connection.commit();
            dialect.committed(connection);
            session.location().requireThere();
        } catch (SQLException e) {
            kept.forget();
            throw failed(e);
        }
    }

    @Override
    public RowChannel rows() {
        return rows;
    }

    SqlDialect dialect() {
        return dialect;
    }

    Connection connection() {
        return connection;
    }

    /** What happened to all of the destination: a commit that fails is one of all tables. */
    private DestinationException failed(SQLException e) {
        return new DestinationException(dialect.explain(e), e);
    }

    @Override
    public DestinationException failed(String table, SQLException e) {
        return dialect.concernsOneTable(e)
                ? new TableException("Table " + table + ": " + dialect.explain(e), e)
                : failed(e);
    }

    @Override
    public void close() throws DestinationException {
        try {
            try (connection) {
                rows.abandon();
                connection.rollback();
            } finally {
                session.lock().close();
            }
        } catch (Exception e) {
            // What was not committed is gone, as it should; an error that matters was thrown before.
        }
    }
}

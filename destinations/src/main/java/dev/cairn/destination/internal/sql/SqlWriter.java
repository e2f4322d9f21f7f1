package dev.cairn.destination.internal.sql;

import dev.cairn.destination.Column;
import dev.cairn.destination.DestinationException;
import dev.cairn.destination.DestinationWriter;
import dev.cairn.destination.KeptStream;
import dev.cairn.destination.TablePlan;
import dev.cairn.destination.TableWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Writes to a database: one connection, one transaction from commit to commit. */
final class SqlWriter implements DestinationWriter {

    private final SqlDialect dialect;
    private final SqlSession session;
    private final Connection connection;
    private final KeptTable kept;
    private final RowChannel rows;

    private SqlWriter(SqlDialect dialect, SqlSession session) {
        this.dialect = dialect;
        this.session = session;
        this.connection = session.connection();
        this.kept = new KeptTable(connection);
        this.rows = new RowChannel(dialect, connection);
    }

    static SqlWriter begin(SqlDialect dialect) throws SQLException, DestinationException {
        SqlWriter writer = new SqlWriter(dialect, dialect.writer());
        try {
            writer.kept.create();
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
    public TableWriter open(TablePlan plan, List<Column> before) throws DestinationException {
        try {
            if (before.isEmpty() && KeptTable.exists(connection, plan.table())) {
                throw new DestinationException(dialect.name() + " has a table " + plan.table()
                        + " that no sync of Cairn made. Rename it, or sync into another place.");
            }
            SqlTable table = new SqlTable(this, plan);
            table.prepare(before);
            return table;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public void commit(List<KeptStream> streams) throws DestinationException {
        try {
            rows.finish();
            kept.write(streams);
            connection.commit();
            dialect.committed(connection);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    RowChannel rows() {
        return rows;
    }

    SqlDialect dialect() {
        return dialect;
    }

    Connection connection() {
        return connection;
    }

    DestinationException failed(SQLException e) {
        return new DestinationException(dialect.explain(e), e);
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

package dev.cairn.destinations.internal.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import org.jspecify.annotations.Nullable;

/** Statements about one table, which are undone alone if one of them fails. */
final class NestedTransaction {

    private final Connection connection;
    private final @Nullable Savepoint before;

    private NestedTransaction(Connection connection, @Nullable Savepoint before) {
        this.connection = connection;
        this.before = before;
    }

    /** Without savepoints, what came before is committed: only rows that wait, which no reader sees. */
    static NestedTransaction begin(Connection connection) throws SQLException {
        Savepoint before = savepoint(connection);
        if (before == null) {
            connection.commit();
        }
        return new NestedTransaction(connection, before);
    }

    /** Null where the database has none. */
    static @Nullable Savepoint savepoint(Connection connection) throws SQLException {
        return connection.getMetaData().supportsSavepoints() ? connection.setSavepoint() : null;
    }

    void succeeded() throws SQLException {
        if (before != null) {
            connection.releaseSavepoint(before);
        }
    }

    void failed() throws SQLException {
        if (before == null) {
            connection.rollback();
        } else {
            connection.rollback(before);
            connection.releaseSavepoint(before);
        }
    }
}

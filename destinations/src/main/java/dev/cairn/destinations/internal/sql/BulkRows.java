package dev.cairn.destinations.internal.sql;

import dev.cairn.destinations.Row;
import java.sql.SQLException;

/** Adds rows to a table on the fastest way that a database has. Nothing else is done with the connection before it is closed. */
public interface BulkRows extends AutoCloseable {

    void append(Row row) throws SQLException;

    /** Sends what has been added. */
    @Override
    void close() throws SQLException;

    /** Gives up, in place of {@link #close()}: the transaction is about to be rolled back. */
    default void abandon() throws SQLException {}
}

package dev.cairn.destinations.internal.sql;

import dev.cairn.destinations.DestinationException;
import java.sql.SQLException;

/** What the tables of a connection share. */
public interface TableSession {

    /** Statements about one table. */
    interface Work<T> {
        T run() throws SQLException, DestinationException;
    }

    /** The way in for rows. */
    RowChannel rows();

    /** Runs statements about one table: as a whole, or not at all. */
    <T> T alone(String table, Work<T> work) throws DestinationException;

    /** What to throw for an error of a statement about a table: it may concern that, or all of the destination. */
    DestinationException failed(String table, SQLException e);
}

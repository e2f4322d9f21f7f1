package dev.cairn.destinations.internal.sql;

import dev.cairn.destinations.DestinationException;
import java.sql.Connection;

/**
 * A connection that may write, and the lock that lets no other in.
 *
 * @param connection does not commit by itself
 * @param lock is given back after the connection is closed
 * @param location of what the connection writes to
 */
public record SqlSession(Connection connection, AutoCloseable lock, Location location) {

    /** Where others find a database. */
    public interface Location {

        /**
         * Requires that the database is still there.
         *
         * @throws DestinationException if it is not found there any more
         */
        void requireThere() throws DestinationException;
    }
}

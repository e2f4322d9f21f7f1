package dev.cairn.destination.internal.sql;

import java.sql.Connection;

/**
 * A connection that may write, and the lock that lets no other in.
 *
 * @param connection does not commit by itself
 * @param lock is given back after the connection is closed
 */
public record SqlSession(Connection connection, AutoCloseable lock) {}

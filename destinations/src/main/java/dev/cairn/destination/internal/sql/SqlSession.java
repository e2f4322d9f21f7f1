package dev.cairn.destination.internal.sql;

import java.sql.Connection;

/**
 * The right to write.
 *
 * @param connection does not commit by itself
 * @param lock is given back after the connection is closed
 */
public record SqlSession(Connection connection, AutoCloseable lock) {}

package org.duckdb;

import java.sql.SQLException;

/** What is used of this class of DuckDB's driver, which builds that are to be quick do not fetch. */
public abstract class DuckDBAppender implements AutoCloseable {
    public abstract DuckDBAppender beginRow() throws SQLException;

    public abstract DuckDBAppender append(boolean value) throws SQLException;

    public abstract DuckDBAppender append(long value) throws SQLException;

    public abstract DuckDBAppender append(double value) throws SQLException;

    public abstract DuckDBAppender append(String value) throws SQLException;

    public abstract DuckDBAppender appendNull() throws SQLException;

    public abstract DuckDBAppender endRow() throws SQLException;

    public abstract long flush() throws SQLException;

    @Override
    public abstract void close() throws SQLException;
}

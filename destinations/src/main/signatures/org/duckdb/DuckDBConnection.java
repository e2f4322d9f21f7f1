package org.duckdb;

import java.sql.Connection;
import java.sql.SQLException;

/** What is used of this class of DuckDB's driver, which builds that are to be quick do not fetch. */
public abstract class DuckDBConnection implements Connection {
    public abstract DuckDBAppender createAppender(String table) throws SQLException;
}

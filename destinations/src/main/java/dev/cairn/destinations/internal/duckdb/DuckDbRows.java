package dev.cairn.destinations.internal.duckdb;

import dev.cairn.destinations.Column;
import dev.cairn.destinations.ColumnType;
import dev.cairn.destinations.Row;
import dev.cairn.destinations.internal.number.Decimals;
import dev.cairn.destinations.internal.sql.BulkRows;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Adds rows with DuckDB's appender. */
final class DuckDbRows implements BulkRows {

    private final DuckDBAppender appender;
    private final ColumnType[] types;
    private final boolean forJsonLines;

    /**
     * @param table in quotes
     * @param forJsonLines whether decimals are JSON that is to be written as JSON Lines
     */
    DuckDbRows(Connection connection, String table, List<Column> columns, boolean forJsonLines) throws SQLException {
        this.forJsonLines = forJsonLines;
        String name = table.substring(1, table.length() - 1).replace("\"\"", "\"");
        appender = connection.unwrap(DuckDBConnection.class).createAppender(name);
        types = columns.stream().map(Column::type).toArray(ColumnType[]::new);
    }

    @Override
    public void append(Row row) throws SQLException {
        appender.beginRow();
        for (int i = 0; i < types.length; i++) {
            if (row.isNull(i)) {
                appender.appendNull();
                continue;
            }
            switch (types[i]) {
                case BOOLEAN -> appender.append(row.booleanAt(i));
                case INTEGER -> appender.append(row.integerAt(i));
                case NUMBER -> appender.append(row.numberAt(i));
                case DECIMAL -> appender.append(forJsonLines ? json(row.textAt(i)) : row.textAt(i));
                case TEXT, JSON -> appender.append(row.textAt(i));
            }
        }
        appender.endRow();
    }

    /** Where DuckDB would write another number, or the same one in another way, it is a text. */
    private static String json(String decimal) {
        boolean kept =
                decimal.indexOf('e') < 0 && (decimal.indexOf('.') < 0 || Decimals.isShortest(new BigDecimal(decimal)));
        return kept ? decimal : '"' + decimal + '"';
    }

    @Override
    public void close() throws SQLException {
        appender.flush(); // closing alone does not say that rows could not be written
        appender.close();
    }
}

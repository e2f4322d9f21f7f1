package dev.cairn.destinations.internal.sqlite;

import dev.cairn.destinations.Column;
import dev.cairn.destinations.ColumnType;
import dev.cairn.destinations.Row;
import dev.cairn.destinations.internal.sql.BulkRows;
import dev.cairn.destinations.internal.sql.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** Adds rows with one prepared statement, a batch at a time. */
final class SqliteRows implements BulkRows {

    private static final int BATCH = 200;

    private final PreparedStatement insert;
    private final ColumnType[] types;
    private int batched;

    SqliteRows(Connection connection, String table, List<Column> columns) throws SQLException {
        String names = columns.stream().map(column -> Sql.name(column.name())).collect(Collectors.joining(", "));
        String values = columns.stream().map(column -> "?").collect(Collectors.joining(", "));
        insert = connection.prepareStatement("INSERT INTO " + table + " (" + names + ") VALUES (" + values + ")");
        types = columns.stream().map(Column::type).toArray(ColumnType[]::new);
    }

    @Override
    public void append(Row row) throws SQLException {
        for (int i = 0; i < types.length; i++) {
            if (row.isNull(i)) {
                insert.setObject(i + 1, null);
                continue;
            }
            switch (types[i]) {
                case BOOLEAN -> insert.setBoolean(i + 1, row.booleanAt(i));
                case INTEGER -> insert.setLong(i + 1, row.integerAt(i));
                case NUMBER -> insert.setDouble(i + 1, row.numberAt(i));
                case DECIMAL, TEXT, JSON -> insert.setString(i + 1, row.textAt(i));
            }
        }
        insert.addBatch();
        if (++batched == BATCH) {
            insert.executeBatch();
            batched = 0;
        }
    }

    @Override
    public void close() throws SQLException {
        if (batched > 0) {
            insert.executeBatch();
        }
        insert.close();
    }
}

package dev.cairn.destination.internal.sql;

import dev.cairn.destination.Column;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Adds columns to tables, and widens them. */
public final class ColumnChanges {

    private ColumnChanges() {}

    /** Whether a column has another type. */
    public static boolean widen(List<Column> before, List<Column> after) {
        for (int i = 0; i < before.size(); i++) {
            if (before.get(i).type() != after.get(i).type()) {
                return true;
            }
        }
        return false;
    }

    /** The columns of a table that is to be made, in brackets. */
    public static String definitions(SqlDialect dialect, List<Column> columns) {
        List<String> definitions = columns.stream()
                .map(column -> Sql.name(column.name()) + " " + dialect.type(column.type()))
                .toList();
        return " (" + String.join(", ", definitions) + ")";
    }

    /** Changes a table, whose name is in quotes. */
    public static void make(
            Connection connection, SqlDialect dialect, String table, List<Column> before, List<Column> after)
            throws SQLException {
        for (int i = 0; i < after.size(); i++) {
            Column column = after.get(i);
            if (i >= before.size()) {
                Sql.run(
                        connection,
                        "ALTER TABLE " + table + " ADD COLUMN " + Sql.name(column.name()) + " "
                                + dialect.type(column.type()));
            } else if (before.get(i).type() != column.type()) {
                for (String statement : dialect.widen(table, before.get(i), column.type())) {
                    Sql.run(connection, statement);
                }
            }
        }
    }
}

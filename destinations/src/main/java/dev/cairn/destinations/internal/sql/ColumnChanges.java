package dev.cairn.destinations.internal.sql;

import dev.cairn.destinations.Column;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** Adds columns to tables, and widens them. */
public final class ColumnChanges {

    /** The end of the whole numbers that are all doubles. */
    private static final long EXACT = 1L << 53;

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

    /**
     * Whether the integers of a column are exact as doubles.
     *
     * @param rows a table's name in quotes, or something else that can be selected from
     */
    public static boolean fitsDoubles(Connection connection, String rows, Column integers) throws SQLException {
        return Sql.number(
                        connection,
                        "SELECT count(*) FROM (SELECT 1 FROM " + rows + " WHERE " + Sql.name(integers.name())
                                + " NOT BETWEEN -" + EXACT + " AND " + EXACT + " LIMIT 1) AS beyond")
                == 0;
    }

    /**
     * The columns of a table that is to be made, in brackets.
     *
     * @param others definitions of columns besides
     */
    static String definitions(SqlDialect dialect, List<Column> columns, List<String> others) {
        List<String> definitions = Stream.concat(
                        columns.stream().map(column -> Sql.name(column.name()) + " " + dialect.type(column.type())),
                        others.stream())
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

package dev.cairn.destinations.internal.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Texts of SQL, and their execution. */
public final class Sql {

    private Sql() {}

    /** A name in quotes. */
    public static String name(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** A text in quotes. */
    public static String text(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** Names in quotes. */
    public static String list(List<String> names) {
        return names.stream().map(Sql::name).collect(Collectors.joining(", "));
    }

    /**
     * Runs a statement.
     *
     * @return how many rows it changed
     */
    public static long run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.execute(sql) ? 0 : Math.max(0, statement.getUpdateCount());
        }
    }

    /** The texts of the first column that a query gives. */
    public static List<String> texts(Connection connection, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    /** The number that a query gives. */
    public static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}

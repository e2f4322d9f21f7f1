package dev.cairn.destinations.internal.sql;

import dev.cairn.destinations.Column;
import dev.cairn.destinations.ColumnType;
import dev.cairn.destinations.DestinationException;
import dev.cairn.destinations.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.List;

/** Where a database differs from others. */
public interface SqlDialect {

    /** The name of the database in messages, without secrets. */
    String name();

    /** A connection that reads what is committed. */
    Connection reader() throws SQLException, DestinationException;

    /** A connection that writes, and the lock that keeps others from writing. */
    SqlSession writer() throws SQLException, DestinationException;

    /** Most bytes in UTF-8 that a name may have. */
    int longestName();

    /** Whether texts may have the character U+0000. */
    boolean takesNul();

    /** The type that columns have. */
    String type(ColumnType type);

    /** What identifies a row of a table. */
    String rowId();

    /** What is larger for later rows of a stage, as long as only its last rows are deleted. */
    default String order() {
        return rowId();
    }

    /** The definition of a column that stages have for {@link #order} and tables have not; empty where none is needed. */
    default String orderColumn() {
        return "";
    }

    /** A value of a column in another, wider type. */
    String widened(String value, ColumnType from, ColumnType to);

    /** The statements that change the type of a column, without those that concern indexes. */
    default List<String> widen(String table, Column from, ColumnType to) {
        String column = Sql.name(from.name());
        return List.of("ALTER TABLE " + table + " ALTER COLUMN " + column + " TYPE " + type(to) + " USING "
                + widened(column, from.type(), to));
    }

    /** Whether an index helps to find rows by their key. */
    boolean wantsIndex();

    /** Deletes all rows of a table, so that later ones get larger ids than they have among each other. */
    default String clear(String table) {
        return "DELETE FROM " + table;
    }

    /** Makes a column of whole numbers null in all rows of a table; both names are in quotes. */
    default String forget(String table, String column) {
        return "UPDATE " + table + " SET " + column + " = NULL WHERE " + column + " IS NOT NULL";
    }

    /** Is called after each commit. */
    default void committed(Connection connection) throws SQLException {}

    /** Adds rows to the end of a table, in the order of its columns. */
    BulkRows bulk(Connection connection, String table, List<Column> columns) throws SQLException;

    /** The columns, by their index, whose values a row has no room for; see {@link dev.cairn.destinations.TableWriter#lacking}. */
    default BitSet lacking(Row row, List<Column> columns, List<String> key) {
        return new BitSet();
    }

    /**
     * Whether a table that is to be replaced has something that would be lost with it, or stands in the way: rights, views,
     * indexes. Its rows are replaced then.
     */
    boolean isUsed(Connection connection, String table) throws SQLException;

    /** The statements that make the indexes of a table again when another one has taken its place. */
    default List<String> indexes(Connection connection, String table) throws SQLException {
        return List.of();
    }

    /** Whether an error leaves other tables as they are; otherwise the whole sync ends. */
    boolean concernsOneTable(SQLException e);

    /** What to say of an error, in one line. */
    default String explain(SQLException e) {
        return name() + ": " + String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", "; ");
    }
}

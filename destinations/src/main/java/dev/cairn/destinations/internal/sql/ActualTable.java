package dev.cairn.destinations.internal.sql;

import dev.cairn.destinations.Column;
import dev.cairn.destinations.TableException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A table as it is; users may have changed it since the last sync.
 *
 * @param columns their names
 */
record ActualTable(String name, Set<String> columns) {

    /** Null if there is no such table. */
    static @Nullable ActualTable find(Connection connection, String name) throws SQLException {
        if (!StreamsTable.exists(connection, name)) {
            return null;
        }
        Set<String> columns = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet nothing = statement.executeQuery("SELECT * FROM " + Sql.name(name) + " LIMIT 0")) {
            ResultSetMetaData found = nothing.getMetaData();
            for (int i = 1; i <= found.getColumnCount(); i++) {
                columns.add(found.getColumnName(i));
            }
        }
        return new ActualTable(name, columns);
    }

    /** What to say of a table that should be there. */
    static TableException missing(String name) {
        return new TableException(
                "The table " + name + " is not there any more. Bring it back, or make the next sync read "
                        + "the stream from its beginning into a new one, with cairn state reset.");
    }

    /** What to say of a table that should not be there. */
    static TableException foreign(String name) {
        return new TableException(
                "There is a table " + name + " that no sync of Cairn made. Rename it, or sync into another place.");
    }

    /** Whether it has more than a sync gave it. */
    boolean hasMoreThan(List<Column> known) {
        return columns.size() > known.size();
    }

    /** Whether a sync made it. */
    boolean isOurs() {
        return columns.contains(Column.SYNCED_AT);
    }

    /** @throws TableException if one of the columns is not there any more */
    void require(List<Column> known, SqlDialect dialect) throws TableException {
        for (Column column : known) {
            if (!columns.contains(column.name())) {
                throw new TableException("The column " + column.name() + " of the table " + name
                        + " is not there any more. Bring it back: ALTER TABLE " + Sql.name(name) + " ADD COLUMN "
                        + Sql.name(column.name()) + " " + dialect.type(column.type()));
            }
        }
    }
}

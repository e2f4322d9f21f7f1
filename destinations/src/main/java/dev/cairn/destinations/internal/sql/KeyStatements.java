package dev.cairn.destinations.internal.sql;

import dev.cairn.destinations.Column;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Statements that keep the newest row of each primary key. A row without a value in its key is no other row's equal.
 *
 * <p>The newest row is the one with the largest cursor value; of rows with equal values, or with none, the one that came last.
 * A row without a cursor value is older than one with a value.
 */
public final class KeyStatements {

    private static final String CURSOR = Sql.name(Column.CURSOR);

    /** Short names of a pair's rows that no column has: {@code t.id} would be a part of the column {@code t}, if there is one. */
    public static final String OLD = "_cairn_old";

    private static final String NEW = "_cairn_new";

    private final String table;
    private final String waiting;
    private final List<String> key;
    private final String rowId;
    private final String order;

    /**
     * Statements for a table.
     *
     * @param table its name in quotes, or something else that can be selected from
     * @param waiting the name, in quotes, of the table in which rows wait
     * @param key the columns of the primary key
     */
    KeyStatements(SqlDialect dialect, String table, String waiting, List<String> key) {
        this.table = table;
        this.waiting = waiting;
        this.key = key;
        this.rowId = dialect.rowId();
        this.order = dialect.order();
    }

    /** Deletes waiting rows that another waiting one takes the place of. */
    String dropOlder() {
        String known = key.stream().map(name -> Sql.name(name) + " IS NOT NULL").collect(Collectors.joining(" AND "));
        return "DELETE FROM " + waiting + " WHERE " + rowId + " IN (SELECT r FROM (SELECT " + rowId
                + " AS r, row_number() OVER (PARTITION BY " + Sql.list(key) + " ORDER BY " + CURSOR
                + " DESC NULLS LAST, " + order + " DESC) AS place FROM " + waiting + " WHERE " + known
                + ") AS ranked WHERE place > 1)";
    }

    /** Deletes waiting rows that are older than the table's. */
    String dropOutdated() {
        String then = OLD + "." + CURSOR;
        String now = NEW + "." + CURSOR;
        return "DELETE FROM " + waiting + " WHERE " + rowId + " IN (SELECT " + NEW + "." + rowId + matching() + " AND ("
                + now + " < " + then + " OR (" + now + " IS NULL AND " + then + " IS NOT NULL)))";
    }

    /** Counts waiting rows for which the table has one, or several. */
    String countKnown() {
        return "SELECT count(DISTINCT " + NEW + "." + rowId + ")" + matching();
    }

    /** Counts waiting rows for which the table has one at the same place in the cursor's order. */
    String countSame() {
        return "SELECT count(DISTINCT " + NEW + "." + rowId + ")" + matching() + " AND " + NEW + "." + CURSOR + " = "
                + OLD + "." + CURSOR;
    }

    /** Selects something of the pairs of a waiting row and the table's row, {@link #OLD}, with the same key. */
    public String select(String what) {
        return "SELECT " + what + matching();
    }

    /** Deletes the rows of the table that waiting ones take the place of. */
    String deleteReplaced() {
        return "DELETE FROM " + table + " WHERE " + rowId + " IN (SELECT " + OLD + "." + rowId + matching() + ")";
    }

    /** The condition that no waiting row takes the place of the row {@link #OLD}. */
    public String isKept() {
        return "NOT EXISTS (SELECT 1 FROM " + waiting + " AS " + NEW + " WHERE " + sameKey() + ")";
    }

    /** CROSS JOIN makes SQLite go through the waiting rows and look into the table's index, not the other way round. */
    private String matching() {
        return " FROM " + waiting + " AS " + NEW + " CROSS JOIN " + table + " AS " + OLD + " WHERE " + sameKey();
    }

    private String sameKey() {
        return key.stream()
                .map(Sql::name)
                .map(name -> OLD + "." + name + " = " + NEW + "." + name)
                .collect(Collectors.joining(" AND "));
    }
}

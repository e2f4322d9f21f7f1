package dev.cairn.destinations.sync;

import dev.cairn.destinations.Column;
import dev.cairn.destinations.ColumnType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change of a table that was there before.
 *
 * @param column as it is now
 * @param before the type that it had; null if there was no such column
 */
public record ColumnChange(Column column, @Nullable ColumnType before) {

    /**
     * What is different between the columns of a table.
     *
     * @param after those before, some with other types, and perhaps more
     */
    static List<ColumnChange> between(List<Column> before, List<Column> after) {
        List<ColumnChange> changes = new ArrayList<>();
        for (int i = 0; i < after.size(); i++) {
            Column column = after.get(i);
            ColumnType then = i < before.size() ? before.get(i).type() : null;
            if (then != column.type()) {
                changes.add(new ColumnChange(column, then));
            }
        }
        return changes;
    }

    /** The change in words. */
    @Override
    public String toString() {
        return before == null
                ? "column " + column.name() + " is new: " + column.type()
                : "column " + column.name() + " is " + column.type() + " now, and was " + before;
    }
}

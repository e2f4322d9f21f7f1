package dev.cairn.destination;

import java.util.List;

/**
 * What a sync is going to do with a table.
 *
 * @param table its name
 * @param key the fields of the primary key; empty where there is none. A field may have no column yet
 * @param columns the columns that it is to have
 */
public record TablePlan(String table, WriteMode mode, List<String> key, List<Column> columns) {

    public TablePlan {
        key = List.copyOf(key);
        columns = List.copyOf(columns);
    }
}

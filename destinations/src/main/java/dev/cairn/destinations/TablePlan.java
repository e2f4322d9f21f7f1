package dev.cairn.destinations;

import java.util.List;

/**
 * What a sync is going to do with a table.
 *
 * @param table its name
 * @param key the fields of the primary key; empty where there is none. A field may have no column yet
 * @param columns the columns that it is to have
 * @param forgetsPositions whether the rows that are there lose their position in the cursor's order, since what comes now is to take
 *     their place whatever its own is. Done in the same commit as everything else since the last one
 * @param waiting how many rows are to wait on that an earlier sync has left waiting with {@link TableWriter#keep}; rows that wait
 *     behind them are given up. Zero to give up all
 */
public record TablePlan(
        String table, WriteMode mode, List<String> key, List<Column> columns, boolean forgetsPositions, long waiting) {

    public TablePlan {
        key = List.copyOf(key);
        columns = List.copyOf(columns);
    }

    /**
     * The names of the primary key's columns.
     *
     * @param now the columns that the table has by now
     * @return an empty list if there is no key, or a part of it has no column yet
     */
    public List<String> keyColumns(List<Column> now) {
        List<String> names = key.stream()
                .flatMap(field -> now.stream().filter(column -> column.field().equals(field)))
                .map(Column::name)
                .toList();
        return names.size() == key.size() ? names : List.of();
    }
}

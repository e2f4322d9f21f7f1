package dev.cairn.destinations.internal.files;

import dev.cairn.destinations.Column;
import java.util.List;

/**
 * A file with rows.
 *
 * @param path below the destination's folder, such as {@code tickets/000001.parquet}
 * @param columns what counts of it: what it was written with, but for columns that were forgotten
 */
record DataFile(String path, List<Column> columns) {

    DataFile {
        columns = List.copyOf(columns);
    }

    /** This file without a column. */
    DataFile without(String name) {
        return new DataFile(
                path,
                columns.stream().filter(column -> !column.name().equals(name)).toList());
    }
}

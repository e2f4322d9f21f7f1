package dev.cairn.destination.internal.files;

import dev.cairn.destination.Column;
import java.util.List;

/**
 * A file with rows.
 *
 * @param path below the destination's folder, such as {@code tickets/000001.parquet}
 * @param columns what it was written with
 */
record DataFile(String path, List<Column> columns) {

    DataFile {
        columns = List.copyOf(columns);
    }
}

package dev.cairn.destinations.internal.files;

import dev.cairn.destinations.Column;
import dev.cairn.destinations.internal.duckdb.DuckDb;
import dev.cairn.destinations.internal.sql.Sql;
import dev.cairn.destinations.internal.sql.SqlDialect;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A format of files that DuckDB writes and reads. */
enum FileFormat {
    JSONL("jsonl", "FORMAT json") {
        @Override
        String read(List<Path> files, List<Column> columns, SqlDialect dialect) {
            String types = columns.stream()
                    .map(column -> Sql.text(column.name()) + ": " + Sql.text(dialect.type(column.type())))
                    .collect(Collectors.joining(", "));
            return "read_json(" + list(files) + ", format = 'newline_delimited', columns = {" + types + "})";
        }

        @Override
        DuckDb dialect(Path work) {
            return DuckDb.forJsonLines(work);
        }

        /** DuckDB makes doubles of them. */
        @Override
        boolean keepsNumbersInJson() {
            return false;
        }
    },
    PARQUET("parquet", "FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE_BYTES '16MB'") {
        @Override
        String read(List<Path> files, List<Column> columns, SqlDialect dialect) {
            return "read_parquet(" + list(files) + ")";
        }
    };

    static final String FILE = "_cairn_file";

    private final String extension;
    private final String options;

    FileFormat(String extension, String options) {
        this.extension = extension;
        this.options = options;
    }

    /** How files are called, and the addresses of folders of them. */
    String extension() {
        return extension;
    }

    /** Writes what a query gives. */
    String write(String query, Path file) {
        return "COPY (" + query + ") TO " + Sql.text(file.toString()) + " (" + options + ")";
    }

    /**
     * Reads files, with the path of each row's in a column {@link #FILE}.
     *
     * @param columns those that the files were written with
     */
    abstract String read(List<Path> files, List<Column> columns, SqlDialect dialect);

    /** How a database is written whose tables become files. */
    DuckDb dialect(Path work) {
        return new DuckDb(work);
    }

    /** Whether numbers inside of JSON values keep their digits. */
    boolean keepsNumbersInJson() {
        return true;
    }

    private static String list(List<Path> files) {
        return files.stream().map(file -> Sql.text(file.toString())).collect(Collectors.joining(", ", "[", "]"))
                + ", filename = " + Sql.text(FILE);
    }
}

package dev.cairn.destinations.internal.duckdb;

import java.sql.SQLException;
import java.util.regex.Pattern;

/** What DuckDB's errors are about. They have no codes: what tells them apart is the type that their texts begin with. */
final class DuckDbErrors {

    private static final Pattern ABOUT_TABLES = Pattern.compile(
            "(Catalog|Binder|Dependency|Constraint|Conversion|Out of Range|Not implemented|Mismatch Type) Error:");

    private static final String OUT_OF_MEMORY = "Out of Memory Error:";

    /** What stands around an error: that there is one, and where it is in a statement. */
    private static final Pattern PLACE = Pattern.compile("(?s)^.*?\\RError: (.*?)(\\R\\s*LINE \\d.*)?$");

    private static final String LOCKED = "Could not set lock";

    private DuckDbErrors() {}

    static boolean concernsOneTable(SQLException e) {
        return ABOUT_TABLES.matcher(text(e)).find();
    }

    static boolean saysOutOfMemory(SQLException e) {
        return text(e).contains(OUT_OF_MEMORY);
    }

    /** Whether another process has the file open. */
    static boolean saysLocked(SQLException e) {
        return text(e).contains(LOCKED);
    }

    /** The text without what stands around it. */
    static String cause(SQLException e) {
        return PLACE.matcher(text(e)).replaceFirst("$1");
    }

    private static String text(SQLException e) {
        return String.valueOf(e.getMessage());
    }
}

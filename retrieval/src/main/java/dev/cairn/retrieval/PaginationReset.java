package dev.cairn.retrieval;

import dev.cairn.checkpoint.cursor.CursorPlan;
import org.jspecify.annotations.Nullable;

/**
 * How pagination starts again within a slice, when an error handler asks for it or after a number of records ({@code
 * pagination_reset}). Thread-safe.
 *
 * <p>Source of the rules: {@code PaginationTracker} of the Python CDK.
 *
 * @param maxRecords after so many records of a slice its first page is read again; null for no limit
 * @param cursor goes on from the latest record of the slice; null to begin at the start of the slice, once
 */
public record PaginationReset(
        @Nullable Long maxRecords, @Nullable CursorPlan cursor) {

    /** Where the manifest says nothing: an error handler may have a slice read again, once. */
    public static final PaginationReset ONCE = new PaginationReset(null, null);
}

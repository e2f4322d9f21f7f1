package dev.cairn.destinations.sync;

import dev.cairn.destinations.WriteMode;
import dev.cairn.runtime.config.StreamDescriptor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a sync did with one stream. Rows count when they are committed.
 *
 * @param table where its rows are
 * @param complete whether it was read to its end
 * @param added rows that were not there before
 * @param changed rows in place of an older one with the same primary key
 * @param again rows that were there already, or came more than once
 * @param unfit rows of which some value did not fit into its column
 * @param unfitFields for each field, in how many rows it did not fit; not more than 100 fields
 * @param uncommitted records that were read and are not in the table; the next sync reads them again
 * @param rows how many the table has now
 * @param position how far the last committed state is: the cursor's value; null where the state has none
 * @param error what kept it from being read to its end; null if nothing did
 * @param notes what else one should know, such as columns with other names than their fields
 * @param changes of the table's columns, if it was there before
 */
public record StreamReport(
        StreamDescriptor stream,
        String table,
        WriteMode mode,
        boolean complete,
        long added,
        long changed,
        long again,
        long unfit,
        Map<String, Long> unfitFields,
        long uncommitted,
        long rows,
        @Nullable String position,
        @Nullable String error,
        List<String> notes,
        List<ColumnChange> changes) {

    public StreamReport {
        unfitFields = Collections.unmodifiableMap(new LinkedHashMap<>(unfitFields));
        notes = List.copyOf(notes);
        changes = List.copyOf(changes);
    }
}

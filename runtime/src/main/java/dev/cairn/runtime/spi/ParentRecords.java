package dev.cairn.runtime.spi;

import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The records of a parent stream. */
public interface ParentRecords {

    /** The parent's name. */
    String stream();

    /** The definition of the link to it: {@code parent_key}, {@code partition_field} and what else it has. */
    Map<String, @Nullable Object> fields();

    /** All records, read as they are asked for; blocks, and fails like the stream itself. */
    Iterator<ParentRecord> records();

    /**
     * A record of a parent.
     *
     * @param slice what it belongs to
     */
    record ParentRecord(Map<String, @Nullable Object> record, StreamSlice slice) {}
}

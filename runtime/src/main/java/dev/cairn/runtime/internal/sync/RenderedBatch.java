package dev.cairn.runtime.internal.sync;

import dev.cairn.checkpoint.cursor.CursorValue;
import dev.cairn.runtime.protocol.RecordLines;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records of one slice, in order. Handed from a worker to the read loop and not changed.
 *
 * @param records those that are emitted
 * @param dropped the records between these that are not emitted, in order
 */
record RenderedBatch(RecordLines records, List<Dropped> dropped) {

    /**
     * A record that a filter dropped.
     *
     * @param before the index of the record that follows it; the batch's size where none does
     * @param value its cursor value, null where it has none
     */
    record Dropped(int before, @Nullable CursorValue value) {}

    int size() {
        return records.size();
    }

    /** About how much memory it holds. */
    long bytes() {
        return records.bytes().length + 8L * (size() + dropped.size());
    }
}

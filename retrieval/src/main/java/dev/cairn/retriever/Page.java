package dev.cairn.retriever;

import dev.cairn.record.DroppedRecord;
import dev.cairn.record.StreamRecord;
import java.util.List;

/**
 * One page of a slice, or a part of one.
 *
 * @param records the records to emit, in the order the API gave them
 * @param dropped the records that filters of the connector dropped, in the order the API gave them; empty where the
 *     cursor does not need them
 * @param event what the cursor is told after the records
 */
public record Page(List<StreamRecord> records, List<DroppedRecord> dropped, SliceEvent event) {

    public Page {
        records = List.copyOf(records);
        dropped = List.copyOf(dropped);
    }

    /** A complete page. */
    public Page(List<StreamRecord> records) {
        this(records, List.of(), SliceEvent.PAGE_COMPLETED);
    }

    /** An event without records. */
    public static Page of(SliceEvent event) {
        return new Page(List.of(), List.of(), event);
    }
}

package dev.cairn.runtime.retriever;

import dev.cairn.runtime.record.StreamRecord;
import java.util.List;

/**
 * One page of a slice.
 *
 * @param records the records to emit, in the order the API gave them
 * @param afterReset whether this is no page, but says that pagination starts anew, so that records may come again
 */
public record Page(List<StreamRecord> records, boolean afterReset) {

    /** Pagination starts anew. */
    public static final Page RESET = new Page(List.of(), true);

    public Page {
        records = List.copyOf(records);
    }

    public Page(List<StreamRecord> records) {
        this(records, false);
    }
}

package dev.cairn.runtime.retriever;

import dev.cairn.runtime.record.StreamRecord;
import java.util.List;

/**
 * One page of a slice.
 *
 * @param records the records to emit, in the order the API gave them
 */
public record Page(List<StreamRecord> records) {

    public Page {
        records = List.copyOf(records);
    }
}

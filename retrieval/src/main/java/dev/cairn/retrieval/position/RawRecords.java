package dev.cairn.retrieval.position;

import dev.cairn.records.StreamRecord;
import java.util.List;

/** Sees the records of a page as the API gave them, part by part. Confined to one thread. */
@FunctionalInterface
public interface RawRecords {

    /** Looks at nothing. */
    RawRecords UNSEEN = records -> 0;

    /**
     * Sees some further records, before anything of them is changed.
     *
     * @return how many of them, from the first on, are not to be delivered
     */
    int read(List<StreamRecord> records);
}

package dev.cairn.records;

import dev.cairn.records.RecordSelector.Selection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Filters, transforms and normalises the records of one page, part by part. Confined to one thread. */
public interface PageSelection extends AutoCloseable {

    /**
     * What is left of some further records of the page, in order. If a filter or a transformation fails, those that were
     * selected before it go out first, as in the reference.
     *
     * @param records as the API gave them; their trees may be changed
     * @param last whether these are the last ones of the page
     * @param dropped takes the records that filters drop, in order; null where they are not needed
     */
    Selection select(List<StreamRecord> records, boolean last, @Nullable List<DroppedRecord> dropped);

    /** Nothing of the page is needed any more. */
    @Override
    default void close() {}
}

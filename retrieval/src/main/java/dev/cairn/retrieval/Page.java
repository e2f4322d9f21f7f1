package dev.cairn.retrieval;

import dev.cairn.core.slice.PagePosition;
import dev.cairn.records.DroppedRecord;
import dev.cairn.records.StreamRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a slice, or a part of one.
 *
 * @param records the records to emit, in the order the API gave them
 * @param dropped the records that filters of the connector dropped, in the order the API gave them; empty where the
 *     cursor does not need them
 * @param event what the cursor is told after the records
 * @param position where the pagination stands behind a page that is complete; null where that is not kept
 */
public record Page(
        List<StreamRecord> records,
        List<DroppedRecord> dropped,
        SliceEvent event,
        @Nullable PagePosition position) {

    public Page {
        records = List.copyOf(records);
        dropped = List.copyOf(dropped);
    }

    /** A page, or a part of one, without a position. */
    public Page(List<StreamRecord> records, List<DroppedRecord> dropped, SliceEvent event) {
        this(records, dropped, event, null);
    }

    /** This page with where the pagination stands behind it. */
    Page at(@Nullable PagePosition place) {
        return new Page(records, dropped, event, place);
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

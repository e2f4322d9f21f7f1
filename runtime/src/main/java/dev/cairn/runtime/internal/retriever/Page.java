package dev.cairn.runtime.internal.retriever;

import dev.cairn.runtime.internal.record.DroppedRecord;
import dev.cairn.runtime.internal.record.StreamRecord;
import java.util.List;

/**
 * One page of a slice, or a part of one.
 *
 * @param records the records to emit, in the order the API gave them
 * @param dropped the records that filters of the connector dropped, in the order the API gave them; empty where the
 *     cursor does not need them
 */
public record Page(List<StreamRecord> records, List<DroppedRecord> dropped, Kind kind) {

    /** Pagination starts again, so records may be repeated. */
    public static final Page RESET = new Page(List.of(), List.of(), Kind.RESET);

    /** What follows is of a window inside of the slice's own. */
    public static final Page WINDOW = new Page(List.of(), List.of(), Kind.WINDOW);

    /** The window that was being read comes again in smaller ones. */
    public static final Page SPLIT = new Page(List.of(), List.of(), Kind.SPLIT);

    /** What follows is one of several runs of records, each in an order of its own, and not the last of them. */
    public static final Page RUN = new Page(List.of(), List.of(), Kind.RUN);

    /** What follows is the last of several runs. */
    public static final Page LAST_RUN = new Page(List.of(), List.of(), Kind.LAST_RUN);

    /** What comes next. */
    public enum Kind {
        /** More of the same page, which is too large to be held in memory. */
        PART,
        /** The next page, if there is one: this one is complete. */
        COMPLETE,
        /** The first page again. */
        RESET,
        /** The first page of a window inside of the slice's own; those before it are complete. */
        WINDOW,
        /** A smaller window in place of the one that was being read, whose records come again. */
        SPLIT,
        /** The first page of one of several runs, each of which is in an order of its own. */
        RUN,
        /** The first page of the last of them. */
        LAST_RUN
    }

    public Page {
        records = List.copyOf(records);
        dropped = List.copyOf(dropped);
    }

    /** A complete page. */
    public Page(List<StreamRecord> records) {
        this(records, List.of(), Kind.COMPLETE);
    }
}

package dev.cairn.retrieval;

import dev.cairn.records.RecordPredicate;
import dev.cairn.retrieval.ahead.ReadAhead;
import dev.cairn.retrieval.pagination.signal.EndDoubts;
import dev.cairn.retrieval.position.PositionRules;
import dev.cairn.retrieval.properties.QueryProperties;
import org.jspecify.annotations.Nullable;

/**
 * How the pages of a stream are read.
 *
 * @param sliceOptionsOnFirstPageOnly whether requests with a page token leave the slice's options out
 * @param queryProperties the properties that requests ask for, or null where they ask for none by name
 * @param positions how positions of the pagination are made, or null where none are kept
 */
public record ReadingRules(
        Body body,
        Filtering filtering,
        Repetition repetition,
        Extent extent,
        boolean sliceOptionsOnFirstPageOnly,
        @Nullable QueryProperties queryProperties,
        @Nullable PositionRules positions) {

    /** Reads a slice to its end. */
    public static final int ALL_PAGES = Integer.MAX_VALUE;

    /**
     * The bodies of pages.
     *
     * @param streamed whether a page may be larger than memory, so that it is read in parts
     * @param oneDocument whether each page is one document, as {@link dev.cairn.records.decoder.Decoder} says
     * @param childrenOf the extra field of a slice that has the body of its first page, or null where it is requested
     */
    public record Body(
            boolean streamed, boolean oneDocument, @Nullable String childrenOf) {}

    /**
     * Filters that apply after the paginator has seen a page.
     *
     * @param afterPagination decides what is emitted of what the paginator has seen, or null for all of it
     * @param reportsDropped whether pages tell of records that filters drop
     */
    public record Filtering(@Nullable RecordPredicate afterPagination, boolean reportsDropped) {

        public static final Filtering NONE = new Filtering(null, false);
    }

    /**
     * Requests for the same records in another form.
     *
     * @param reset when and how the pages of a slice are read anew
     * @param smallerPages how pages become smaller, or null where they cannot
     * @param smallerWindows how windows become smaller, or null where they cannot
     */
    public record Repetition(
            PaginationReset reset,
            @Nullable PageSizeReduction smallerPages,
            @Nullable WindowSplitting smallerWindows) {

        public static final Repetition STANDARD = new Repetition(PaginationReset.ONCE, null, null);
    }

    /**
     * How far a slice is read.
     *
     * @param ahead how far pages are read ahead
     * @param mostPages how many pages of a slice are read at most
     * @param doubts looks at how the pages of each slice end
     */
    public record Extent(ReadAhead ahead, int mostPages, EndDoubts doubts) {}
}

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
 * @param streamed whether a page may be larger than memory, so that it is read in parts
 * @param oneDocument whether each page is one document, as {@link dev.cairn.records.decoder.Decoder} says
 * @param filterAfterPagination decides what is emitted of what the paginator has seen, or null for all of it
 * @param reportsDropped whether pages tell of records that filters drop
 * @param queryProperties the properties that requests ask for, or null where they ask for none by name
 * @param reset when and how the pages of a slice are read anew
 * @param smallerPages how pages become smaller, or null where they cannot
 * @param smallerWindows how windows become smaller, or null where they cannot
 * @param childrenOf the extra field of a slice that has the body of its first page, or null where it is requested
 * @param positions how positions of the pagination are made, or null where none are kept
 * @param ahead how far pages are read ahead
 * @param mostPages how many pages of a slice are read at most
 * @param doubts looks at how the pages of each slice end
 */
public record ReadingRules(
        boolean sliceOptionsOnFirstPageOnly,
        boolean streamed,
        boolean oneDocument,
        @Nullable RecordPredicate filterAfterPagination,
        boolean reportsDropped,
        @Nullable QueryProperties queryProperties,
        PaginationReset reset,
        @Nullable PageSizeReduction smallerPages,
        @Nullable WindowSplitting smallerWindows,
        @Nullable String childrenOf,
        @Nullable PositionRules positions,
        ReadAhead ahead,
        int mostPages,
        EndDoubts doubts) {

    /** Reads a slice to its end. */
    public static final int ALL_PAGES = Integer.MAX_VALUE;
}

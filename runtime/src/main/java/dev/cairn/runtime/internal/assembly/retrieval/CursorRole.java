package dev.cairn.runtime.internal.assembly.retrieval;

import dev.cairn.checkpoint.cursor.CursorPlan;
import dev.cairn.checkpoint.cursor.CursorValue;
import dev.cairn.checkpoint.cursor.StreamCursor;
import dev.cairn.core.slice.Slice;
import dev.cairn.records.RecordPredicate;
import dev.cairn.retrieval.pagination.PageResult;
import dev.cairn.retrieval.pagination.PaginationStrategy;
import dev.cairn.runtime.internal.assembly.definition.CursorFilter;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a stream's cursor does besides slicing: it may filter records, and may end the pagination of a data feed.
 *
 * @param dataFeed whether pages come from the newest record to the oldest
 * @param clientSide whether the API does not filter by the cursor
 * @param filter says what was read before
 */
public record CursorRole(
        StreamCursor cursor, CursorPlan plan, boolean dataFeed, boolean clientSide, CursorFilter filter) {

    /** The cursor field. */
    String field() {
        return plan.cursorField();
    }

    /** Filters while records are selected; null where the API filters, or where a data feed does it later. */
    @Nullable
    RecordPredicate selectionFilter() {
        return clientSide && !dataFeed ? wanted() : null;
    }

    /** Filters after the paginator has seen the page, or null. */
    @Nullable
    RecordPredicate filterAfterPagination() {
        return dataFeed ? wanted() : null;
    }

    /** Whether the cursor wants to know of records that filters drop: they move its position inside of a slice. */
    boolean observesDropped() {
        return plan.checkpointsInSlices();
    }

    private RecordPredicate wanted() {
        return (record, slice, scope) -> isWanted(slice, record.field(field()));
    }

    /** A record without a cursor value is kept. */
    private boolean isWanted(Slice slice, @Nullable Object value) {
        CursorValue position = plan.format().parse(value);
        return position == null || filter.isWanted(plan.stream(), cursor, slice, position);
    }

    /** Ends the pagination of a data feed at the first page whose last record was synced before, in its partition. */
    PaginationStrategy decorate(PaginationStrategy strategy) {
        return dataFeed ? new StopAtSyncedRecords(strategy, this) : strategy;
    }

    private record StopAtSyncedRecords(PaginationStrategy strategy, CursorRole role) implements PaginationStrategy {

        @Override
        public boolean seesResponse() {
            return strategy.seesResponse();
        }

        @Override
        public @Nullable Object initialToken() {
            return strategy.initialToken();
        }

        @Override
        public @Nullable Object nextToken(PageResult page) throws IOException {
            Map<String, @Nullable Object> last = page.lastRecord();
            return last != null && !role.isWanted(page.slice(), last.get(role.field()))
                    ? null
                    : strategy.nextToken(page);
        }

        @Override
        public boolean countsPages() {
            return strategy.countsPages();
        }

        @Override
        public @Nullable Object tokenBefore(@Nullable Object token, long pages, long records) {
            return strategy.tokenBefore(token, pages, records);
        }

        @Override
        public @Nullable Object pageSize() {
            return strategy.pageSize();
        }
    }
}

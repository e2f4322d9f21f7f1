package dev.cairn.runtime.internal.assembly.custom;

import dev.cairn.retrieval.pagination.PageResult;
import dev.cairn.retrieval.pagination.PaginationStrategy;
import dev.cairn.runtime.spi.CustomPaginationStrategy;
import dev.cairn.runtime.spi.PageInfo;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Finds page tokens with a custom pagination strategy. Thread-safe. */
public record CustomPaginationAdapter(CustomPaginationStrategy strategy) implements PaginationStrategy {

    @Override
    public @Nullable Object initialToken() {
        return strategy.initialToken();
    }

    @Override
    public @Nullable Object nextToken(PageResult page) throws IOException {
        return strategy.nextToken(new PageInfo(
                new ResponseAnswer(page.response()),
                page.keptRecords(),
                page.lastRecord(),
                page.token(),
                StreamSlices.seen(page.slice()),
                page.reducedSize()));
    }

    /** Its code may ask for anything. */
    @Override
    public boolean seesResponse() {
        return true;
    }

    @Override
    public @Nullable Object pageSize() {
        Integer size = strategy.pageSize();
        return size == null ? null : Long.valueOf(size);
    }
}

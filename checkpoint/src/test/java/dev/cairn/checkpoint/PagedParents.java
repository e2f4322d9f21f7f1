package dev.cairn.checkpoint;

import dev.cairn.core.slice.PartitionRouter;
import dev.cairn.core.slice.Slice;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Partitions {@code {"id": …}} of a parent that is read in pages, and goes on behind a page. */
class PagedParents implements PartitionRouter {

    static final String NAME = "parents";

    private final List<?> ids;
    private final int pageSize;
    private final int begin;
    private int given;

    /** @param resumed where the parent stood */
    PagedParents(List<?> ids, int pageSize, PaginationState resumed) {
        this.ids = ids;
        this.pageSize = pageSize;
        Map<String, @Nullable Object> stood = resumed.parent(NAME);
        this.begin = stood == null ? 0 : Integer.parseInt(String.valueOf(stood.get("page"))) * pageSize;
        this.given = begin;
    }

    @Override
    public Iterator<Slice> partitions() {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return given < ids.size();
            }

            @Override
            public Slice next() {
                return new Slice(Map.of("id", ids.get(given++)), Map.of(), Map.of());
            }
        };
    }

    @Override
    public @Nullable Map<String, @Nullable Object> parentState() {
        return null;
    }

    @Override
    public Map<String, @Nullable Object> parentProgress() {
        return Map.of(NAME, new PaginationState(null, "", Map.of()).in(Map.of("page", (long) (given / pageSize))));
    }
}

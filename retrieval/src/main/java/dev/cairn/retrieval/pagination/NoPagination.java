package dev.cairn.retrieval.pagination;

import dev.cairn.http.request.PageRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The paginator of streams whose slices have one page. Thread-safe. */
public final class NoPagination implements Paginator {

    @Override
    public PageRequest first() {
        return PageRequest.FIRST;
    }

    @Override
    public PageRequest request(@Nullable Object token) {
        return PageRequest.FIRST;
    }

    @Override
    public Optional<PageRequest> next(PageResult page) {
        return Optional.empty();
    }

    @Override
    public boolean seesResponse() {
        return false;
    }

    @Override
    public boolean mayEndEarly() {
        return false;
    }
}

package dev.cairn.retrieval.pagination;

import dev.cairn.core.error.SystemException;
import dev.cairn.http.request.PageRequest;
import dev.cairn.http.request.RequestOption;
import dev.cairn.http.request.RequestOptions;
import dev.cairn.pythonvalues.PythonText;
import dev.cairn.pythonvalues.PythonTruth;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts the page token and the page size of a pagination strategy into requests. Thread-safe. */
public final class DefaultPaginator implements Paginator {

    private final PaginationStrategy strategy;
    private final @Nullable PageTokenOption tokenOption;
    private final @Nullable RequestOption sizeOption;

    /**
     * @param tokenOption where the token goes; null if templates of the request use it
     * @param sizeOption where the page size goes; null if it is not sent
     * @throws SystemException if there is a {@code sizeOption} but no page size, or both options claim one place
     */
    public DefaultPaginator(
            PaginationStrategy strategy, @Nullable PageTokenOption tokenOption, @Nullable RequestOption sizeOption) {
        this.strategy = strategy;
        this.tokenOption = tokenOption;
        this.sizeOption = sizeOption;
        if (sizeOption != null && !PythonTruth.isTrue(strategy.pageSize())) {
            throw new SystemException(
                    "page_size_option cannot be set if the pagination strategy does not have a page_size");
        }
        if (sizeOption != null && tokenOption instanceof PageTokenOption.Option option) {
            RequestOptions.merge(
                    List.of(RequestOptions.of(option.option(), "token"), RequestOptions.of(sizeOption, "size")));
        }
    }

    @Override
    public PageRequest first() {
        return request(strategy.initialToken());
    }

    @Override
    public PageRequest request(@Nullable Object token) {
        return sized(token, sizeOption == null ? null : strategy.pageSize());
    }

    @Override
    public PageRequest request(@Nullable Object token, long size) {
        return sized(token, size);
    }

    @Override
    public @Nullable Object pageSize() {
        return strategy.pageSize();
    }

    @Override
    public boolean countsPages() {
        return strategy.countsPages();
    }

    @Override
    public @Nullable PageRequest before(@Nullable Object token, long pages, long records) {
        Object earlier = strategy.tokenBefore(token, pages, records);
        return earlier == null ? null : request(earlier);
    }

    @Override
    public @Nullable PageRequest after(@Nullable Object token) {
        Object next = tokenOption instanceof PageTokenOption.Path ? null : strategy.tokenAfter(token);
        return PythonTruth.isTrue(next) ? request(next) : null;
    }

    private PageRequest sized(@Nullable Object token, @Nullable Object size) {
        RequestOptions.Builder options = RequestOptions.builder();
        if (token != null && tokenOption instanceof PageTokenOption.Option option) {
            options.put(option.option(), token);
        }
        if (sizeOption != null && PythonTruth.isTrue(size)) {
            options.put(sizeOption, size);
        }
        String path =
                PythonTruth.isTrue(token) && tokenOption instanceof PageTokenOption.Path ? PythonText.str(token) : null;
        return new PageRequest(token, path, options.build());
    }

    @Override
    public Optional<PageRequest> next(PageResult page) throws IOException {
        Object token = strategy.nextToken(page);
        return PythonTruth.isTrue(token) ? Optional.of(request(token)) : Optional.empty();
    }

    @Override
    public boolean seesResponse() {
        return strategy.seesResponse();
    }

    @Override
    public boolean mayEndEarly() {
        return strategy.mayEndEarly();
    }
}

package dev.cairn.retrieval.pagination;

import dev.cairn.core.error.SystemException;
import dev.cairn.http.request.RequestScope;
import dev.cairn.pythonvalues.PythonText;
import dev.cairn.templates.Scope;
import dev.cairn.templates.Template;
import java.io.IOException;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/**
 * The token is the number of records so far. A page with fewer records than requested is the last. Thread-safe.
 *
 * <p>Records are counted as the response has them, before filters.
 */
public final class OffsetIncrement implements PaginationStrategy {

    private final @Nullable Template pageSize;
    private final Scope scope;
    private final ResponseDecoder decoder;
    private final boolean injectOnFirstRequest;

    /**
     * @param pageSize a template over {@code config} and {@code parameters}, and in the check for the last page
     *     {@code response} too; null to go on until a page is empty
     * @param injectOnFirstRequest whether the first request names offset 0
     */
    public OffsetIncrement(
            @Nullable Template pageSize, Scope scope, ResponseDecoder decoder, boolean injectOnFirstRequest) {
        this.pageSize = pageSize;
        this.scope = scope;
        this.decoder = decoder;
        this.injectOnFirstRequest = injectOnFirstRequest;
    }

    @Override
    public @Nullable Object initialToken() {
        return injectOnFirstRequest ? 0L : null;
    }

    @Override
    public @Nullable Object nextToken(PageResult page) throws IOException {
        long records = page.rawRecords();
        if (records == 0 || isShort(records, page)) {
            return null;
        }
        return records + (page.token() == null ? 0 : PageIncrement.number(page.token()));
    }

    @Override
    public @Nullable Object tokenAfter(@Nullable Object token) {
        Long size = seesResponse() ? null : PageSize.of(pageSize, scope);
        return size == null || size <= 0 ? null : size + (token == null ? 0 : PageIncrement.number(token));
    }

    @Override
    public boolean countsPages() {
        return true;
    }

    @Override
    public boolean mayEndEarly() {
        return false;
    }

    @Override
    public @Nullable Object tokenBefore(@Nullable Object token, long pages, long records) {
        Long known = seesResponse() ? null : PageSize.of(pageSize, scope);
        long size = known == null ? records : known;
        // A part of a page before the first record is the first page.
        return token instanceof Long offset && size > 0 && offset > (pages - 1) * size
                ? Math.max(0, offset - pages * size)
                : null;
    }

    private boolean isShort(long records, PageResult page) throws IOException {
        if (page.reducedSize() != null) {
            return records < page.reducedSize();
        }
        if (pageSize == null) {
            return false;
        }
        Object size = pageSize.evaluate(
                seesResponse()
                        ? RequestScope.of(scope, Collections.singletonMap("response", decoder.decode(page.response())))
                        : scope);
        if (size instanceof Number number) {
            return records < number.doubleValue();
        }
        throw new SystemException(
                "The connector's manifest sets a page size that is no number",
                "page_size '" + pageSize.source() + "' evaluates to " + PythonText.repr(size) + ", expected a number",
                null);
    }

    @Override
    public boolean seesResponse() {
        return pageSize != null && pageSize.variables().contains("response");
    }

    @Override
    public @Nullable Object pageSize() {
        return PageSize.of(pageSize, scope);
    }
}

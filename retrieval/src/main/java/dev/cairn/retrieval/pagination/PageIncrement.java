package dev.cairn.retrieval.pagination;

import dev.cairn.core.error.SystemException;
import dev.cairn.pythonvalues.PythonText;
import dev.cairn.templates.Scope;
import dev.cairn.templates.Template;
import org.jspecify.annotations.Nullable;

/**
 * The token is the number of the page. A page with fewer records than requested is the last. Thread-safe.
 *
 * <p>Records are counted as the response has them, before filters.
 */
public final class PageIncrement implements PaginationStrategy {

    private final @Nullable Long pageSize;
    private final long startFromPage;
    private final boolean injectOnFirstRequest;

    /**
     * @param pageSize a template over {@code config} and {@code parameters}, or null to go on until a page is empty
     * @param startFromPage the number of the first page
     * @param injectOnFirstRequest whether the first request names its page too
     */
    public PageIncrement(@Nullable Template pageSize, Scope scope, long startFromPage, boolean injectOnFirstRequest) {
        this.pageSize = PageSize.of(pageSize, scope);
        this.startFromPage = startFromPage;
        this.injectOnFirstRequest = injectOnFirstRequest;
    }

    @Override
    public @Nullable Object initialToken() {
        return injectOnFirstRequest ? startFromPage : null;
    }

    @Override
    public @Nullable Object nextToken(PageResult page) {
        boolean last = page.rawRecords() == 0 || (pageSize != null && page.rawRecords() < pageSize);
        if (last) {
            return null;
        }
        return tokenAfter(page.token());
    }

    @Override
    public Object tokenAfter(@Nullable Object token) {
        return 1 + (token == null ? startFromPage : number(token));
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
        return token instanceof Long page && page - pages >= startFromPage ? page - pages : null;
    }

    /** The page or offset that a page was requested with. */
    static long number(Object token) {
        if (token instanceof Long number) {
            return number;
        }
        throw new SystemException("Last page token value " + PythonText.str(token) + " is not an integer");
    }

    @Override
    public boolean seesResponse() {
        return false;
    }

    @Override
    public @Nullable Object pageSize() {
        return pageSize;
    }
}

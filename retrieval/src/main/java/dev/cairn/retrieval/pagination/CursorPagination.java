package dev.cairn.retrieval.pagination;

import dev.cairn.http.request.RequestScope;
import dev.cairn.pythonvalues.PythonTruth;
import dev.cairn.templates.Scope;
import dev.cairn.templates.Template;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes the next token from the response. Thread-safe.
 *
 * <p>Its templates see {@code response}, {@code headers} (in which {@code link} holds the parsed {@code Link} header),
 * {@code last_record}, {@code last_page_size}, {@code page_size} (the size that was requested) and the slice under its
 * names, besides {@code config} and {@code parameters}.
 */
public final class CursorPagination implements PaginationStrategy {

    /** What tells of the page itself. */
    private static final Set<String> OF_THE_PAGE =
            Set.of("response", "headers", "last_page_size", "page_size", "parameters");

    private final Template cursorValue;
    private final @Nullable Template stopCondition;
    private final @Nullable Long pageSize;
    private final Scope scope;
    private final ResponseDecoder decoder;

    /**
     * @param cursorValue gives the next token; a value that Python takes for false ends the pagination
     * @param stopCondition ends the pagination where it holds; null for no condition
     * @param pageSize a template over {@code config} and {@code parameters}, or null
     */
    public CursorPagination(
            Template cursorValue,
            @Nullable Template stopCondition,
            @Nullable Template pageSize,
            Scope scope,
            ResponseDecoder decoder) {
        this.cursorValue = cursorValue;
        this.stopCondition = stopCondition;
        this.pageSize = PageSize.of(pageSize, scope);
        this.scope = scope;
        this.decoder = decoder;
    }

    @Override
    public @Nullable Object initialToken() {
        return null;
    }

    @Override
    public @Nullable Object nextToken(PageResult page) throws IOException {
        Map<String, @Nullable Object> variables = new LinkedHashMap<>();
        variables.put("page_size", page.reducedSize() == null ? pageSize : page.reducedSize());
        if (seesResponse()) {
            variables.put("response", decoder.decode(page.response()));
        }
        variables.put("headers", new PageHeaders(page.response().headers()));
        variables.put("last_record", page.lastRecord());
        variables.put("last_page_size", page.keptRecords());
        Scope pageScope = RequestScope.of(RequestScope.ofSlice(scope, page.slice()), variables);
        if (stopCondition != null && stopCondition.evaluateToBoolean(pageScope)) {
            return null;
        }
        Object token = cursorValue.evaluate(pageScope);
        return PythonTruth.isTrue(token) ? token : null;
    }

    @Override
    public boolean seesResponse() {
        return cursorValue.variables().contains("response")
                || (stopCondition != null && stopCondition.variables().contains("response"));
    }

    @Override
    public @Nullable Object pageSize() {
        return pageSize;
    }

    /** True if a condition compares with the configuration, the slice or a record; the token may be of the last record. */
    @Override
    public boolean mayEndEarly() {
        return (stopCondition != null && !OF_THE_PAGE.containsAll(stopCondition.variables()))
                || cursorValue.variables().stream()
                        .anyMatch(name -> !OF_THE_PAGE.contains(name) && !name.equals("last_record"));
    }
}

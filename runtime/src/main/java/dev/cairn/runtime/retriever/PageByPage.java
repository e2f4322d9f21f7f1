package dev.cairn.runtime.retriever;

import dev.cairn.runtime.error.SystemException;
import dev.cairn.runtime.error.TransientException;
import dev.cairn.runtime.http.HttpOutcome;
import dev.cairn.runtime.http.HttpRequester;
import dev.cairn.runtime.http.PageRequest;
import dev.cairn.runtime.http.RequestScope;
import dev.cairn.runtime.http.Response;
import dev.cairn.runtime.pagination.PageResult;
import dev.cairn.runtime.pagination.Paginator;
import dev.cairn.runtime.pagination.RepeatedTokenGuard;
import dev.cairn.runtime.record.MalformedBodyException;
import dev.cairn.runtime.record.RecordSelector;
import dev.cairn.runtime.record.StreamRecord;
import dev.cairn.runtime.slice.Slice;
import dev.cairn.runtime.template.Scope;
import dev.cairn.runtime.template.TemplateException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The pages of one slice, one after the other. Confined to one thread. */
final class PageByPage implements SliceReader {

    private final HttpRequester requester;
    private final RecordSelector selector;
    private final Paginator paginator;
    private final Options options;
    private final Scope scope;
    private final Slice slice;
    private RepeatedTokenGuard guard = new RepeatedTokenGuard();
    private @Nullable PageRequest next;
    private int pages;

    PageByPage(
            HttpRequester requester,
            RecordSelector selector,
            Paginator paginator,
            Options options,
            Scope scope,
            Slice slice) {
        this.requester = requester;
        this.selector = selector;
        this.paginator = paginator;
        this.options = options;
        this.scope = scope;
        this.slice = slice;
        this.next = paginator.first();
    }

    /** Adds the slice's options to a page's request. */
    interface Options {
        PageRequest addTo(PageRequest request);
    }

    @Override
    public @Nullable Page nextPage() throws InterruptedException {
        PageRequest request = next;
        if (request == null) {
            return null;
        }
        pages++;
        try {
            return read(request);
        } catch (MalformedBodyException e) {
            throw new SystemException(
                    "A response of the API cannot be read: " + e.getMessage(), "Page " + where() + ": " + e, e);
        } catch (TemplateException e) {
            throw new SystemException(
                    "A template of the connector's manifest fails: " + e.getMessage(), "Page " + where() + ": " + e, e);
        } catch (IOException e) {
            throw new TransientException(
                    "The connection broke while a response of the API was read.", "Page " + where() + ": " + e, e);
        }
    }

    private String where() {
        return pages + " of slice " + slice.merged();
    }

    private @Nullable Page read(PageRequest request) throws IOException, InterruptedException {
        HttpOutcome outcome = requester.send(slice, options.addTo(request));
        if (outcome instanceof HttpOutcome.Received received) {
            return page(request, received.response());
        }
        if (outcome instanceof HttpOutcome.PaginationReset) {
            next = paginator.first();
            guard = new RepeatedTokenGuard();
            return Page.RESET;
        }
        next = null;
        return null;
    }

    private Page page(PageRequest request, Response response) throws IOException {
        List<StreamRecord> raw = selector.extract(response.bytes());
        Scope requestScope = RequestScope.ofRequest(scope, slice, request.token());
        List<StreamRecord> kept =
                selector.select(raw, record -> RequestScope.of(requestScope, Map.of("record", record)));
        Map<String, @Nullable Object> last =
                kept.isEmpty() ? null : kept.get(kept.size() - 1).tree();
        PageResult result = new PageResult(response, raw.size(), kept.size(), last, request.token());
        next = paginator.next(result).orElse(null);
        if (next != null) {
            guard.check(Objects.requireNonNull(next.token(), "a page after the first has a token"), result);
        }
        return new Page(kept);
    }
}

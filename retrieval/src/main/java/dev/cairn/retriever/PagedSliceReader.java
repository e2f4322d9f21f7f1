package dev.cairn.retriever;

import dev.cairn.error.ConfigException;
import dev.cairn.error.SyncException;
import dev.cairn.error.SystemException;
import dev.cairn.http.client.HttpOutcome;
import dev.cairn.http.error.ConnectionFailures;
import dev.cairn.http.request.PageRequest;
import dev.cairn.http.request.RequestedPage;
import dev.cairn.http.response.Response;
import dev.cairn.pagination.PageResult;
import dev.cairn.pagination.Paginator;
import dev.cairn.pagination.RepeatedTokenGuard;
import dev.cairn.record.MalformedBodyException;
import dev.cairn.retriever.properties.QueryProperties;
import dev.cairn.slice.Slice;
import dev.cairn.template.TemplateException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the pages of one slice, one after the other. Confined to one thread. */
final class PagedSliceReader implements SliceReader {

    private final PageFetcher fetcher;
    private final Paginator paginator;
    private final FilterAfterPagination filter;
    private final ReadingRules rules;
    private final PaginationResets restarts;
    private final PageSizeReducer sizes;
    private final Slice slice;
    private RepeatedTokenGuard guard = new RepeatedTokenGuard();
    private @Nullable PageRequest next;
    private @Nullable PageReader current;
    private @Nullable PageReader page;
    private boolean restartDue;
    private @Nullable Exception failure;
    private int pages;
    /** How many there are since the slice was begun, or begun again. */
    private int pagesOfRun;

    private String refusal = "";

    PagedSliceReader(
            PageFetcher fetcher,
            Paginator paginator,
            FilterAfterPagination filter,
            ReadingRules rules,
            PaginationResets restarts,
            PageSizeReducer sizes,
            Slice slice) {
        this.fetcher = fetcher;
        this.paginator = paginator;
        this.filter = filter;
        this.rules = rules;
        this.restarts = restarts;
        this.sizes = sizes;
        this.slice = slice;
        this.next = paginator.first();
    }

    /** What the error handler says of a window after {@link SliceEvent#WINDOW_SPLIT}; empty for nothing. */
    String refusal() {
        return refusal;
    }

    @Override
    public @Nullable Page nextPage() throws InterruptedException {
        try {
            return part();
        } catch (MalformedBodyException e) {
            String message = "A response of the API cannot be read. " + e.getMessage() + ". " + asked();
            throw new SystemException(message, message, rules.oneDocument() ? e.ofWholePage() : e);
        } catch (TemplateException e) {
            String message =
                    "A template of the connector's manifest fails: " + e.getMessage() + " (at " + place() + ")";
            throw TemplateFailure.of(e, message);
        } catch (IOException e) {
            String message = "The connection broke while a response of the API was read. "
                    + ConnectionFailures.describe(e) + ". " + asked();
            throw new SystemException(message, message, e);
        }
    }

    private RequestedPage place() {
        return fetcher.place(restarts.current(), pages);
    }

    private String asked() {
        Response response = page == null ? null : page.response();
        return response == null ? "Asked for: " + place() + "." : fetcher.describe(response, place());
    }

    private @Nullable Page part() throws IOException, InterruptedException {
        if (failure instanceof IOException e) {
            throw e;
        }
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (restartDue) {
            return restart();
        }
        PageReader open = current;
        if (open != null) {
            return continueWith(open);
        }
        PageRequest request = next;
        return request == null ? null : fetch(request);
    }

    private @Nullable Page fetch(PageRequest request) throws IOException, InterruptedException {
        pages++;
        pagesOfRun++;
        page = null;
        next = null;
        OpenPage embedded = pages == 1 ? fetcher.embedded(slice) : null;
        if (embedded != null) {
            return continueWith(embedded);
        }
        QueryProperties properties = rules.queryProperties();
        if (properties != null) {
            return continueWith(ChunkedPage.of(properties, fetcher, slice, restarts.current(), request, place()));
        }
        return page(request);
    }

    private @Nullable Page page(PageRequest first) throws IOException, InterruptedException {
        PageRequest request = first;
        HttpOutcome outcome = fetcher.send(restarts.current(), request, place());
        while (outcome instanceof HttpOutcome.PageTooLarge refused) {
            sizes.reduce(refused.message());
            request = sized(request);
            outcome = fetcher.send(restarts.current(), request, place());
        }
        if (outcome instanceof HttpOutcome.Received received) {
            return continueWith(fetcher.open(slice, request, received.response()));
        }
        if (outcome instanceof HttpOutcome.WindowTooLarge refused) {
            requireSplitting();
            refusal = refused.message();
            return Page.of(SliceEvent.WINDOW_SPLIT);
        }
        return outcome instanceof HttpOutcome.PaginationReset ? restart() : null;
    }

    private void requireSplitting() {
        if (rules.smallerWindows() == null) {
            throw new ConfigException("An error handler of stream " + place().stream()
                    + " says SPLIT_REQUEST_WINDOW, but the stream's retriever has no request_window_splitting.");
        }
    }

    private PageRequest sized(PageRequest request) {
        Long size = sizes.reduced();
        return size == null ? request : paginator.request(request.token(), size);
    }

    private Page restart() {
        restartDue = false;
        current = null;
        restarts.restart();
        pagesOfRun = 0;
        next = sized(paginator.first());
        guard = new RepeatedTokenGuard();
        return Page.of(SliceEvent.PAGINATION_RESET);
    }

    private Page continueWith(PageReader reading) throws IOException, InterruptedException {
        page = reading;
        Page part = reading.next();
        current = part.event() == SliceEvent.PAGE_CONTINUES ? reading : null;
        if (part.event() == SliceEvent.PAGINATION_RESET) {
            return restart();
        }
        restarts.observe(part.records());
        PageResult result = part.event() == SliceEvent.PAGE_COMPLETED ? reading.result() : null;
        if (result != null) {
            Long size = sizes.reduced();
            sizes.succeeded();
            goOnFrom(result.askedFor(restarts.current(), size));
            result.response().release();
        }
        return filter.emitted(part, slice);
    }

    private void goOnFrom(PageResult result) throws IOException {
        restartDue = restarts.isDue();
        if (restartDue || pagesOfRun >= rules.mostPages()) {
            return;
        }
        try {
            next = paginator.next(result).map(this::sized).orElse(null);
        } catch (TemplateException | SyncException | IOException e) {
            failure = e; // after the page, whose records are good
            return;
        }
        Object token = next == null ? null : next.token();
        if (token != null) {
            guard.check(token, result);
        }
    }
}

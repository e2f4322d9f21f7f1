package dev.cairn.retrieval;

import dev.cairn.core.error.SyncException;
import dev.cairn.core.slice.PagePosition;
import dev.cairn.core.slice.Slice;
import dev.cairn.http.client.HttpOutcome;
import dev.cairn.http.request.PageRequest;
import dev.cairn.http.request.RequestedPage;
import dev.cairn.records.MalformedBodyException;
import dev.cairn.retrieval.ahead.PagesAhead;
import dev.cairn.retrieval.pagination.NoPagination;
import dev.cairn.retrieval.pagination.PageResult;
import dev.cairn.retrieval.pagination.Paginator;
import dev.cairn.retrieval.pagination.RepeatedTokenGuard;
import dev.cairn.retrieval.pagination.signal.EndOfPages;
import dev.cairn.retrieval.position.RawRecords;
import dev.cairn.retrieval.position.SlicePositions;
import dev.cairn.retrieval.properties.QueryProperties;
import dev.cairn.templates.TemplateException;
import java.io.IOException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads the pages of one slice, one after the other. Confined to one thread. */
final class PagedSliceReader implements SliceReader {

    private static final String REFUSED = "the API does not give its page any more";
    private static final String MISSING = "the records that came last are not where they were";

    private final PageFetcher fetcher;
    private final PageFailures failures;
    private final Paginator paginator;
    private final FilterAfterPagination filter;
    private final ReadingRules rules;
    private final PaginationResets restarts;
    private final PageSizeReducer sizes;
    private final SlicePositions positions;
    private final PagesAhead ahead;
    private final Slice slice;
    private RepeatedTokenGuard guard = new RepeatedTokenGuard();
    private @Nullable PageRequest next;
    private @Nullable PageReader current;
    private @Nullable PageReader page;
    /** What follows an event that had to come first. */
    private @Nullable Page held;

    private boolean restartDue;
    private @Nullable Exception failure;
    private int pages;
    /** How many there are since the slice was begun, or begun again. */
    private int pagesOfRun;
    /** How many records these pages have; null where the first of them was read by another sync. */
    private @Nullable Long recordsOfRun;

    private String refusal = "";

    PagedSliceReader(
            PageFetcher fetcher,
            Paginator paginator,
            FilterAfterPagination filter,
            ReadingRules rules,
            PaginationResets restarts,
            PageSizeReducer sizes,
            SlicePositions positions,
            PagesAhead ahead,
            Slice slice) {
        this.fetcher = fetcher;
        this.failures = new PageFailures(fetcher, rules.body().oneDocument());
        this.paginator = paginator;
        this.filter = filter;
        this.rules = rules;
        this.restarts = restarts;
        this.sizes = sizes;
        this.positions = positions;
        this.ahead = ahead;
        this.slice = slice;
        this.pages = (int) Math.min(Integer.MAX_VALUE / 2, positions.pages());
        this.recordsOfRun = pages == 0 ? 0L : null;
        sizes.goOn(positions.size());
        this.next = sized(positions.first());
    }

    /** What the error handler says of a window after {@link SliceEvent#WINDOW_SPLIT}; empty for nothing. */
    String refusal() {
        return refusal;
    }

    @Override
    public @Nullable Page nextPage() throws InterruptedException {
        boolean goesOn = false;
        try {
            Page part = part();
            goesOn = part != null;
            return part;
        } catch (MalformedBodyException e) {
            throw failures.malformed(e, place(), page);
        } catch (TemplateException e) {
            throw failures.ofTemplate(e, place());
        } catch (IOException e) {
            throw failures.broken(e, place(), page);
        } finally {
            if (!goesOn) {
                ahead.drop();
            }
        }
    }

    @Override
    public void close() {
        ahead.drop();
    }

    private RequestedPage place() {
        return fetcher.place(restarts.current(), pages);
    }

    private @Nullable Page part() throws IOException, InterruptedException {
        if (failure instanceof IOException e) {
            throw e;
        }
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        Page first = held;
        if (first != null) {
            held = null;
            return first;
        }
        if (positions.areLost()) {
            return beginAnew();
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
        boolean sought = positions.areSought();
        RawRecords seen = positions.begin();
        OpenPage embedded = pages == 1 && !sought ? fetcher.embedded(slice, seen) : null;
        if (embedded != null) {
            return continueWith(embedded);
        }
        QueryProperties properties = rules.queryProperties();
        if (properties != null) {
            return continueWith(
                    ChunkedPage.of(properties, fetcher, slice, restarts.current(), request, place(), seen, sought));
        }
        return page(request, seen, sought);
    }

    /** @param sought whether it is a page of before, which the API may not have any more */
    private @Nullable Page page(PageRequest first, RawRecords seen, boolean sought)
            throws IOException, InterruptedException {
        PageRequest request = first;
        HttpOutcome outcome = send(request, sought);
        while (outcome instanceof HttpOutcome.PageTooLarge refused) {
            ahead.drop();
            sizes.reduce(refused.message());
            request = sized(request);
            outcome = send(request, sought);
        }
        if (outcome instanceof HttpOutcome.Received received) {
            return continueWith(fetcher.open(slice, request, received.response(), seen));
        }
        ahead.drop();
        if (outcome instanceof HttpOutcome.WindowTooLarge refused) {
            if (rules.repetition().smallerWindows() == null) {
                throw failures.withoutSplitting(place());
            }
            refusal = refused.message();
            return sought ? splitAnew() : Page.of(SliceEvent.WINDOW_SPLIT);
        }
        if (sought) {
            return refused(outcome instanceof HttpOutcome.Refused refused ? refused.reason() : REFUSED);
        }
        return outcome instanceof HttpOutcome.PaginationReset ? restart() : null;
    }

    private HttpOutcome send(PageRequest request, boolean sought) throws InterruptedException {
        return ahead.isPossible() && !sought && sizes.reduced() == null
                ? ahead.send(restarts.current(), request, place())
                : fetcher.send(restarts.current(), request, place(), sought);
    }

    private Page refused(String reason) {
        lookElsewhere(null, 0, reason);
        return Page.of(SliceEvent.PAGE_CONTINUES);
    }

    /** Of the smaller windows nothing was delivered, whatever was of the large one. */
    private Page splitAnew() {
        positions.lose("its window is read in smaller ones");
        positions.begunAnew();
        held = Page.of(SliceEvent.WINDOW_SPLIT);
        return Page.of(SliceEvent.BEGUN_ANEW);
    }

    private void lookElsewhere(@Nullable PageRequest after, long records, String reason) {
        ahead.drop();
        PageRequest other = positions.elsewhere(after, records, reason);
        next = other == null ? null : sized(other);
        current = null;
        failure = null;
        guard = new RepeatedTokenGuard();
    }

    /** The cursor is told when the first page has come: where that does not come either, all stays as it is. */
    private Page beginAnew() throws IOException, InterruptedException {
        positions.beginAnew();
        pages = 0;
        pagesOfRun = 0;
        recordsOfRun = 0L;
        guard = new RepeatedTokenGuard();
        sizes.goOn(null);
        held = fetch(paginator.first());
        positions.begunAnew();
        return Page.of(SliceEvent.BEGUN_ANEW);
    }

    private PageRequest sized(PageRequest request) {
        Long size = sizes.reduced();
        return size == null ? request : paginator.request(request.token(), size);
    }

    private Page restart() {
        ahead.drop();
        restartDue = false;
        current = null;
        restarts.restart();
        positions.restart();
        pagesOfRun = 0;
        recordsOfRun = 0L;
        next = sized(paginator.first());
        guard = new RepeatedTokenGuard();
        return Page.of(SliceEvent.PAGINATION_RESET);
    }

    private Page continueWith(PageReader reading) throws IOException, InterruptedException {
        page = reading;
        Page part = reading.next();
        current = part.event() == SliceEvent.PAGE_CONTINUES ? reading : null;
        if (part.event() == SliceEvent.PAGINATION_RESET) {
            return positions.areSought() ? refused(REFUSED) : restart();
        }
        boolean completed = part.event() == SliceEvent.PAGE_COMPLETED;
        PageResult result = completed ? reading.result() : null;
        Long size = sizes.reduced();
        boolean found = positions.areFound();
        if (found) {
            restarts.observe(part.records());
        }
        if (result != null) {
            sizes.succeeded();
            goOnFrom(result.askedFor(restarts.current(), size));
            ahead.completed(result, next);
            lookAtEnd(reading, result);
            result.response().release();
        }
        if (!found) {
            if (completed) {
                lookElsewhere(next, result == null ? 0 : result.rawRecords(), MISSING);
            }
            return Page.of(SliceEvent.PAGE_CONTINUES);
        }
        return filter.emitted(completed ? part.at(position(result, size)) : part, slice);
    }

    private @Nullable PagePosition position(@Nullable PageResult result, @Nullable Long size) {
        if (!restarts.isWhole()) {
            positions.unkept("pagination began anew in the middle of a slice");
            return null;
        }
        return result == null ? null : positions.completed(result.token(), size);
    }

    private void goOnFrom(PageResult result) throws IOException {
        restartDue = restarts.isDue();
        if (restartDue || pagesOfRun >= rules.extent().mostPages()) {
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

    private void lookAtEnd(PageReader reading, PageResult result) {
        Long before = recordsOfRun;
        recordsOfRun = before == null ? null : before + result.rawRecords();
        boolean atLimit = pagesOfRun >= rules.extent().mostPages() && !(paginator instanceof NoPagination);
        boolean ended = next == null && failure == null && !restartDue && !atLimit;
        if (ended && positions.areFound()) {
            rules.extent()
                    .doubts()
                    .look(() -> new EndOfPages(
                            recordsOfRun == null ? OptionalLong.empty() : OptionalLong.of(recordsOfRun),
                            reading.frame(),
                            result.response().headers(),
                            slice.merged().isEmpty()));
        }
    }
}

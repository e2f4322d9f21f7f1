package dev.cairn.retrieval.ahead;

import dev.cairn.core.slice.Slice;
import dev.cairn.http.Request;
import dev.cairn.http.client.EarlyAttempt;
import dev.cairn.http.client.HttpOutcome;
import dev.cairn.http.request.PageRequest;
import dev.cairn.http.request.RequestedPage;
import dev.cairn.retrieval.pagination.PageResult;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the pages of one slice before their turn. When its turn comes, a page's request is made as always, and what was asked
 * before counts as its first attempt if it was the same request; else it is given up. So all that follows is as without this.
 *
 * <p>No more pages are asked for than have come in full, so that slices of one page cost no request, and none beyond the length
 * that slices usually have until a slice turns out longer. Confined to one thread, but for the requests.
 */
public final class PagesAhead {

    private final StreamAhead stream;
    private final BiFunction<Slice, PageRequest, PageRequest> whole;
    private final Deque<Early> sent = new ArrayDeque<>();
    /** How many pages in a row were as long as they were asked for. */
    private int full;
    /** How many pages have come. */
    private int read;
    /** The size of the largest page so far, in bytes. */
    private long largest;

    /** @param room the memory that is taken for it */
    private record Early(PageRequest page, EarlyAttempt attempt, long room) {}

    /** @param whole adds to the request for a page what is asked of the slice */
    public PagesAhead(StreamAhead stream, BiFunction<Slice, PageRequest, PageRequest> whole) {
        this.stream = stream;
        this.whole = whole;
    }

    /** Whether requests are to be sent by {@link #send}. */
    public boolean isPossible() {
        return stream.isPossible();
    }

    /** Sends the request for a page whose turn it is, and those for pages behind it. Fails as the requester does. */
    public HttpOutcome send(Slice slice, PageRequest page, RequestedPage place) throws InterruptedException {
        Request due = stream.requester().request(slice, whole.apply(slice, page));
        EarlyAttempt early = take(due);
        askForNext(slice, page);
        return stream.requester().send(due, place, early);
    }

    private @Nullable EarlyAttempt take(Request due) {
        Early first = sent.poll();
        if (first == null) {
            return null;
        }
        stream.run().free(first.room);
        if (first.attempt.isOf(due)) {
            stream.matched();
            return first.attempt;
        }
        stream.mismatched();
        first.attempt.drop();
        giveUp();
        return null;
    }

    private void askForNext(Slice slice, PageRequest page) throws InterruptedException {
        Early last = sent.peekLast();
        PageRequest before = last == null ? page : last.page;
        int most =
                Math.min(Math.min(full, stream.usual().most(read)), stream.run().pages());
        while (sent.size() < most && stream.isWelcome()) {
            PageRequest next = stream.paginator().after(before.token());
            if (next == null || !stream.run().take(largest)) {
                return;
            }
            EarlyAttempt attempt = stream.requester()
                    .sendEarly(slice, whole.apply(slice, next), stream.run().threads(), stream::refused);
            if (attempt == null) {
                stream.run().free(largest);
                return;
            }
            sent.add(new Early(next, attempt, largest));
            before = next;
        }
    }

    /**
     * A page has come.
     *
     * @param next the page after it; null where it was the last
     */
    public void completed(PageResult page, @Nullable PageRequest next) {
        if (!isPossible()) {
            return;
        }
        read++;
        if (next == null) {
            stream.usual().ended(read);
        }
        PageRequest expected = next == null ? null : stream.paginator().after(page.token());
        if (next == null || expected == null || !Objects.equals(next.token(), expected.token())) {
            giveUp();
            return;
        }
        full++;
        byte[] body = page.response().buffered();
        largest = Math.max(largest, body == null ? 0 : body.length);
    }

    /** Gives up what was asked for: the slice has ended, or goes on elsewhere. */
    public void drop() {
        giveUp();
        read = 0;
    }

    private void giveUp() {
        for (Early early : sent) {
            stream.run().free(early.room);
            early.attempt.drop();
        }
        sent.clear();
        full = 0;
    }
}

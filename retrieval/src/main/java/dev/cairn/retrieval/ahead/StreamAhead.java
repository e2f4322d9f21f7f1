package dev.cairn.retrieval.ahead;

import dev.cairn.http.client.HttpRequester;
import dev.cairn.retrieval.pagination.Paginator;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** Whether pages of one stream are asked for before their turn, as things are. Thread-safe. */
public final class StreamAhead {

    /** How long nothing is asked for ahead after the API has refused something, or failed. */
    private static final Duration PAUSE = Duration.ofSeconds(30);

    /** So many in a row show that requests always come out otherwise. */
    private static final int MOST_MISMATCHES = 3;

    private final ReadAhead run;
    private final HttpRequester requester;
    private final Paginator paginator;
    private final boolean possible;
    private final AtomicInteger mismatches = new AtomicInteger();
    private final UsualLength usual = new UsualLength();
    private volatile Instant resumesAt = Instant.MIN;

    /** @param possible whether nothing about the stream speaks against it, as far as its components do not know */
    public StreamAhead(ReadAhead run, HttpRequester requester, Paginator paginator, boolean possible) {
        this.run = run;
        this.requester = requester;
        this.paginator = paginator;
        this.possible = possible && run.pages() > 0 && requester.canSendEarly();
    }

    ReadAhead run() {
        return run;
    }

    HttpRequester requester() {
        return requester;
    }

    Paginator paginator() {
        return paginator;
    }

    UsualLength usual() {
        return usual;
    }

    /** Whether that may be at all. */
    boolean isPossible() {
        return possible && mismatches.get() < MOST_MISMATCHES;
    }

    /** Whether something may be asked for now. */
    boolean isWelcome() {
        return isPossible() && !requester.clock().instant().isBefore(resumesAt);
    }

    /** The API has refused a request for want of calls, or has failed. */
    void refused() {
        resumesAt = requester.clock().instant().plus(PAUSE);
    }

    /** A request was in its turn what it had been before. */
    void matched() {
        mismatches.set(0);
    }

    /** A request was another one in its turn. */
    void mismatched() {
        if (mismatches.incrementAndGet() == MOST_MISMATCHES) {
            requester
                    .observer()
                    .noted(
                            "Pages are not read ahead any more, since their requests are others in their turn: the API sets"
                                    + " other cookies with each answer, credentials or times change, or pages are not as long as"
                                    + " they were asked for");
        }
    }
}

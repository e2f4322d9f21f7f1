package dev.cairn.runtime.internal.plan;

import dev.cairn.core.error.SystemException;
import dev.cairn.http.HttpTransport;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Sends a few requests, and measures how long their answers take. Thread-safe. */
public final class ProbingTransport implements HttpTransport {

    private final HttpTransport next;
    private final Clock clock;
    private long allowed;
    private long sent;
    private Duration took = Duration.ZERO;
    private long answered;
    private boolean spent;

    /** None may be sent until some are {@linkplain #allow allowed}. */
    public ProbingTransport(HttpTransport next, Clock clock) {
        this.next = next;
        this.clock = clock;
    }

    /** From now on so many more may be sent, and not those that were left. */
    public synchronized void allow(long more) {
        allowed = sent + more;
        spent = false;
    }

    /** How many may still be sent. */
    synchronized long left() {
        return allowed - sent;
    }

    /** Whether one was refused since the last were allowed. */
    synchronized boolean isSpent() {
        return spent;
    }

    /** How many were sent. */
    public synchronized long sent() {
        return sent;
    }

    /** How long an answer takes from request to headers, on average; null where there was none. */
    public synchronized @Nullable Duration latency() {
        return answered == 0 ? null : took.dividedBy(answered);
    }

    @Override
    public RawResponse send(Request request) throws IOException, InterruptedException {
        synchronized (this) {
            if (sent >= allowed) {
                spent = true;
                throw new SystemException("the requests that a plan may send are used up");
            }
            sent++;
        }
        Instant begin = clock.instant();
        RawResponse response = next.send(request);
        Duration time = Duration.between(begin, clock.instant());
        synchronized (this) {
            answered++;
            took = took.plus(time);
        }
        return response;
    }

    @Override
    public void close() {
        next.close();
    }
}

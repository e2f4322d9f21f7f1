package dev.cairn.runtime.sync;

import dev.cairn.http.HttpTransport;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A limit of time or requests, at which a sync ends cleanly after its last states. Several syncs may share one. Thread-safe.
 *
 * <p>The next request after the limit is refused by an {@link InterruptedException}. Responses that are on their way are
 * still read.
 */
public final class SyncLimit {

    private final Clock clock;
    private final @Nullable Instant end;
    private final long most;
    private final AtomicLong asked = new AtomicLong();
    private volatile boolean refused;

    private SyncLimit(Clock clock, @Nullable Instant end, long most) {
        this.clock = clock;
        this.end = end;
        this.most = most;
    }

    /** Returns a limit of time, which begins to run now. */
    public static SyncLimit after(Duration time, Clock clock) {
        return of(time, Long.MAX_VALUE, clock);
    }

    /** Returns a limit of requests of any kind, including retries and requests for tokens. */
    public static SyncLimit afterRequests(long most) {
        return of(null, most, Clock.systemUTC());
    }

    /**
     * Returns a limit of time and requests, of which the first that is reached ends the sync.
     *
     * @param time begins to run now; null for no limit of time
     * @throws IllegalArgumentException if one of them is less than none
     */
    public static SyncLimit of(@Nullable Duration time, long most, Clock clock) {
        if (most < 0 || (time != null && time.isNegative())) {
            throw new IllegalArgumentException("a sync cannot end before it begins");
        }
        return new SyncLimit(clock, time == null ? null : clock.instant().plus(time), most);
    }

    /** Returns true if the time is over, or a request was refused. */
    public boolean isReached() {
        return refused || isTimeOver();
    }

    /** Returns true if the time is over. */
    public boolean isTimeOver() {
        return end != null && !clock.instant().isBefore(end);
    }

    /** Returns true if a request was refused. */
    public boolean hasRefused() {
        return refused;
    }

    /** Returns a network that counts what is sent over another one, and refuses what is beyond the limit. */
    public HttpTransport around(HttpTransport network) {
        return new HttpTransport() {
            @Override
            public RawResponse send(Request request) throws IOException, InterruptedException {
                if (isTimeOver() || asked.incrementAndGet() > most) {
                    refused = true;
                    throw new InterruptedException("the sync has reached its limit");
                }
                return network.send(request);
            }

            @Override
            public void close() {
                network.close();
            }
        };
    }
}

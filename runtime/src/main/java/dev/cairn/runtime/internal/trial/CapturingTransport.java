package dev.cairn.runtime.internal.trial;

import dev.cairn.http.HttpTransport;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Puts a {@link KeptBody} in place of the body of each answer. Remembers the last exchange, which is the one that counts
 * if there were redirects.
 */
public final class CapturingTransport implements HttpTransport {

    private final HttpTransport next;
    private final BodyBudget bodies;
    private volatile @Nullable Captured latest;

    /** @param bodyBytes how much of all bodies is kept */
    public CapturingTransport(HttpTransport next, long bodyBytes) {
        this.next = next;
        this.bodies = new BodyBudget(bodyBytes);
    }

    /** A request, and the answer to it as it came. */
    record Captured(Request request, RawResponse response, KeptBody body) {}

    @Override
    public RawResponse send(Request request) throws IOException, InterruptedException {
        long sent = System.nanoTime();
        RawResponse response = next.send(request);
        KeptBody body = new KeptBody(response.body(), bodies, sent);
        latest = new Captured(request, response, body);
        return response.withBody(body);
    }

    /** The last exchange, whose body is kept from now on. */
    Captured keepLatest() {
        Captured captured = Objects.requireNonNull(latest);
        captured.body.keep();
        return captured;
    }

    /** Whether a body was longer than what could be kept of it. */
    boolean isExceeded() {
        return bodies.isExceeded();
    }
}

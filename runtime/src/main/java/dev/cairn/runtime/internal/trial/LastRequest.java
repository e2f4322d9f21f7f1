package dev.cairn.runtime.internal.trial;

import dev.cairn.http.HttpTransport;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Remembers the request that was sent last, which is the one that was answered in the end if there were redirects. */
public final class LastRequest implements HttpTransport {

    private final HttpTransport next;
    private volatile @Nullable Request sent;

    public LastRequest(HttpTransport next) {
        this.next = next;
    }

    @Override
    public RawResponse send(Request request) throws IOException, InterruptedException {
        sent = request;
        return next.send(request);
    }

    /** Null before the first one. */
    @Nullable
    Request sent() {
        return sent;
    }
}

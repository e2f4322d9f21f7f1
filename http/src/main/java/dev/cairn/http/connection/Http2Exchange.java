package dev.cairn.http.connection;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** Passes one response from the thread of its connection to the thread that sent the request. */
final class Http2Exchange implements AsyncResponseConsumer<Void> {

    /** What a server may send ahead of the reader. */
    private static final int WINDOW_BYTES = 256 << 10;

    private final CompletableFuture<HttpResponse> head = new CompletableFuture<>();
    private final InterimResponses interim = new InterimResponses();
    private final Http2Body body;
    private volatile @Nullable CapacityChannel capacity;
    private @Nullable FutureCallback<Void> done;

    /** @param cancel gives the exchange up */
    Http2Exchange(Duration readTimeout, Duration slowest, Runnable cancel) {
        this.body = new Http2Body(readTimeout, slowest, this::widen, cancel);
    }

    /** Completed when the headers are there; failed if none came. */
    CompletableFuture<HttpResponse> head() {
        return head;
    }

    Http2Body body() {
        return body;
    }

    private void widen(int bytes) throws IOException {
        CapacityChannel channel = capacity;
        if (channel != null) {
            channel.update(bytes);
        }
    }

    @Override
    public void consumeResponse(
            HttpResponse response, @Nullable EntityDetails entity, HttpContext context, FutureCallback<Void> callback) {
        done = callback;
        if (entity == null) {
            body.end(null);
            callback.completed(null);
        }
        head.complete(response);
    }

    @Override
    public void informationResponse(HttpResponse response, HttpContext context) throws IOException {
        interim.count();
    }

    @Override
    public void updateCapacity(CapacityChannel channel) throws IOException {
        boolean first = capacity == null;
        capacity = channel;
        if (first) {
            channel.update(WINDOW_BYTES);
        }
    }

    @Override
    public void consume(ByteBuffer bytes) {
        body.add(bytes);
    }

    @Override
    public void streamEnd(@Nullable List<? extends Header> trailers) {
        capacity = null;
        body.end(null);
        if (done != null) {
            done.completed(null);
        }
    }

    @Override
    public void failed(Exception cause) {
        capacity = null;
        body.end(cause);
        head.completeExceptionally(cause);
    }

    @Override
    public void releaseResources() {
        capacity = null;
        head.completeExceptionally(new IOException("the exchange was given up"));
    }
}

package dev.cairn.runtime.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A response body as it comes in, read by one thread. A server that is silent for too long fails the read, which the
 * JDK's own stream does not do.
 */
final class BodyStream extends InputStream {

    /**
     * So many pieces, each of up to the client's buffer, come without being asked for one by one: the reader rarely waits
     * then.
     */
    private static final int WINDOW = 16;

    private final Subscriber source;
    private final Deque<ByteBuffer> buffers = new ArrayDeque<>();
    private boolean ended;
    private boolean closed;

    private BodyStream(Subscriber source) {
        this.source = source;
    }

    @Override
    public int read() throws IOException {
        ByteBuffer buffer = current();
        return buffer == null ? -1 : buffer.get() & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        ByteBuffer buffer = current();
        if (buffer == null) {
            return -1;
        }
        int count = Math.min(length, buffer.remaining());
        buffer.get(target, offset, count);
        return count;
    }

    /** The buffer to read from, or null at the end. */
    private @Nullable ByteBuffer current() throws IOException {
        if (closed) {
            throw new IOException("stream is closed");
        }
        while (true) {
            ByteBuffer buffer = buffers.peek();
            if (buffer != null && buffer.hasRemaining()) {
                return buffer;
            }
            if (buffer != null) {
                buffers.remove();
            } else if (ended) {
                return null;
            } else {
                accept(source.next());
            }
        }
    }

    private void accept(Event event) throws IOException {
        if (event instanceof Data data) {
            buffers.addAll(data.buffers());
            source.requestMore();
        } else {
            ended = true;
            Throwable failure = ((End) event).failure();
            if (failure instanceof Error error) {
                throw error; // of the client's own threads: nothing that another attempt would mend
            }
            if (failure != null) {
                throw new IOException(failure.getMessage(), failure);
            }
        }
    }

    /** Gives the connection up if the body has not been read to its end. */
    @Override
    public void close() {
        closed = true;
        if (!ended) {
            source.cancel();
        }
    }

    private sealed interface Event {}

    private record Data(List<ByteBuffer> buffers) implements Event {}

    private record End(@Nullable Throwable failure) implements Event {}

    /** Takes the body from the client, a few pieces ahead of the reader. */
    static final class Subscriber implements BodySubscriber<BodyStream> {

        private final Duration timeout;
        private final LinkedBlockingQueue<Event> events = new LinkedBlockingQueue<>();
        private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
        private final BodyStream stream = new BodyStream(this);

        Subscriber(Duration timeout) {
            this.timeout = timeout;
        }

        BodyStream stream() {
            return stream;
        }

        @Override
        public CompletionStage<BodyStream> getBody() {
            return CompletableFuture.completedFuture(stream);
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            if (subscription.complete(given)) {
                given.request(WINDOW);
            } else {
                given.cancel();
            }
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            events.add(new Data(buffers));
        }

        @Override
        public void onError(Throwable failure) {
            events.add(new End(failure));
        }

        @Override
        public void onComplete() {
            events.add(new End(null));
        }

        private Event next() throws IOException {
            try {
                Event event = events.poll(timeout.toNanos(), TimeUnit.NANOSECONDS);
                if (event == null) {
                    cancel();
                    throw new HttpTimeoutException(
                            "the server sent nothing more of the body for " + timeout.toSeconds() + " s");
                }
                return event;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                cancel();
                throw new InterruptedIOException("interrupted while reading a response body");
            }
        }

        private void requestMore() {
            CompletableFuture<Void> unused = subscription.thenAccept(s -> s.request(1));
        }

        private void cancel() {
            CompletableFuture<Void> unused = subscription.thenAccept(Flow.Subscription::cancel);
        }
    }
}

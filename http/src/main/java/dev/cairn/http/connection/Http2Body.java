package dev.cairn.http.connection;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A body whose pieces are put in by the thread of its connection and read by one other thread, which may be interrupted. */
final class Http2Body extends InputStream {

    private final Duration timeout;
    private final Progress progress;
    private final Runnable cancel;
    private final Window window;
    private final LinkedBlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
    private ByteBuffer current = ByteBuffer.allocate(0);
    private boolean ended;
    private boolean closed;

    /**
     * @param timeout how long the server may be silent
     * @param slowest how long each KiB may take
     * @param window lets the server send more
     * @param cancel gives the exchange up
     */
    Http2Body(Duration timeout, Duration slowest, Window window, Runnable cancel) {
        this.timeout = timeout;
        this.progress = new Progress(slowest);
        this.window = window;
        this.cancel = cancel;
    }

    /** How much the server may send. */
    @FunctionalInterface
    interface Window {
        void widen(int bytes) throws IOException;
    }

    private sealed interface Piece {}

    private record Data(ByteBuffer bytes) implements Piece {}

    private record End(@Nullable Exception failure) implements Piece {}

    /** Takes a piece, which is copied. */
    void add(ByteBuffer bytes) {
        ByteBuffer copy = ByteBuffer.allocate(bytes.remaining());
        copy.put(bytes).flip();
        pieces.add(new Data(copy));
    }

    /** Ends the body: well, or with a failure. */
    void end(@Nullable Exception failure) {
        pieces.add(new End(failure));
    }

    @Override
    public int read() throws IOException {
        return isAtEnd() ? -1 : current.get() & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (isAtEnd()) {
            return -1;
        }
        int count = Math.min(length, current.remaining());
        current.get(target, offset, count);
        return count;
    }

    /** Waits for the next piece where the present one is read. */
    private boolean isAtEnd() throws IOException {
        if (closed) {
            throw new IOException("stream is closed");
        }
        while (!ended && !current.hasRemaining()) {
            if (next() instanceof Data data) {
                current = data.bytes();
                window.widen(current.remaining());
            } else {
                ended = true;
            }
        }
        return !current.hasRemaining();
    }

    private Piece next() throws IOException {
        progress.begin();
        int count = 0;
        try {
            long left = progress.left();
            Piece piece = pieces.poll(Math.min(timeout.toNanos(), left), TimeUnit.NANOSECONDS);
            if (piece == null) {
                throw left < timeout.toNanos()
                        ? progress.failure()
                        : new SocketTimeoutException(
                                "the server sent nothing more of the body for " + timeout.toSeconds() + " s");
            }
            if (piece instanceof End end && end.failure() != null) {
                throw new IOException(end.failure().getMessage(), end.failure());
            }
            count = piece instanceof Data data ? data.bytes().remaining() : 0;
            return piece;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while reading a response body");
        } finally {
            progress.received(count);
        }
    }

    /** Gives the exchange up if the body has not been read to its end. */
    @Override
    public void close() {
        closed = true;
        if (!ended) {
            cancel.run();
        }
    }
}

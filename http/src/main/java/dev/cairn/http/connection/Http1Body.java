package dev.cairn.http.connection;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import org.apache.hc.core5.http.MalformedChunkCodingException;

/** A body as it comes over a blocking socket. Confined to one thread, which may be interrupted. */
final class Http1Body extends InputStream {

    private final InputStream in;
    private final Interruption interruption;
    private final SlowResponseGuard guard;
    private final Duration readTimeout;
    private boolean ended;
    private boolean closed;

    /** @param interruption gives the connection up */
    Http1Body(InputStream in, Interruption interruption, SlowResponseGuard guard, Duration readTimeout) {
        this.in = in;
        this.interruption = interruption;
        this.guard = guard;
        this.readTimeout = readTimeout;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (closed) {
            throw new IOException("stream is closed");
        }
        if (ended) {
            return -1;
        }
        int count = guard.body(() -> received(target, offset, length));
        ended = count < 0;
        if (ended) {
            guard.end();
        }
        return count;
    }

    private int received(byte[] target, int offset, int length) throws IOException {
        try {
            return interruption.during(() -> in.read(target, offset, length));
        } catch (ClosedByInterruptException e) {
            InterruptedIOException interrupted =
                    new InterruptedIOException("interrupted while reading a response body");
            interrupted.initCause(e);
            throw interrupted;
        } catch (MalformedChunkCodingException e) {
            // Its message quotes the body, which may hold secrets.
            throw new IOException("the chunks of the response body are malformed or were cut short");
        } catch (SocketTimeoutException e) {
            SocketTimeoutException told = new SocketTimeoutException(
                    "the server sent nothing more of the body for " + readTimeout.toSeconds() + " s");
            told.initCause(e);
            throw told;
        }
    }

    /** Gives the connection up if the body has not been read to its end. */
    @Override
    public void close() throws IOException {
        closed = true;
        guard.end();
        if (!ended) {
            interruption.close();
        }
    }
}

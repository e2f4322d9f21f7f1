package dev.cairn.runtime.internal.trial;

import dev.cairn.json.scan.BlockFilter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * A body that keeps what is read of it, within a budget, once it is asked to. Closing it early then reads the rest first.
 * Confined to one thread.
 */
final class KeptBody extends BlockFilter {

    private static final int BLOCK = 1 << 16;

    private ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final BodyBudget budget;
    private final long sent;
    private long received;
    private long length;
    private boolean keeping;
    private boolean ended;
    private boolean broken;
    private boolean cut;
    private boolean forgotten;

    /** @param sent when the request was sent, by {@link System#nanoTime} */
    KeptBody(InputStream body, BodyBudget budget, long sent) {
        super(body);
        this.budget = budget;
        this.sent = sent;
        this.received = System.nanoTime();
    }

    /** Keeps what is read from now on. */
    void keep() {
        keeping = true;
    }

    byte[] bytes() {
        return kept.toByteArray();
    }

    /** Forgets what was kept, after which there is nothing to show. */
    void forget() {
        cut = isCut();
        forgotten = true;
        kept = new ByteArrayOutputStream();
    }

    /** How much was read of it. */
    long length() {
        return length;
    }

    /** From when the request was sent until the last of it came. */
    Duration took() {
        return Duration.ofNanos(received - sent);
    }

    boolean isCut() {
        return forgotten ? cut : length > kept.size();
    }

    /** Whether the connection broke before its end, so that there is no answer for the reference. */
    boolean isBroken() {
        return broken;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        int read = next(target, offset, count);
        if (read < 0) {
            ended = true;
        } else if (keeping) {
            kept.write(target, offset, budget.take(read, kept.size()));
            length += read;
        }
        return read;
    }

    private int next(byte[] target, int offset, int count) throws IOException {
        try {
            int read = in.read(target, offset, count);
            received = System.nanoTime();
            return read;
        } catch (IOException e) {
            broken = !Thread.currentThread().isInterrupted()
                    && (!(e instanceof InterruptedIOException) || e instanceof SocketTimeoutException);
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            byte[] rest = new byte[BLOCK];
            while (keeping && !ended && length == kept.size() && read(rest, 0, rest.length) >= 0) {
                // What was not asked for is shown, too.
            }
        } catch (IOException e) {
            ended = true; // the caller that closes a body has what it needs
        }
        ended = true;
        in.close();
    }
}

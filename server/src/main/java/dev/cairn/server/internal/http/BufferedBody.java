package dev.cairn.server.internal.http;

import dev.cairn.json.Json;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingNestedCallback;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer, in pieces, so that a long one needs its length in memory once. Written in one thread, then sent; not
 * thread-safe.
 */
public final class BufferedBody extends OutputStream implements AnswerBody {

    private static final int PIECE = 64 << 10;

    private final List<ByteBuffer> full = new ArrayList<>();
    private @Nullable ByteBuffer last;
    private long length;

    /** No body. */
    public BufferedBody() {}

    /** Plain JSON values as JSON. */
    static BufferedBody json(Object values) {
        return of(Json.writeBytes(values));
    }

    /** Bytes, which must not change afterwards. */
    public static BufferedBody of(byte[] bytes) {
        BufferedBody body = new BufferedBody();
        body.full.add(ByteBuffer.wrap(bytes));
        body.length = bytes.length;
        return body;
    }

    long length() {
        return length;
    }

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
        length += count;
        for (int done = 0; done < count; ) {
            if (last == null) {
                last = ByteBuffer.allocate(PIECE);
            }
            int fits = Math.min(last.remaining(), count - done);
            last.put(bytes, from + done, fits);
            done += fits;
            if (!last.hasRemaining()) {
                endPiece();
            }
        }
    }

    private void endPiece() {
        if (last != null) {
            full.add(last.flip());
            last = null;
        }
    }

    /** Sends it, piece after piece, without a thread that waits; a piece that is sent is forgotten. */
    void sendTo(Content.Sink sink, Callback callback) {
        endPiece();
        new IteratingNestedCallback(callback) {

            private int next;

            @Override
            protected Action process() {
                if (next > 0 && next >= full.size()) {
                    return Action.SUCCEEDED;
                }
                boolean empty = full.isEmpty();
                ByteBuffer piece = empty ? ByteBuffer.allocate(0) : full.set(next, ByteBuffer.allocate(0));
                next++;
                sink.write(empty || next == full.size(), piece, this);
                return Action.SCHEDULED;
            }
        }.iterate();
    }
}

package dev.cairn.workbench.har;

import dev.cairn.http.Headers;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request and what came of it, redirects not followed. Immutable; its body must not be changed.
 *
 * @param status of the answer; 0 where none came
 * @param body content encodings undone; null where it was not recorded
 * @param failure why no answer came, or why its body ends early; null where neither is so
 */
@SuppressWarnings("ArrayRecordComponent") // a copy each time would cost more than it protects
public record RecordedExchange(
        Instant startedAt,
        Request request,
        int status,
        Headers headers,
        byte @Nullable [] body,
        @Nullable String failure) {

    /** True if a response came whose body was not recorded. */
    boolean isWithoutBody() {
        return status != 0 && body == null;
    }

    /**
     * The answer once more.
     *
     * @throws IOException if no answer came
     */
    RawResponse answer() throws IOException {
        if (status == 0) {
            throw new IOException(failure == null ? "no answer came when this was recorded" : failure);
        }
        InputStream bytes = new ByteArrayInputStream(Objects.requireNonNull(body));
        String reason = failure;
        return new RawResponse(
                status,
                headers,
                request.url(),
                reason == null ? bytes : new SequenceInputStream(bytes, new Broken(reason)));
    }

    /** The end of a body that did not come. */
    private static final class Broken extends InputStream {

        private final String reason;

        Broken(String reason) {
            this.reason = reason;
        }

        @Override
        public int read() throws IOException {
            throw new IOException(reason);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            throw new IOException(reason);
        }
    }
}

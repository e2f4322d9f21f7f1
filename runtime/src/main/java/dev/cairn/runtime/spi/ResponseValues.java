package dev.cairn.runtime.spi;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The body of a response: raw, or as the manifest's decoder gives it. Confined to one thread; read once. */
public interface ResponseValues {

    /** The body as it came, content encodings undone. */
    InputStream raw() throws IOException;

    /**
     * The next value of the decoded body: the whole of a JSON document, or a line, row or item of other formats.
     *
     * @return {@link #END} after the last one
     */
    @Nullable
    Object next() throws IOException;

    /** The first value, or null where there is none. */
    default @Nullable Object first() throws IOException {
        Object value = next();
        return value == END ? null : value;
    }

    /** The response as a whole; empty where no request was sent, such as where the records of a child come with its parent. */
    default Optional<HttpAnswer> answer() {
        return Optional.empty();
    }

    /** Comes after the last value. */
    Object END = new Object() {
        @Override
        public String toString() {
            return "END";
        }
    };
}

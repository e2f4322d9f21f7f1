package dev.cairn.runtime.spi;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Decodes bodies of a format of its own: implements a {@code CustomDecoder}. Thread-safe. */
@FunctionalInterface
public interface CustomDecoder extends CustomComponent {

    /**
     * The values of a body, read as they are asked for.
     *
     * @throws IOException if it cannot be read, or is not in that format
     */
    Iterator<@Nullable Object> decode(InputStream body) throws IOException;

    /**
     * Decodes a body where it matters what came with it.
     *
     * @param answer the response, of which the body is {@code body}; null where no request was sent
     */
    default Iterator<@Nullable Object> decode(InputStream body, @Nullable HttpAnswer answer) throws IOException {
        return decode(body);
    }

    /** Whether bodies may be larger than memory; paginators do not see them then. */
    default boolean isStreaming() {
        return false;
    }
}

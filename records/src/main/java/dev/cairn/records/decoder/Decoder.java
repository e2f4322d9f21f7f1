package dev.cairn.records.decoder;

import dev.cairn.http.response.Response;
import dev.cairn.records.MalformedBodyException;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns a body into values, in which an extractor finds records. Thread-safe.
 *
 * <p>A body that is not in the decoder's format fails with {@link MalformedBodyException}, here or while its values are
 * read; it never counts as an empty page.
 */
public interface Decoder {

    /** Opens the body of a response. */
    DecodedValues decode(Response response) throws IOException;

    /**
     * The first value of a body, which is what templates of a paginator see as {@code response}; an empty map where there
     * is none. Of a JSON list it is the first item.
     */
    default @Nullable Object firstValue(Response response) throws IOException {
        try (DecodedValues values = decode(response)) {
            DecodedValue first = values.next();
            return first == null ? Map.of() : FirstValue.of(first);
        }
    }

    /**
     * Whether bodies are meant to be streamed, so that neither paginators nor anything else but the extractor sees them.
     */
    boolean isStreaming();

    /** Whether a body is one document of JSON or XML. A malformed one is an empty page for the reference. */
    default boolean isOfOneDocument() {
        return false;
    }
}

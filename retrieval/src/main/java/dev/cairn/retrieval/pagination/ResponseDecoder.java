package dev.cairn.retrieval.pagination;

import dev.cairn.http.response.Response;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives the value that pagination templates see as {@code response}. Thread-safe. */
@FunctionalInterface
public interface ResponseDecoder {

    /**
     * The value, an empty map where there is none.
     *
     * @throws IOException if the response is streamed and cannot be read
     */
    @Nullable
    Object decode(Response response) throws IOException;

    /**
     * For JSON: the document, or the first item if it is an array, since that is what a decoder of the reference yields
     * first. An empty array and a body that is no JSON count as an empty object.
     */
    static @Nullable Object json(Response response) throws IOException {
        Object value = response.jsonOrEmpty();
        if (value instanceof List<?> items) {
            return items.isEmpty() ? Map.of() : items.get(0);
        }
        return value;
    }
}

package dev.cairn.http.request;

import dev.cairn.core.slice.Slice;
import dev.cairn.http.Request;
import org.jspecify.annotations.Nullable;

/** Changes a request before credentials are added. Thread-safe. */
@FunctionalInterface
public interface RequestModifier {

    /** Changes nothing. */
    RequestModifier NONE = (request, slice, token) -> request;

    /**
     * The request to send instead.
     *
     * @param token of the page, or null for the first
     */
    Request shape(Request request, Slice slice, @Nullable Object token);
}

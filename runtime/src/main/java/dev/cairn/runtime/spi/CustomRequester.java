package dev.cairn.runtime.spi;

import org.jspecify.annotations.Nullable;

/**
 * Changes requests before they are sent: implements a {@code CustomRequester}. The definition has the members of an
 * {@code HttpRequester}, from which the request was made. Thread-safe.
 */
@FunctionalInterface
public interface CustomRequester extends CustomComponent {

    /**
     * The request to send instead; it gets its credentials afterwards.
     *
     * @param request as the definition describes it
     * @param pageToken of the page, or null for the first
     */
    HttpCall prepare(HttpCall request, StreamSlice slice, @Nullable Object pageToken);
}

package dev.cairn.retrieval;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the page size is reduced where an error handler asks for it ({@code page_size_reduction}). Immutable.
 *
 * @param factor what a page size is divided by; more than 1
 * @param minimum the smallest page size to ask for
 * @param maxAttempts how often to reduce without a page in between
 * @param backoff the first wait before a page is asked for again; further ones are longer by as much each
 * @param retriesAtMinimum how often to ask for a page again that cannot be smaller
 * @param failureMessage what the user can do where no page size works, or null
 * @param reset whether the next page after a success has the full size again
 */
public record PageSizeReduction(
        double factor,
        long minimum,
        long maxAttempts,
        Duration backoff,
        long retriesAtMinimum,
        @Nullable String failureMessage,
        boolean reset) {}

package dev.cairn.runtime.spi;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Finds the token of the next page: implements a {@code CustomPaginationStrategy}. Thread-safe and stateless. */
@FunctionalInterface
public interface CustomPaginationStrategy extends CustomComponent {

    /** The token of the first page, or null for none. */
    default @Nullable Object initialToken() {
        return null;
    }

    /** The token of the page after the given one, or null if that was the last. */
    @Nullable
    Object nextToken(PageInfo page) throws IOException;

    /** How many records to ask for, or null to leave it to the API. */
    default @Nullable Integer pageSize() {
        return null;
    }
}

package dev.cairn.runtime.spi;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a pagination strategy knows of a page that was read.
 *
 * @param records how many records were kept of it
 * @param lastRecord the last of them, or null
 * @param token the token it was requested with, or null
 * @param slice the slice that it belongs to
 * @param reducedSize the page size that was requested where the strategy's own was too large; else null
 */
public record PageInfo(
        HttpAnswer answer,
        long records,
        @Nullable Map<String, @Nullable Object> lastRecord,
        @Nullable Object token,
        StreamSlice slice,
        @Nullable Long reducedSize) {}

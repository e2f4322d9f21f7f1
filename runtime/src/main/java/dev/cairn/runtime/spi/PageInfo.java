package dev.cairn.runtime.spi;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a page held.
 *
 * @param records how many records were kept of it
 * @param lastRecord the last of them, or null
 * @param token the token it was requested with, or null
 * @param slice what it is of
 */
public record PageInfo(
        HttpAnswer answer,
        long records,
        @Nullable Map<String, @Nullable Object> lastRecord,
        @Nullable Object token,
        StreamSlice slice) {}

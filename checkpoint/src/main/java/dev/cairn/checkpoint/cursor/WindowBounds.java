package dev.cairn.checkpoint.cursor;

import dev.cairn.core.slice.Slice;

/** Reads the bounds that are written into the window of a slice. */
final class WindowBounds {

    private WindowBounds() {}

    /** @throws IllegalArgumentException if the window has no such bound, or one that is written otherwise */
    static CursorValue read(Slice slice, String key, CursorFormat format) {
        CursorValue bound = format.parse(slice.window().get(key));
        if (bound == null) {
            throw new IllegalArgumentException("a window without a value for " + key + ": " + slice.window());
        }
        return bound;
    }
}

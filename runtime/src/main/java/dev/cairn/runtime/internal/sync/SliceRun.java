package dev.cairn.runtime.internal.sync;

import dev.cairn.checkpoint.cursor.SliceTracker;
import dev.cairn.core.slice.Slice;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A slice of a stream while it is being synced. Workers see which one it is; its tracker belongs to the read loop. */
final class SliceRun {

    private final StreamRun stream;
    private final Slice slice;
    private @Nullable SliceTracker tracker;

    SliceRun(StreamRun stream, Slice slice) {
        this.stream = stream;
        this.slice = slice;
    }

    StreamRun stream() {
        return stream;
    }

    Slice slice() {
        return slice;
    }

    /** Sets what hears of the slice, when it is opened. */
    void tracker(SliceTracker opened) {
        tracker = opened;
    }

    SliceTracker tracker() {
        return Objects.requireNonNull(tracker, "slice is not open");
    }
}

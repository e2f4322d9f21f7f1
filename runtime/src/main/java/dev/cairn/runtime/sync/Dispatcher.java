package dev.cairn.runtime.sync;

import dev.cairn.runtime.slice.Slice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hands slices to workers: those of earlier streams first, in each stream's order. Thread-safe.
 *
 * <p>A worker that finds every stream's slices being drawn by others waits for the first of them.
 */
final class Dispatcher {

    private final List<StreamRun> runs;

    Dispatcher(List<StreamRun> runs) {
        this.runs = List.copyOf(runs);
    }

    /** A slice to read. */
    record Assignment(StreamRun stream, Slice slice) {}

    /** The next slice to read, or null when all streams are exhausted. */
    @Nullable
    Assignment next() throws InterruptedException {
        StreamRun busy;
        do {
            busy = null;
            for (StreamRun run : runs) {
                if (run.tryEnter()) {
                    Slice slice = drawAndLeave(run);
                    if (slice != null) {
                        return new Assignment(run, slice);
                    }
                } else if (busy == null) {
                    busy = run;
                }
            }
            if (busy != null) {
                busy.enter();
                Slice slice = drawAndLeave(busy);
                if (slice != null) {
                    return new Assignment(busy, slice);
                }
            }
        } while (busy != null);
        return null;
    }

    private static @Nullable Slice drawAndLeave(StreamRun run) throws InterruptedException {
        try {
            return run.draw();
        } finally {
            run.leave();
        }
    }
}

package dev.cairn.runtime.sync;

import dev.cairn.runtime.slice.Slice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hands slices to workers: those of earlier streams first, in each stream's order. Thread-safe.
 *
 * <p>A worker that finds every stream's slices being drawn by others waits for the first of them; one that finds only
 * streams whose group is being read waits until that is over.
 */
final class Dispatcher {

    private final List<StreamRun> runs;
    private final GroupGate gate = new GroupGate();

    private final boolean waits;

    /** @param waits whether {@link #next} waits for groups; otherwise it returns, and {@link #isBlocked} says why */
    Dispatcher(List<StreamRun> runs, boolean waits) {
        this.runs = List.copyOf(runs);
        this.waits = waits;
    }

    /** A slice to read. */
    record Assignment(StreamRun stream, Slice slice) {}

    /** The next slice to read, or null when all streams are exhausted. */
    @Nullable
    Assignment next() throws InterruptedException {
        StreamRun busy;
        boolean blocked;
        do {
            long seen = gate.changes();
            busy = null;
            blocked = false;
            for (StreamRun run : runs) {
                if (!gate.admits(run)) {
                    blocked = true;
                } else if (run.tryEnter()) {
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
            } else if (blocked && waits) {
                gate.await(seen);
            }
        } while (busy != null || (blocked && waits));
        return null;
    }

    /** Whether all streams that have slices left wait for others of their groups, so that {@link #next} would, too. */
    boolean isBlocked() {
        return runs.stream().anyMatch(gate::blocks)
                && runs.stream().allMatch(run -> run.isExhausted() || gate.blocks(run));
    }

    /** A slice was read as far as it can be. */
    void done(Assignment assignment) {
        if (assignment.stream().sliceDone()) {
            gate.done(assignment.stream());
        }
    }

    private @Nullable Slice drawAndLeave(StreamRun run) throws InterruptedException {
        try {
            Slice slice = run.draw();
            if (slice == null) {
                gate.sliced(run);
                if (run.isDone()) {
                    gate.done(run);
                }
            }
            return slice;
        } finally {
            run.leave();
        }
    }
}

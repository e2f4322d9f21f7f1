package dev.cairn.runtime.internal.sync;

import dev.cairn.clock.Sleeper;
import dev.cairn.retriever.SliceSource.Next;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hands slices to workers: those of earlier streams first, in each stream's order. Thread-safe.
 *
 * <p>A worker goes on to the next stream where there is nothing to read yet. One that finds nothing in any stream waits
 * until a slice may be ready, or until another worker has drawn one. Of a group of streams one is read at a time.
 */
final class Dispatcher {

    private static final Duration NEVER = Duration.ofDays(1);

    private final List<StreamRun> runs;
    private final boolean waitsForGroups;
    private final Sleeper sleeper;
    private final GroupGate<StreamRun> gate = new GroupGate<>(run -> run.task().groups());

    /**
     * @param waitsForGroups otherwise {@link #next} returns null meanwhile, and {@link #isBlocked} says why
     * @param sleeper waits until a slice may be ready; by the clock of the runs
     */
    Dispatcher(List<StreamRun> runs, boolean waitsForGroups, Sleeper sleeper) {
        this.runs = List.copyOf(runs);
        this.waitsForGroups = waitsForGroups;
        this.sleeper = sleeper;
    }

    /** The next slice to read, or null when all streams are exhausted. */
    @Nullable
    SliceRun next() throws InterruptedException {
        while (true) {
            StreamRun busy = null;
            Duration pause = NEVER;
            boolean timed = false; // or only other workers can bring a slice
            for (StreamRun run : runs) {
                if (run.isOccupied() || !gate.admits(run)) {
                    pause = waitsForGroups && StreamRun.PAUSE.compareTo(pause) < 0 ? StreamRun.PAUSE : pause;
                    continue;
                }
                Duration wait = run.pause();
                if (!isPositive(wait)) {
                    if (!run.tryEnter()) {
                        busy = busy == null ? run : busy;
                        continue;
                    }
                    Drawn drawn = drawAndLeave(run);
                    if (drawn.slice != null) {
                        return drawn.slice;
                    }
                    wait = drawn.next instanceof Next.Later later ? later.after() : NEVER;
                }
                timed |= wait.compareTo(NEVER) < 0;
                pause = wait.compareTo(pause) < 0 ? wait : pause;
            }
            if (busy != null) {
                SliceRun slice = busy.tryEnter(pause) ? drawAndLeave(busy).slice : null;
                if (slice != null) {
                    return slice;
                }
            } else if (pause.equals(NEVER)) {
                return null;
            } else {
                (timed ? sleeper : Sleeper.system()).sleep(pause);
            }
        }
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }

    /** @param slice null if none is ready */
    private record Drawn(Next next, @Nullable SliceRun slice) {}

    private Drawn drawAndLeave(StreamRun run) throws InterruptedException {
        try {
            Next next = run.draw();
            if (next instanceof Next.End) {
                gate.sliced(run);
                if (run.isDone()) {
                    gate.done(run);
                }
            }
            return new Drawn(next, next instanceof Next.Ready ready ? run.begin(ready.slice()) : null);
        } finally {
            run.leave();
        }
    }

    /** Whether all streams that have slices left wait for a slice, or for others of their groups. */
    boolean isBlocked() {
        return runs.stream().anyMatch(this::blocks) && runs.stream().allMatch(run -> run.isExhausted() || blocks(run));
    }

    private boolean blocks(StreamRun run) {
        return run.isOccupied() || gate.blocks(run);
    }

    /** A slice was read as far as it can be. */
    void done(SliceRun slice) {
        if (slice.stream().sliceDone()) {
            gate.done(slice.stream());
        }
    }
}

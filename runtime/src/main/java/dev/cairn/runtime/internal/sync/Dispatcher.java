package dev.cairn.runtime.internal.sync;

import dev.cairn.core.clock.Sleeper;
import dev.cairn.core.clock.WakeUp;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Hands slices to workers, as the queue of streams says. Thread-safe.
 *
 * <p>A worker goes on to the next stream where there is nothing to read yet. One that finds nothing in any stream waits
 * until a slice may be ready, or until another worker has drawn one.
 */
final class Dispatcher {

    private static final Duration NEVER = Duration.ofDays(1);

    /** How long to leave a stream alone that is held back. */
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final StreamQueue<StreamRun> queue;
    private final boolean waitsForOthers;
    private final Sleeper sleeper;
    private final WorkAhead ahead;
    private final WakeUp wakeUp;

    /**
     * @param waitsForOthers otherwise {@link #next} returns null where streams are held back by slices that are being read
     * @param sleeper waits until a slice may be ready; by the clock of the runs
     * @param ahead what is done before a slice is drawn
     * @param wakeUp raised when a slice is worth looking for before its time
     */
    Dispatcher(StreamQueue<StreamRun> queue, boolean waitsForOthers, Sleeper sleeper, WorkAhead ahead, WakeUp wakeUp) {
        this.queue = queue;
        this.waitsForOthers = waitsForOthers;
        this.sleeper = sleeper;
        this.ahead = ahead;
        this.wakeUp = wakeUp;
    }

    /**
     * The next slice to read, or null when all streams are exhausted.
     *
     * @param worker the one that calls
     */
    @Nullable
    SliceRun next(LiveWorkerGauge worker) throws InterruptedException {
        while (true) {
            for (Runnable work = ahead.poll(); work != null; work = ahead.poll()) {
                worker.ahead();
                work.run();
            }
            long seen = wakeUp.count();
            Round round = new Round(worker);
            SliceRun slice = queue.first(round);
            StreamRun busy = round.busy;
            if (slice == null && busy != null && busy.tryEnter(round.pause)) {
                slice = round.drawAndLeave(busy);
            }
            if (slice != null) {
                return slice;
            }
            if (busy == null) {
                if (round.pause.equals(NEVER)) {
                    return null;
                }
                (round.timed ? sleeper : Sleeper.system()).sleep(round.pause, wakeUp, seen);
            }
        }
    }

    /** Goes from stream to stream once, and learns how long there will be nothing to draw. */
    private final class Round implements StreamQueue.Taker<StreamRun, SliceRun, InterruptedException> {

        private final LiveWorkerGauge worker;
        /** The first stream of which another worker is drawing a slice. */
        private @Nullable StreamRun busy;

        private Duration pause = NEVER;
        /** Whether time brings a slice; otherwise only other workers do. */
        private boolean timed;

        Round(LiveWorkerGauge worker) {
            this.worker = worker;
        }

        @Override
        public @Nullable SliceRun take(StreamRun run) throws InterruptedException {
            if (run.pause().isZero()) {
                if (!run.tryEnter()) {
                    busy = busy == null ? run : busy;
                    return null;
                }
                SliceRun slice = drawAndLeave(run);
                if (slice != null) {
                    return slice;
                }
            }
            if (run.isFull()) { // since the queue looked
                heldBack(run);
            } else if (run.hasMore()) {
                timed = true;
                waitAtMost(run.pause());
            }
            return null;
        }

        @Nullable
        SliceRun drawAndLeave(StreamRun run) throws InterruptedException {
            try {
                return run.draw(worker);
            } finally {
                run.leave();
            }
        }

        @Override
        public void heldBack(StreamRun run) {
            if (waitsForOthers) {
                waitAtMost(PAUSE);
            }
        }

        private void waitAtMost(Duration wait) {
            pause = wait.compareTo(pause) < 0 ? wait : pause;
        }
    }
}

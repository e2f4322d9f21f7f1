package dev.cairn.runtime.internal.sync;

import dev.cairn.error.ConfigException;
import dev.cairn.error.SyncException;
import dev.cairn.retriever.SliceSource;
import dev.cairn.slice.Slice;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A stream while it is being synced, as workers see it: they draw its slices in order, one worker at a time.
 *
 * <p>Drawing may block, since slices may come from a parent stream; it takes no lock but its own, and the reader of a
 * slice holds none, so slicing and reading cannot starve each other. While slices are only waited for, no thread holds the
 * lock: see {@link #pause}.
 */
final class StreamRun {

    /** How long to leave a stream alone whose group, or of which enough slices, are being read. */
    static final Duration PAUSE = Duration.ofMillis(20);

    private final StreamTask task;
    private final EventQueue events;
    private final LiveStreamGauge gauge;
    private final ReentrantLock drawing = new ReentrantLock();
    private @Nullable SliceSource source;
    private final AtomicInteger open = new AtomicInteger();
    /** Slices that are opened, but not taken to be read. */
    private final Queue<SliceRun> untaken = new ConcurrentLinkedQueue<>();

    private volatile boolean exhausted;
    private final SliceOrder order;
    private final Clock clock;
    /** Why nothing more is to be read; null while more is. */
    private volatile @Nullable String refusal;

    private volatile Instant resumesAt = Instant.MIN;

    /**
     * @param mostHeld how many bytes of records may wait for the turn of their slice, in a stream with exact states
     * @param clock the one by which waits pass
     */
    StreamRun(StreamTask task, EventQueue events, LiveStreamGauge gauge, long mostHeld, Clock clock) {
        this.task = task;
        this.events = events;
        this.gauge = gauge;
        this.clock = clock;
        this.order = task.exactStates() ? new SliceTurns(mostHeld) : SliceOrder.AS_TOLD;
    }

    StreamTask task() {
        return task;
    }

    LiveStreamGauge gauge() {
        return gauge;
    }

    SliceOrder order() {
        return order;
    }

    /** How long there is nothing to draw for sure; zero or less if it is worth trying. */
    Duration pause() {
        Instant until = resumesAt;
        return until.equals(Instant.MIN) ? Duration.ZERO : Duration.between(clock.instant(), until);
    }

    /** Whether no other worker is drawing a slice just now. */
    boolean tryEnter() {
        return drawing.tryLock();
    }

    /** Waits until no other worker draws a slice, but no longer than that. */
    boolean tryEnter(Duration wait) throws InterruptedException {
        return drawing.tryLock(wait.toNanos(), TimeUnit.NANOSECONDS);
    }

    void leave() {
        drawing.unlock();
    }

    /** Whether all slices were drawn. */
    boolean isExhausted() {
        return exhausted;
    }

    /** Whether all slices were drawn and read. */
    boolean isDone() {
        return exhausted && open.get() == 0;
    }

    /** Whether nothing can be drawn before a slice that is being read is done. */
    boolean isOccupied() {
        return !exhausted && !order.admits();
    }

    /** Nothing more is to be read. */
    void refuse(String why) {
        refusal = why;
    }

    /** Fails where nothing more is to be read. */
    void checkWanted() {
        String why = refusal;
        if (why != null) {
            throw new ConfigException(why);
        }
    }

    /** A slice was read as far as it can be; whether it was the last. */
    boolean sliceDone() {
        return open.decrementAndGet() == 0 && exhausted;
    }

    /** The next slice, announced to the read loop; or that there is none, or none yet. Only between enter and leave. */
    SliceSource.Next draw() throws InterruptedException {
        if (exhausted) {
            return new SliceSource.Next.End();
        }
        if (isOccupied()) { // since the caller looked
            return new SliceSource.Next.Later(PAUSE);
        }
        LiveWorkerGauge worker = LiveWorkerGauge.current();
        if (worker != null) {
            worker.drawing(task.name().name());
        }
        try {
            checkWanted();
            SliceSource from = source;
            if (from == null) {
                events.put(new ReadEvent.StreamStarted(this));
                task.preparation().run();
                from = task.retriever().prepare(task.cursor().slices(), new Announcer());
                source = from;
            }
            SliceSource.Next next = nextOf(from);
            if (next instanceof SliceSource.Next.Later later) {
                resumesAt = clock.instant().plus(later.after());
            } else if (next instanceof SliceSource.Next.End) {
                exhausted = true;
                gauge.countedAllSlices();
                events.put(new ReadEvent.SlicesExhausted(this));
            }
            return next;
        } catch (RuntimeException | Error e) {
            exhausted = true;
            SyncException failure = Failures.asSyncException(e, task.name());
            events.put(new ReadEvent.SlicingFailed(this, failure));
            return new SliceSource.Next.End();
        }
    }

    private SliceSource.Next nextOf(SliceSource from) throws InterruptedException {
        SliceSource.Next next = from.next();
        while (next instanceof SliceSource.Next.Ready ready && order.isLost(ready.slice())) {
            open.decrementAndGet();
            events.put(new ReadEvent.SliceAbandoned(take(ready.slice())));
            next = from.next();
        }
        return next;
    }

    /** A slice that was drawn, for its reader. Only between enter and leave. */
    SliceRun begin(Slice slice) {
        SliceRun run = take(slice);
        order.begin(run);
        return run;
    }

    /** An opened slice, to be read or abandoned; each is taken once. */
    private SliceRun take(Slice slice) {
        Iterator<SliceRun> runs = untaken.iterator();
        while (runs.hasNext()) {
            SliceRun run = runs.next();
            if (run.slice().equals(slice) && untaken.remove(run)) { // workers look at the same time
                return run;
            }
        }
        throw new IllegalStateException("slice is not open: " + slice.merged());
    }

    /** The sync is being stopped: gives up what was begun for slices that will not be read. May block. */
    void abandon() throws InterruptedException {
        drawing.lockInterruptibly();
        try {
            SliceSource from = source;
            if (from != null && !exhausted) {
                exhausted = true;
                from.close();
            }
        } finally {
            drawing.unlock();
        }
    }

    private final class Announcer implements SliceSource.Listener {

        @Override
        public void opened(Slice slice) throws InterruptedException {
            gauge.countSliceDrawn();
            open.incrementAndGet();
            SliceRun run = new SliceRun(StreamRun.this, slice);
            untaken.add(run);
            events.put(new ReadEvent.SliceOpened(run));
        }

        @Override
        public void abandoned(Slice slice) throws InterruptedException {
            open.decrementAndGet();
            events.put(new ReadEvent.SliceAbandoned(take(slice)));
        }
    }
}

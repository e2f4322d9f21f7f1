package dev.cairn.runtime.internal.sync;

import dev.cairn.core.clock.WakeUp;
import dev.cairn.core.error.ConfigException;
import dev.cairn.core.error.SyncException;
import dev.cairn.core.slice.PagePosition;
import dev.cairn.core.slice.Slice;
import dev.cairn.retrieval.SliceSource;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.sync.SyncListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A stream while it is being synced, as workers see it: they draw its slices in order, one worker at a time.
 *
 * <p>Drawing may block, since slices may come from a parent stream; it takes no lock but its own, and the reader of a
 * slice holds none, so slicing and reading cannot starve each other. While slices are only waited for, no thread holds the
 * lock: see {@link #pause}.
 */
final class StreamRun extends SlicedStream {

    private final StreamTask task;
    private final EventQueue events;
    private final MessageWriter writer;
    private final ReentrantLock drawing = new ReentrantLock();
    private @Nullable SliceSource source;
    /** Slices that are opened, but not taken to be read. */
    private final Queue<SliceRun> untaken = new ConcurrentLinkedQueue<>();
    /** Whether nothing is left to draw; the read loop hears of it behind the slices before. */
    private volatile boolean over;

    private final SliceOrder order;
    private final Clock clock;
    private final SyncListener listener;
    /** Why nothing more is to be read; null while more is. */
    private volatile @Nullable String refusal;

    private volatile Instant resumesAt = Instant.MIN;
    /** How often a slice was said to be worth looking for. */
    private final AtomicLong wakes = new AtomicLong();

    private final WakeUp wakeUp;

    /**
     * @param mostHeld how many bytes of records may wait for the turn of their slice, in a stream with exact states
     * @param writer says when more is to be read
     * @param clock the one by which waits pass
     * @param listener hears of the stream and its slices
     * @param wakeUp wakes workers that wait for a slice
     */
    StreamRun(
            StreamTask task,
            EventQueue events,
            long mostHeld,
            MessageWriter writer,
            Clock clock,
            SyncListener listener,
            WakeUp wakeUp) {
        super(task.name(), task.groups());
        this.task = task;
        this.events = events;
        this.writer = writer;
        this.clock = clock;
        this.listener = listener;
        this.wakeUp = wakeUp;
        this.order = task.exactStates() ? new SliceTurns(mostHeld) : SliceOrder.AS_TOLD;
    }

    StreamTask task() {
        return task;
    }

    SyncListener listener() {
        return listener;
    }

    SliceOrder order() {
        return order;
    }

    @Override
    public boolean hasMore() {
        return !over;
    }

    @Override
    protected boolean isFull() {
        return !order.admits();
    }

    /** How long there is nothing to draw for sure; zero if it is worth trying. */
    Duration pause() {
        Instant until = resumesAt;
        Instant now = clock.instant();
        return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
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

    /** Nothing more is to be read. */
    void refuse(String why) {
        refusal = why;
    }

    /** Waits until more is to be read, and fails where nothing more is. */
    void awaitWanted() throws InterruptedException {
        writer.awaitWanted(name());
        checkWanted();
    }

    private void checkWanted() {
        String why = refusal;
        if (why != null) {
            throw new ConfigException(why);
        }
    }

    /** The next slice, announced to the read loop; null if there is none, or none yet. Only between enter and leave. */
    @Nullable
    SliceRun draw(LiveWorkerGauge worker) throws InterruptedException {
        if (over || isFull()) { // since the caller looked
            return null;
        }
        worker.drawing(name().name());
        try {
            checkWanted();
            long seen = wakes.get();
            SliceSource.Next next = nextOf(source());
            if (next instanceof SliceSource.Next.Ready ready) {
                SliceRun run = take(ready.slice());
                order.begin(run);
                return run;
            }
            if (next instanceof SliceSource.Next.Later later) {
                resumesAt = clock.instant().plus(later.after());
                if (wakes.get() != seen) {
                    resumesAt = Instant.MIN;
                }
            } else {
                end(null);
            }
        } catch (RuntimeException | Error e) {
            end(Failures.asSyncException(e, name()));
        }
        return null;
    }

    private void end(@Nullable SyncException failure) throws InterruptedException {
        over = true;
        events.put(new ReadEvent.SlicesExhausted(this, failure));
    }

    private SliceSource source() throws InterruptedException {
        SliceSource known = source;
        if (known != null) {
            return known;
        }
        listener.streamBegun(name());
        events.put(new ReadEvent.StreamStarted(this));
        task.preparation().run();
        SliceSource prepared = task.retriever().prepare(task.cursor().slices(), new Announcer());
        prepared.onWake(this::wake);
        source = prepared;
        return prepared;
    }

    private void wake() {
        wakes.incrementAndGet();
        resumesAt = Instant.MIN;
        wakeUp.raise();
    }

    private SliceSource.Next nextOf(SliceSource from) throws InterruptedException {
        SliceSource.Next next = from.next();
        while (next instanceof SliceSource.Next.Ready ready && order.isLost(ready.slice())) {
            events.put(new ReadEvent.SliceAbandoned(take(ready.slice())));
            next = from.next();
        }
        return next;
    }

    /** An opened slice, to be read or abandoned; each is taken once. */
    private SliceRun take(Slice slice) {
        Iterator<SliceRun> runs = untaken.iterator();
        while (runs.hasNext()) {
            SliceRun run = runs.next();
            // Mostly it is the same object. Workers look at the same time.
            if (Objects.equals(run.slice(), slice) && untaken.remove(run)) {
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
            if (from != null && !over) {
                over = true;
                from.close();
            }
        } finally {
            drawing.unlock();
        }
    }

    private final class Announcer implements SliceSource.Listener {

        @Override
        public void opened(Slice slice) throws InterruptedException {
            SliceRun run = new SliceRun(StreamRun.this, slice);
            untaken.add(run);
            events.put(new ReadEvent.SliceOpened(run));
        }

        @Override
        public void jobCreated(Slice slice, PagePosition job) {
            untaken.stream()
                    .filter(run -> run.slice().equals(slice))
                    .findFirst()
                    .ifPresent(run -> events.putAtOnce(new ReadEvent.JobCreated(run, job)));
        }

        @Override
        public void abandoned(Slice slice) throws InterruptedException {
            events.put(new ReadEvent.SliceAbandoned(take(slice)));
        }
    }
}

package dev.cairn.runtime.internal.sync;

import dev.cairn.core.error.SyncException;
import dev.cairn.retrieval.Page;
import dev.cairn.retrieval.SliceEvent;
import dev.cairn.retrieval.SliceReader;
import dev.cairn.runtime.internal.sync.SyncEngine.SliceGate;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What a worker does, in steps: it draws a slice, reads its pages one by one and closes it, and draws the next. Reports
 * everything to the read loop. Confined to one thread at a time.
 */
final class SliceReading {

    private static final ThreadLocal<SliceReading> CURRENT = new ThreadLocal<>();

    private final LiveWorkerGauge gauge;
    private final Dispatcher dispatcher;
    private final EventQueue events;
    private final Clock clock;
    private final PageSender sender;
    private final @Nullable SliceGate gate;
    /** Whether the gate has let this worker in. */
    private boolean admitted;

    private @Nullable Open open;
    /** How many pages of the open slice have been read to their end. */
    private int pages;

    private @Nullable RecordRenderer renderer;

    private record Open(SliceRun slice, RecordRenderer renderer, SliceReader reader) {}

    /**
     * @param gauge tells what the worker does
     * @param beside runs what the worker need not wait for; null if the worker is to do everything itself
     * @param gate says when another slice may be read; null for always
     */
    SliceReading(
            LiveWorkerGauge gauge,
            Dispatcher dispatcher,
            EventQueue events,
            Clock clock,
            @Nullable Executor beside,
            @Nullable SliceGate gate) {
        this.gauge = gauge;
        this.dispatcher = dispatcher;
        this.events = events;
        this.clock = clock;
        this.sender = new PageSender(events, beside);
        this.gate = gate;
    }

    /** What the calling thread does; empty if it is no worker. */
    static Optional<SliceReading> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    LiveWorkerGauge gauge() {
        return gauge;
    }

    /**
     * The calling thread will be silent for a while; its slice is told after all that was read.
     *
     * @param reason why, without secrets
     */
    void waiting(Instant until, String reason) {
        gauge.waiting(until, reason);
        settle();
        Open reading = open;
        if (reading != null) {
            events.putAtOnce(new ReadEvent.OfSlice(reading.slice, SliceEvent.WAITING, null));
        }
    }

    /** Waits until all that was read is in the queue. */
    void settle() {
        try {
            sender.settle();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether a slice is being read. */
    boolean isReading() {
        return open != null;
    }

    /**
     * Goes on by one step, which may block.
     *
     * @return false when there are no more slices, or none can be read any more
     */
    boolean step() throws InterruptedException {
        CURRENT.set(this);
        try {
            Open reading = open;
            SliceRun slice = reading == null ? next() : reading.slice;
            return slice != null && step(slice, reading);
        } finally {
            leave();
            CURRENT.remove();
        }
    }

    private @Nullable SliceRun next() throws InterruptedException {
        gauge.looksForSlice();
        if (gate != null) {
            gauge.waitingForTurn();
            gate.beginSlice();
            admitted = true;
        }
        return dispatcher.next(gauge);
    }

    /** Lets another worker in where no slice is being read. */
    private void leave() {
        if (gate != null && admitted && open == null) {
            admitted = false;
            gate.endSlice();
        }
    }

    private boolean step(SliceRun slice, @Nullable Open reading) throws InterruptedException {
        gauge.reading(slice.stream().name().name(), slice.slice(), reading == null ? 1 : pages + 1);
        try {
            open = reading == null ? open(slice) : read(reading);
            return true;
        } catch (RuntimeException | Error e) {
            open = null;
            if (reading != null) {
                reading.reader.close();
            }
            SyncException failure =
                    Failures.asSyncException(first(e), slice.stream().name());
            slice.stream().listener().sliceEnded(failure);
            events.put(new ReadEvent.SliceFailed(slice, failure));
            slice.stream().order().failed(slice);
            return !Failures.isFatal(e);
        }
    }

    private Open open(SliceRun slice) {
        pages = 0;
        slice.stream().listener().sliceBegun(slice.stream().name(), slice.slice());
        StreamTask task = slice.stream().task();
        RecordRenderer kept = renderer;
        if (kept == null || !kept.task().equals(task)) {
            kept = new RecordRenderer(task, clock);
            renderer = kept;
        }
        return new Open(slice, kept, task.retriever().open(slice.slice()));
    }

    /** Reads the next page, or closes the slice where there is none. */
    private @Nullable Open read(Open open) throws InterruptedException {
        open.slice.stream().awaitWanted();
        Page page = open.reader.nextPage();
        if (page == null) {
            sender.await();
            open.slice.stream().listener().sliceEnded(null);
            events.put(new ReadEvent.SliceClosed(open.slice));
            return null;
        }
        sender.send(open.slice, page, open.renderer);
        if (page.event() == SliceEvent.PAGE_COMPLETED) {
            pages++;
        }
        return open;
    }

    /** The failure of the page before, which was being rendered, if it failed as well; all of it is in the queue then. */
    private Throwable first(Throwable failure) throws InterruptedException {
        try {
            sender.await();
            return failure;
        } catch (RuntimeException | Error e) {
            return e;
        }
    }
}

package dev.cairn.runtime.internal.sync;

import dev.cairn.error.SyncException;
import dev.cairn.retriever.Page;
import dev.cairn.retriever.SliceEvent;
import dev.cairn.retriever.SliceReader;
import java.time.Clock;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What a worker does, in steps: it draws a slice, reads its pages one by one and closes it, and draws the next. Reports
 * everything to the read loop. Confined to one thread at a time.
 */
final class SliceReading {

    private static final ThreadLocal<SliceReading> CURRENT = new ThreadLocal<>();

    private final Dispatcher dispatcher;
    private final EventQueue events;
    private final Clock clock;
    private final PageSender sender;
    /** The slice that was drawn last. */
    private @Nullable SliceRun drawn;

    private @Nullable Open open;
    /** How many pages of the open slice have been read to their end. */
    private int pages;

    private @Nullable RecordRenderer renderer;

    private record Open(SliceRun slice, RecordRenderer renderer, SliceReader reader) {}

    /** @param beside runs what the worker need not wait for; null if the worker is to do everything itself */
    SliceReading(Dispatcher dispatcher, EventQueue events, Clock clock, @Nullable Executor beside) {
        this.dispatcher = dispatcher;
        this.events = events;
        this.clock = clock;
        this.sender = new PageSender(events, beside);
    }

    /** What the calling thread reads now, or null if it is no worker that reads. */
    static @Nullable SliceReading current() {
        return CURRENT.get();
    }

    /** The calling thread will be silent for a while; it is told after all that was read. */
    void waiting() {
        settle();
        SliceRun slice = drawn;
        if (slice != null) {
            events.putAtOnce(new ReadEvent.OfSlice(slice, SliceEvent.WAITING, null));
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
        Open reading = open;
        SliceRun slice = reading == null ? dispatcher.next() : reading.slice;
        if (slice == null) {
            return false;
        }
        drawn = slice;
        CURRENT.set(this);
        if (reading == null) {
            pages = 0;
        }
        LiveWorkerGauge gauge = LiveWorkerGauge.current();
        if (gauge != null) {
            gauge.reading(slice.stream().task().name().name(), slice.slice(), pages + 1);
        }
        try {
            open = reading == null ? open(slice) : read(reading);
            if (open == null) {
                dispatcher.done(slice);
            }
        } catch (RuntimeException | Error e) {
            open = null;
            SyncException failure =
                    Failures.asSyncException(first(e), slice.stream().task().name());
            events.put(new ReadEvent.SliceFailed(slice, failure));
            slice.stream().order().failed(slice);
            dispatcher.done(slice); // what is read next comes behind the failure
            return !Failures.isFatal(e);
        } finally {
            CURRENT.remove();
        }
        return true;
    }

    private Open open(SliceRun slice) {
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
        open.slice.stream().checkWanted();
        Page page = open.reader.nextPage();
        if (page == null) {
            sender.await();
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

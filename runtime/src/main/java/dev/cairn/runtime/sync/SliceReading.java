package dev.cairn.runtime.sync;

import dev.cairn.runtime.retriever.Page;
import dev.cairn.runtime.retriever.SliceReader;
import dev.cairn.runtime.slice.Slice;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * What a worker does, in steps: it draws a slice, reads its pages one by one and closes it, and draws the next. Reports
 * everything to the read loop. Confined to one thread at a time.
 */
final class SliceReading {

    /** Large enough to make the queue cheap, small enough to let records out early. */
    private static final int BATCH_BYTES = 256 * 1024;

    private static final ThreadLocal<Dispatcher.Assignment> CURRENT = new ThreadLocal<>();

    private final Dispatcher dispatcher;
    private final EventQueue events;
    private final Clock clock;
    private @Nullable Open open;
    /** How many pages of the open slice have been read to their end. */
    private int pages;

    private @Nullable RecordRenderer renderer;

    private record Open(Dispatcher.Assignment assignment, RecordRenderer renderer, SliceReader reader) {}

    SliceReading(Dispatcher dispatcher, EventQueue events, Clock clock) {
        this.dispatcher = dispatcher;
        this.events = events;
        this.clock = clock;
    }

    /** What the calling thread reads now, or null if it is no worker that reads. */
    static Dispatcher.@Nullable Assignment current() {
        return CURRENT.get();
    }

    /** Whether a slice is being read. */
    boolean isReading() {
        return open != null;
    }

    /**
     * Goes on by one step, which may block.
     *
     * @return false when there are no more slices
     */
    boolean step() throws InterruptedException {
        Open slice = open;
        Dispatcher.Assignment assignment = slice == null ? dispatcher.next() : slice.assignment;
        if (assignment == null) {
            return false;
        }
        CURRENT.set(assignment);
        if (slice == null) {
            pages = 0;
        }
        WorkerGauge gauge = WorkerGauge.current();
        if (gauge != null) {
            gauge.reading(assignment.stream().task().name().name(), assignment.slice(), pages + 1);
        }
        try {
            open = slice == null ? open(assignment) : read(slice);
            if (open == null) {
                dispatcher.done(assignment);
            }
        } catch (RuntimeException | Error e) {
            open = null;
            dispatcher.done(assignment);
            StreamRun stream = assignment.stream();
            events.put(new ReadEvent.SliceFailed(
                    stream,
                    assignment.slice(),
                    Failures.asSyncException(e, stream.task().name())));
        } finally {
            CURRENT.remove();
        }
        return true;
    }

    private Open open(Dispatcher.Assignment assignment) {
        StreamTask task = assignment.stream().task();
        RecordRenderer kept = renderer;
        if (kept == null || !kept.task().equals(task)) {
            kept = new RecordRenderer(task, clock);
            renderer = kept;
        }
        return new Open(assignment, kept, task.retriever().open(assignment.slice()));
    }

    /** Reads the next page, or closes the slice where there is none. */
    private @Nullable Open read(Open open) throws InterruptedException {
        StreamRun stream = open.assignment.stream();
        Slice slice = open.assignment.slice();
        Page page = open.reader.nextPage();
        if (page == null) {
            events.put(new ReadEvent.SliceClosed(stream, slice));
            return null;
        }
        send(stream, slice, page, open.renderer);
        switch (page.kind()) {
            case PART -> {}
            case COMPLETE -> {
                pages++;
                events.put(new ReadEvent.PageCompleted(stream, slice));
            }
            case RESET -> events.put(new ReadEvent.PaginationReset(stream, slice));
            case RUN -> events.put(new ReadEvent.RunStarted(stream, slice, false));
            case LAST_RUN -> events.put(new ReadEvent.RunStarted(stream, slice, true));
        }
        return open;
    }

    private void send(StreamRun stream, Slice slice, Page page, RecordRenderer renderer) throws InterruptedException {
        if (page.records().isEmpty() && page.dropped().isEmpty()) {
            return;
        }
        int sent = 0;
        do {
            RecordBatch batch = renderer.render(page, sent, BATCH_BYTES);
            events.put(new ReadEvent.Records(stream, slice, batch));
            sent += batch.size();
        } while (sent < page.records().size());
    }
}

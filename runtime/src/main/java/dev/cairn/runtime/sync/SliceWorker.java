package dev.cairn.runtime.sync;

import dev.cairn.runtime.retriever.Page;
import dev.cairn.runtime.retriever.SliceReader;
import dev.cairn.runtime.slice.Slice;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Reads slices until there are none, and reports everything to the read loop. */
final class SliceWorker implements Runnable {

    /** Large enough to make the queue cheap, small enough to let records out early. */
    private static final int BATCH_BYTES = 256 * 1024;

    private static final ThreadLocal<Dispatcher.Assignment> CURRENT = new ThreadLocal<>();

    private final Dispatcher dispatcher;
    private final EventQueue events;
    private final Clock clock;

    SliceWorker(Dispatcher dispatcher, EventQueue events, Clock clock) {
        this.dispatcher = dispatcher;
        this.events = events;
        this.clock = clock;
    }

    /** What the calling thread reads now, or null if it is no worker that reads. */
    static Dispatcher.@Nullable Assignment current() {
        return CURRENT.get();
    }

    @Override
    public void run() {
        try {
            Dispatcher.Assignment assignment = dispatcher.next();
            while (assignment != null) {
                read(assignment.stream(), assignment.slice());
                assignment = dispatcher.next();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            events.putAtOnce(new ReadEvent.WorkerDone());
        }
    }

    private void read(StreamRun stream, Slice slice) throws InterruptedException {
        CURRENT.set(new Dispatcher.Assignment(stream, slice));
        try {
            RecordRenderer renderer = new RecordRenderer(stream.task(), clock);
            SliceReader reader = stream.task().retriever().open(slice);
            for (Page page = reader.nextPage(); page != null; page = reader.nextPage()) {
                send(stream, slice, page, renderer);
                switch (page.kind()) {
                    case PART -> {}
                    case COMPLETE -> events.put(new ReadEvent.PageCompleted(stream, slice));
                    case RESET -> events.put(new ReadEvent.PaginationReset(stream, slice));
                }
            }
            events.put(new ReadEvent.SliceClosed(stream, slice));
        } catch (RuntimeException | Error e) {
            events.put(new ReadEvent.SliceFailed(
                    stream, slice, Failures.asSyncException(e, stream.task().name())));
        } finally {
            CURRENT.remove();
        }
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

package dev.cairn.runtime.internal.sync;

import dev.cairn.retrieval.Page;
import dev.cairn.retrieval.SliceEvent;
import dev.cairn.retrieval.ahead.TaskResult;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Renders the pages of a worker and puts them into the queue, one after the other. A page of many records is rendered
 * beside the worker, which reads the next one meanwhile; it is at most one page ahead. Confined to its worker.
 */
final class PageSender {

    /** Large enough to make the queue cheap, small enough to let records out early. */
    private static final int BATCH_BYTES = 256 * 1024;

    /** Rendering fewer records takes less time than handing them to another thread is worth. */
    private static final int MANY_RECORDS = 100;

    private final EventQueue events;
    private final @Nullable Executor beside;
    private @Nullable FutureTask<@Nullable Void> rendering;

    /** @param beside runs what the worker does not wait for; null if the worker does everything itself */
    PageSender(EventQueue events, @Nullable Executor beside) {
        this.events = events;
        this.beside = beside;
    }

    /**
     * Sends a page, which the caller does not touch any more.
     *
     * @throws RuntimeException if this page or the one before cannot be rendered
     */
    void send(SliceRun slice, Page page, RecordRenderer renderer) throws InterruptedException {
        await();
        if (beside == null || page.records().size() < MANY_RECORDS) {
            put(slice, page, renderer);
            return;
        }
        FutureTask<@Nullable Void> task = new FutureTask<>(() -> {
            put(slice, page, renderer);
            return null;
        });
        rendering = task;
        beside.execute(task);
    }

    /**
     * Waits until everything is in the queue.
     *
     * @throws RuntimeException if the last page cannot be rendered
     */
    void await() throws InterruptedException {
        FutureTask<@Nullable Void> task = rendering;
        if (task == null) {
            return;
        }
        try {
            TaskResult.of(task);
        } finally {
            if (task.isDone()) {
                rendering = null;
            }
        }
    }

    /** Waits until what was sent is written; what failed is told by {@link #await()} or the next {@link #send}. */
    void settle() throws InterruptedException {
        FutureTask<@Nullable Void> task = rendering;
        if (task != null) {
            try {
                task.get();
            } catch (ExecutionException e) {
                // Still to be told.
            }
        }
    }

    private void put(SliceRun slice, Page page, RecordRenderer renderer) throws InterruptedException {
        putRecords(slice, page, renderer);
        if (page.event() != SliceEvent.PAGE_CONTINUES) {
            events.put(new ReadEvent.OfSlice(slice, page.event(), page.position()));
        }
    }

    private void putRecords(SliceRun slice, Page page, RecordRenderer renderer) throws InterruptedException {
        if (page.records().isEmpty() && page.dropped().isEmpty()) {
            return;
        }
        int sent = 0;
        do {
            RenderedBatch batch = renderer.render(page, sent, BATCH_BYTES);
            ReadEvent records = new ReadEvent.Records(slice, batch);
            slice.stream().order().hold(slice, records.bytes());
            events.put(records);
            sent += batch.size();
        } while (sent < page.records().size());
    }
}

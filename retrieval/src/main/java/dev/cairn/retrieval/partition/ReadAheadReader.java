package dev.cairn.retrieval.partition;

import dev.cairn.retrieval.Page;
import dev.cairn.retrieval.SliceReader;
import dev.cairn.retrieval.ahead.TaskResult;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Has the next page read while the records of the one before are in use, if there is a thread for that; else reads it when it is
 * asked for. What it reads, and in which order, is the same either way. Confined to one thread at a time, but for what is read
 * ahead.
 */
final class ReadAheadReader implements SliceReader {

    private final Supplier<SliceReader> opening;
    private final Executor ahead;
    private @Nullable SliceReader reader;
    private @Nullable ReadAheadReader after;
    private @Nullable FutureTask<@Nullable Page> next;

    /**
     * @param opening opens the slice, when its first page is read
     * @param ahead runs what it is given soon, in another thread, or not at all
     */
    ReadAheadReader(Supplier<SliceReader> opening, Executor ahead) {
        this.opening = opening;
        this.ahead = ahead;
    }

    /** Sets which slice is read when this one has ended. Called before anything of this one is read, or once that is over. */
    void before(ReadAheadReader following) {
        after = following;
    }

    @Override
    public @Nullable Page nextPage() throws InterruptedException {
        FutureTask<@Nullable Page> due = next == null ? new FutureTask<>(this::read) : next;
        due.run(); // unless another thread has begun with it
        Page page = TaskResult.of(due);
        if (page != null) {
            begin();
        }
        return page;
    }

    private void begin() {
        FutureTask<@Nullable Page> following = new FutureTask<>(this::read);
        next = following;
        ahead.execute(following);
    }

    private @Nullable Page read() throws InterruptedException {
        try {
            SliceReader from = reader == null ? opening.get() : reader;
            reader = from;
            Page page = from.nextPage();
            if (page == null && after != null) {
                after.begin();
            }
            return page;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the thread may have other things to do, which it is to leave
            throw e;
        }
    }
}

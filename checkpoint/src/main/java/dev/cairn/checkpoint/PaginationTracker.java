package dev.cairn.checkpoint;

import dev.cairn.checkpoint.SliceProgress.Observation;
import dev.cairn.checkpoint.cursor.CursorValue;
import dev.cairn.checkpoint.cursor.SlicePosition;
import dev.cairn.checkpoint.cursor.SliceTracker;
import dev.cairn.core.slice.PagePosition;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Follows the pages of one slice and makes the cursor emit a state every so many of them. Not thread-safe.
 *
 * <p>After {@code pages_per_checkpoint_interval} pages a checkpoint is due. It is taken when the cursor value changes
 * next, which is nearly always at the first record of the next page: only then it is sure that no record with the old
 * value is still to come. It is taken at the end of the slice at the latest.
 *
 * <p>Where that does not come to pass, or a value says too little, the state says where the pagination stands: behind the last
 * page that is complete.
 */
public final class PaginationTracker implements SliceTracker {

    private final SliceProgress progress;
    private final int interval;
    private final Listener listener;
    /** Names the slice's job, of which anything may be read again; null where there is none. */
    private @Nullable PagePosition start;
    /** Where reading can go on; null at the beginning, or where that is not known. */
    private @Nullable PagePosition position;
    /** Whether records came behind the last page that is complete, or that page left no position. */
    private boolean isBehind;
    /** What the listener knows. */
    private @Nullable PagePosition told;
    /** As of the last state that was kept. */
    private @Nullable PagePosition kept;

    private int pagesSinceCheckpoint;
    private int pageCount;
    /** How many pages were complete where reading can go on. */
    private int pagesAtPosition;
    /** How many pages were complete when the newest value came first. */
    private int pagesBeforeNewest;
    /** The same of the value that was settled last. */
    private int pagesBeforeSettled;
    /** True if the slice was closed or has failed. */
    private boolean over;

    /** Whether the API asked to begin at the first page, and may do so again, where what values say is not given again. */
    private boolean prefersValues;

    /** Hears what concerns the states that the slice is part of. */
    interface Listener {

        /** Keeps no states. */
        Listener NONE = new Listener() {};

        /** What can be said of the slice may have changed, and is to be told. */
        default void checkpoint() {}

        /** Whether a state would say what of the slice is settled. */
        default boolean saysWhatIsSettled(SliceProgress slice) {
            return true;
        }

        /** Returns true if a sync that goes on at the settled position asks for fewer pages than this one. */
        default boolean settledSkipsPages(SliceProgress slice) {
            return true;
        }

        /** A record came after one with a later position: no more than before the slice can be said. */
        default void outOfOrder(CursorValue newest, CursorValue position) {}

        /** A record has no position: no more than before the slice can be said. */
        default void withoutPosition() {}

        /**
         * So far the pagination stands, which says more than values do.
         *
         * @param reached the largest position of the records so far; null where there is none
         */
        default void stands(PagePosition position, @Nullable CursorValue reached) {}

        /** Where the pagination stands is not known any more, or values say as much. */
        default void moved() {}

        /** The slice was read to its end. */
        default void closed(SliceProgress slice) {}
    }

    /**
     * @param position where the slice goes on; null at its beginning
     * @param interval 0 for no checkpoints
     */
    PaginationTracker(SliceProgress progress, @Nullable PagePosition position, int interval, Listener listener) {
        this.position = position;
        this.told = position;
        this.kept = position;
        this.start = position != null && position.isStart() ? position : null;
        this.progress = progress;
        this.interval = interval;
        this.listener = listener;
    }

    /** How many pages of the slice have been completed. */
    public int pageCount() {
        return pageCount;
    }

    /**
     * A record is about to be emitted; a state that is emitted meanwhile does not cover it.
     *
     * @param value the record's cursor value, null where it has none
     */
    @Override
    public void observe(@Nullable CursorValue value) {
        observe(value, true);
    }

    /** A record was read but is not emitted, since a client-side filter dropped it. */
    @Override
    public void observeDropped(@Nullable CursorValue value) {
        observe(value, false);
    }

    /** @param emitted whether it is a record that is about to be emitted */
    Observation observe(@Nullable CursorValue value, boolean emitted) {
        CursorValue newest = progress.newest();
        boolean placing = progress.isPlacing();
        Observation observation = progress.observe(value, emitted);
        switch (observation) {
            case PLAIN -> {}
            case SETTLED -> {
                if (Objects.equals(newest, progress.settled())) {
                    pagesBeforeSettled = pagesBeforeNewest;
                }
                pagesBeforeNewest = pageCount;
                if (isDue()) {
                    checkpoint();
                }
            }
            case OUT_OF_ORDER -> {
                tellWhereItStands();
                listener.outOfOrder(Objects.requireNonNull(newest), Objects.requireNonNull(value));
            }
            case WITHOUT_POSITION -> {
                if (placing) {
                    tellWhereItStands();
                }
                listener.withoutPosition();
            }
        }
        isBehind = true;
        progress.written();
        return observation;
    }

    /** Creating a job costs more than a state, so one is due at once. */
    @Override
    public void jobCreated(PagePosition job) {
        start = job;
        position = job;
        kept = job;
        checkpoint();
    }

    /** All records of a page have been observed. */
    @Override
    public void pageCompleted() {
        pageCompleted(null);
    }

    @Override
    public void pageCompleted(@Nullable PagePosition page) {
        pageCount++;
        pagesSinceCheckpoint++;
        if (page == null || page.equals(position)) {
            return; // it had no records, or is of a job's result that is not read to its end
        }
        position = page;
        pagesAtPosition = pageCount;
        isBehind = false;
        // Where values settle, the first record of the next page is waited for.
        if (interval > 0 && pagesSinceCheckpoint >= (progress.isPlacing() ? interval + 1L : interval)) {
            checkpoint();
        }
    }

    private void tellWhereItStands() {
        if (interval == 0) {
            return;
        }
        if (valuesSayAsMuch()) {
            untellPosition();
        } else if (position != null) {
            told = position;
            listener.stands(position, progress.position().reached());
            if (!isBehind) {
                progress.vouchedForByPages(true);
            }
        }
    }

    /** Whether who goes on at the value that was settled last reads no page again but the one that came before. */
    private boolean valuesSayAsMuch() {
        return progress.settled() != null
                && (prefersValues
                        || (pagesBeforeSettled >= pagesAtPosition - 1 && listener.settledSkipsPages(progress)))
                && listener.saysWhatIsSettled(progress);
    }

    private void untellPosition() {
        if (told != null) {
            told = null;
            progress.vouchedForByPages(false);
            listener.moved();
        }
    }

    /** The slice is read again, from its start or from where it stands; what is safe so far is emitted. */
    @Override
    public void paginationReset() {
        position = start;
        untellPosition();
        checkpoint();
        progress.restart();
        prefersValues = true;
    }

    @Override
    public void begunAnew() {
        paginationReset();
        prefersValues = false;
        progress.goOn(new SlicePosition(null, progress.position().reached(), true));
    }

    /** What follows is of a further window inside of the slice's own. */
    @Override
    public void windowStarted() {
        progress.startWindow();
    }

    /**
     * The window that is being read, or the whole slice, is read again in smaller ones. What was claimed of it is taken
     * back at once.
     */
    @Override
    public void windowSplit() {
        position = start;
        untellPosition();
        progress.withdrawWindow();
        checkpoint();
    }

    /**
     * What follows is one of several runs of records, each in an order of its own. Any of them may have what comes
     * before what another one ended with, so that nothing is safe before the last; nor there where a state says which runs
     * were read, since their records would come again with a value.
     */
    @Override
    public void runStarted(boolean last) {
        progress.startRun(last && Objects.equals(position, start));
    }

    /** Nothing will come for a while; what is safe so far is emitted. */
    @Override
    public void waiting() {
        checkpoint();
    }

    /** The slice was read to its end. */
    @Override
    public void closed() {
        over = true;
        position = null;
        untellPosition();
        if (isDue() && progress.isPlacing()) {
            progress.end();
            checkpoint();
        }
        listener.closed(progress);
    }

    /** The slice cannot be read further; what is safe so far is emitted. */
    @Override
    public void failed() {
        checkpoint();
        over = true;
    }

    @Override
    public void kept() {
        progress.kept();
        kept = told;
    }

    @Override
    public boolean isTakenBack() {
        return progress.isTakenBack();
    }

    @Override
    public void withdrawn() {
        progress.withdraw();
        position = kept;
        isBehind = false;
        if (kept == null) {
            untellPosition();
        } else {
            prefersValues = false;
            pagesBeforeSettled = Integer.MIN_VALUE;
            tellWhereItStands();
        }
    }

    /** The sync ends with the slice open; what is safe so far is told by the state that follows. */
    void stopping() {
        if (!over) {
            tellWhereItStands();
        }
    }

    boolean isOver() {
        return over;
    }

    private boolean isDue() {
        return interval > 0 && pagesSinceCheckpoint >= interval;
    }

    private void checkpoint() {
        tellWhereItStands();
        pagesSinceCheckpoint = 0;
        listener.checkpoint();
    }
}

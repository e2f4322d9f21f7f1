package dev.cairn.retrieval;

import dev.cairn.checkpoint.cursor.SliceTracker;
import dev.cairn.core.slice.PagePosition;
import org.jspecify.annotations.Nullable;

/** What a worker tells of a slice between records: where it stands, and what comes next. */
public enum SliceEvent {

    /** More of the same page follows, which is too large to be held in memory. */
    PAGE_CONTINUES {
        @Override
        public void tell(SliceTracker tracker, @Nullable PagePosition position) {
            // There is nothing to tell before the page is complete.
        }
    },

    /** The page is complete; the next one follows, if there is one. */
    PAGE_COMPLETED {
        @Override
        public void tell(SliceTracker tracker, @Nullable PagePosition position) {
            tracker.pageCompleted(position);
        }
    },

    /** The slice cannot go on from its position: its first page follows, and all of its records come again. */
    BEGUN_ANEW {
        @Override
        public void tell(SliceTracker tracker, @Nullable PagePosition position) {
            tracker.begunAnew();
        }
    },

    /** The first page follows again, so that records may come again. */
    PAGINATION_RESET {
        @Override
        public void tell(SliceTracker tracker, @Nullable PagePosition position) {
            tracker.paginationReset();
        }
    },

    /** The first page of a window inside of the slice's own follows; windows before it are complete. */
    WINDOW_STARTED {
        @Override
        public void tell(SliceTracker tracker, @Nullable PagePosition position) {
            tracker.windowStarted();
        }
    },

    /** Smaller windows follow in place of the one that was being read, whose records come again. */
    WINDOW_SPLIT {
        @Override
        public void tell(SliceTracker tracker, @Nullable PagePosition position) {
            tracker.windowSplit();
        }
    },

    /** The first page of one of several runs follows, each of which is in an order of its own. */
    RUN_STARTED {
        @Override
        public void tell(SliceTracker tracker, @Nullable PagePosition position) {
            tracker.runStarted(false);
        }
    },

    /** The first page of the last of several runs follows. */
    LAST_RUN_STARTED {
        @Override
        public void tell(SliceTracker tracker, @Nullable PagePosition position) {
            tracker.runStarted(true);
        }
    },

    /** Nothing follows for a while. */
    WAITING {
        @Override
        public void tell(SliceTracker tracker, @Nullable PagePosition position) {
            tracker.waiting();
        }
    };

    /**
     * Calls the tracker's method for this event.
     *
     * @param position of a page that is complete; else null
     */
    public abstract void tell(SliceTracker tracker, @Nullable PagePosition position);
}

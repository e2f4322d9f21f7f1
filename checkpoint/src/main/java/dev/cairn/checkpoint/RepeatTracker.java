package dev.cairn.checkpoint;

import dev.cairn.checkpoint.cursor.CursorPlan;
import dev.cairn.checkpoint.cursor.CursorValue;
import dev.cairn.checkpoint.cursor.PositionedTracker;
import dev.cairn.checkpoint.cursor.SlicePosition;
import dev.cairn.core.slice.PagePosition;
import dev.cairn.core.slice.Slice;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Follows one slice by its positions, and knows which records come again. Not thread-safe.
 *
 * <p>When reading goes on from the settled position, records come again that left: those at it, and those at the newest
 * one, which was not settled. Their hashes are kept. Those before the settled position come again where the API does not
 * filter; as long as the slice is in order, all of them have left.
 *
 * <p>Where values say nothing, since records are in no order, or descend, or too many share one value for all of their hashes to
 * be kept, reading goes on behind the last page that is complete, if it is known where that stands.
 */
final class RepeatTracker implements PositionedTracker {

    private static final long[] NONE = {};

    private final CursorPlan plan;
    private final SliceProgress progress;
    private final PaginationTracker pages;
    private final PagedSliceTracker behindPages;
    /** Whether no page says where it stands. */
    private boolean withoutPage;
    /** Records that left and may come again, by their hashes. */
    private final Map<Long, Integer> again = new HashMap<>();
    /** What records had reached when they began to come again; null for nothing. */
    private @Nullable CursorValue reachedBefore;
    /** Everything before it left; null while that is not known. */
    private @Nullable CursorValue floor;

    private RecordHashes atSettled = new RecordHashes();
    private RecordHashes atNewest = new RecordHashes();
    private RecordHashes atSettledBefore = new RecordHashes();
    private RecordHashes atNewestBefore = new RecordHashes();

    RepeatTracker(CursorPlan plan, Slice slice, SlicePosition position, long[] left) {
        this.plan = plan;
        this.progress =
                new SliceProgress(plan.slicer().boundsOf(slice), plan.format(), plan.checkpointsInSlices(), false);
        this.pages = new PaginationTracker(
                progress, null, plan.pagesPerCheckpointInterval(), PaginationTracker.Listener.NONE);
        PagePosition page = position.page();
        boolean paged = page != null || !position.ordered();
        behindPages = new PagedSliceTracker(page, paged ? left : NONE);
        // Of the pages before it is not known whether their records ascended.
        progress.goOn(page == null ? position : new SlicePosition(null, position.reached(), false));
        expect(paged ? NONE : left);
        comeAgain();
    }

    private void expect(long[] hashes) {
        for (long hash : hashes) {
            again.merge(hash, 1, Integer::sum);
        }
    }

    private void comeAgain() {
        floor = progress.settled();
        reachedBefore = progress.position().reached();
    }

    @Override
    public boolean leaves(@Nullable CursorValue value, long hash) {
        boolean leaves = behindPages.leaves(value, hash);
        return leavesByValue(value, hash) && leaves;
    }

    private boolean leavesByValue(@Nullable CursorValue value, long hash) {
        observe(value, true, hash);
        Integer expected = again.get(hash);
        if (expected == null) {
            return !isBeforeFloor(value);
        }
        if (expected == 1) {
            again.remove(hash);
        } else {
            again.put(hash, expected - 1);
        }
        return false;
    }

    private boolean isBeforeFloor(@Nullable CursorValue value) {
        return value != null
                && floor != null
                && progress.position().ordered()
                && value.isBefore(floor)
                && !plan.format().sameWhenWritten(value, floor);
    }

    @Override
    public void observeDropped(@Nullable CursorValue value) {
        observe(value, false, 0);
    }

    private void observe(@Nullable CursorValue value, boolean emitted, long hash) {
        CursorValue previous = progress.newest();
        CursorValue settled = progress.settled();
        switch (pages.observe(value, emitted)) {
            case PLAIN -> {
                if (previous == null) {
                    atNewest = new RecordHashes();
                }
            }
            case SETTLED -> {
                if (settled == null || (previous != null && !previous.isBefore(settled))) {
                    atSettled = atNewest;
                }
                atNewest = new RecordHashes();
                forgetWhatIsPast();
            }
            case OUT_OF_ORDER, WITHOUT_POSITION -> {}
        }
        if (emitted && value != null && progress.isPlacing() && !isBeforeFloor(value)) {
            atNewest.add(hash);
        }
    }

    /** What left before, and has not come again by now, does not come any more. */
    private void forgetWhatIsPast() {
        CursorValue settled = progress.settled();
        if (settled != null
                && reachedBefore != null
                && settled.isAfter(reachedBefore)
                && !plan.format().sameWhenWritten(settled, reachedBefore)) {
            again.clear();
        }
    }

    @Override
    public void pageCompleted() {
        pageCompleted(null);
    }

    @Override
    public void pageCompleted(@Nullable PagePosition position) {
        pages.pageCompleted();
        behindPages.pageCompleted(position);
        withoutPage = behindPages.position().page() == null;
    }

    @Override
    public void paginationReset() {
        pages.paginationReset();
        behindPages.paginationReset();
        comeAgain(new RecordHashes(), new RecordHashes());
    }

    @Override
    public void windowStarted() {
        pages.windowStarted();
        atSettledBefore = atSettled.copy();
        atNewestBefore = atNewest.copy();
    }

    @Override
    public void windowSplit() {
        pages.windowSplit();
        behindPages.windowSplit();
        comeAgain(atSettledBefore.copy(), atNewestBefore.copy());
    }

    /** All that left may come again, but for what is at positions that stay. */
    private void comeAgain(RecordHashes settled, RecordHashes newest) {
        expect(atSettled.all());
        expect(atNewest.all());
        atSettled = settled;
        atNewest = newest;
        comeAgain();
    }

    @Override
    public void runStarted(boolean last) {
        pages.runStarted(last);
    }

    @Override
    public void closed() {
        pages.closed();
    }

    @Override
    public SlicePosition position() {
        SlicePosition known = progress.position();
        return isByPages(known)
                ? new SlicePosition(
                        null,
                        known.reached(),
                        known.ordered(),
                        behindPages.position().page())
                : known;
    }

    private boolean isByPages(SlicePosition known) {
        return !known.ordered()
                || (known.settled() == null
                        && atNewest.isFull()
                        && behindPages.position().page() != null);
    }

    @Override
    public long[] left() {
        if (isByPages(progress.position())) {
            return withoutPage ? NONE : behindPages.left();
        }
        RecordHashes all = atSettled.with(atNewest);
        again.forEach((hash, count) -> {
            for (int i = 0; i < count; i++) {
                all.add(hash);
            }
        });
        return all.all();
    }
}

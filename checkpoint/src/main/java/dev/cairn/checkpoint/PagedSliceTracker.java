package dev.cairn.checkpoint;

import dev.cairn.checkpoint.cursor.CursorValue;
import dev.cairn.checkpoint.cursor.PositionedTracker;
import dev.cairn.checkpoint.cursor.SlicePosition;
import dev.cairn.core.slice.PagePosition;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Follows one slice by its pages: reading goes on behind the last one that is complete, and the
 * records that left behind it come again. Not thread-safe.
 */
final class PagedSliceTracker implements PositionedTracker {

    private @Nullable PagePosition page;
    /** Records that left and come again, by their hashes. */
    private final Map<Long, Integer> again = new HashMap<>();
    /** Those that left behind the page, or came again there. */
    private RecordHashes behind = new RecordHashes();

    PagedSliceTracker(@Nullable PagePosition page, long[] left) {
        this.page = page;
        expect(left);
    }

    private void expect(long[] hashes) {
        for (long hash : hashes) {
            again.merge(hash, 1, Integer::sum);
        }
    }

    @Override
    public boolean leaves(@Nullable CursorValue value, long hash) {
        behind.add(hash);
        Integer expected = again.get(hash);
        if (expected == null) {
            return true;
        }
        if (expected == 1) {
            again.remove(hash);
        } else {
            again.put(hash, expected - 1);
        }
        return false;
    }

    /**
     * Without a position the page before stays the last one that reading can go on behind. A reader that goes on completes that
     * one once more, before anything comes again.
     */
    @Override
    public void pageCompleted(@Nullable PagePosition position) {
        if (position == null || position.equals(page)) {
            return; // it had no records, is the one that is behind, or is of a job's result that is not read to its end
        }
        if (page == null || position.pages() != page.pages()) {
            again.clear();
        }
        page = position;
        behind = new RecordHashes();
    }

    @Override
    public void paginationReset() {
        page = null;
        expect(behind.all());
        behind = new RecordHashes();
    }

    @Override
    public void windowSplit() {
        paginationReset();
    }

    @Override
    public SlicePosition position() {
        return SlicePosition.behind(page);
    }

    @Override
    public long[] left() {
        RecordHashes all = behind.copy();
        again.forEach((hash, count) -> {
            for (int i = 0; i < count; i++) {
                all.add(hash);
            }
        });
        return all.all();
    }
}

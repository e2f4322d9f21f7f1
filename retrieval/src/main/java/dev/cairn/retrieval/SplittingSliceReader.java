package dev.cairn.retrieval;

import dev.cairn.core.error.TransientException;
import dev.cairn.core.slice.Slice;
import dev.cairn.http.request.RequestNotices;
import dev.cairn.retrieval.position.PositionKeeper;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a slice whose window is split into two where an error handler asks for it, and those windows again. Windows are
 * read one after the other, each from its first page. Confined to one thread.
 *
 * <p>Source of the rules: {@code SimpleRetriever._read_records_or_split_request_window} of the Python CDK.
 */
final class SplittingSliceReader implements SliceReader {

    private static final int MOST_SPLITS = 10;

    private final Function<Slice, PagedSliceReader> open;
    private final WindowSplitting rules;
    private final PositionKeeper positions;
    private final RequestNotices notices;
    private final Deque<Window> rest = new ArrayDeque<>();
    private @Nullable PagedSliceReader pages;
    private Window current;
    private long records;

    /** @param splits how often the slice was split to come to this window */
    private record Window(Slice slice, int splits) {}

    /** @param open begins to read the pages of a window */
    SplittingSliceReader(
            Function<Slice, PagedSliceReader> open,
            WindowSplitting rules,
            PositionKeeper positions,
            RequestNotices notices,
            Slice slice) {
        this.open = open;
        this.rules = rules;
        this.positions = positions;
        this.notices = notices;
        this.current = new Window(slice, 0);
        this.pages = open.apply(slice);
    }

    @Override
    public void close() {
        if (pages != null) {
            pages.close();
        }
    }

    @Override
    public @Nullable Page nextPage() throws InterruptedException {
        PagedSliceReader window = pages;
        if (window == null) {
            return begin();
        }
        Page page = window.nextPage();
        if (page == null) {
            pages = null;
            return rest.isEmpty() ? null : begin();
        }
        records += page.records().size();
        if (page.event() == SliceEvent.WINDOW_SPLIT) {
            pages = null;
            split(window.refusal());
        }
        if (current.splits() > 0 && page.position() != null) {
            positions.unkept("a window of it is read in smaller ones");
            return new Page(page.records(), page.dropped(), page.event());
        }
        return page;
    }

    private @Nullable Page begin() {
        Window next = rest.poll();
        if (next == null) {
            return null;
        }
        current = next;
        records = 0;
        pages = open.apply(next.slice());
        return Page.of(SliceEvent.WINDOW_STARTED);
    }

    private void split(String refusal) {
        if (records > 0) {
            notices.warned(
                    "The API refuses a window of which " + records + " records have been emitted; they come again");
        }
        String internal =
                "The API refuses the window " + current.slice().merged() + (refusal.isEmpty() ? "" : ": " + refusal);
        if (current.splits() >= MOST_SPLITS) {
            throw failure("The API refuses windows of this stream even after " + MOST_SPLITS + " splits.", internal);
        }
        List<Slice> halves = rules.slicer().halves(current.slice(), rules.smallest());
        if (halves == null) {
            String limit = rules.smallest() == null ? "" : " or min_split_window (" + rules.smallest() + ")";
            throw failure(
                    "The API refuses even the smallest windows of this stream that cursor_granularity" + limit
                            + " allows.",
                    internal);
        }
        notices.noted(internal + "; it is read as " + halves.get(0).merged() + " and "
                + halves.get(1).merged());
        rest.push(new Window(halves.get(1), current.splits() + 1));
        rest.push(new Window(halves.get(0), current.splits() + 1));
    }

    private TransientException failure(String message, String internal) {
        return new TransientException(FailureMessage.after(message, rules.failureMessage()), internal, null);
    }
}

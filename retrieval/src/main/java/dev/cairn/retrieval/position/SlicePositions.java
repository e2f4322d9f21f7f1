package dev.cairn.retrieval.position;

import dev.cairn.core.slice.PagePosition;
import dev.cairn.core.slice.Slice;
import dev.cairn.http.request.PageRequest;
import dev.cairn.retrieval.pagination.Paginator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The positions of one slice: that which its reading goes on from, until its place is found again, and those that its pages
 * leave behind. Confined to one thread.
 */
public final class SlicePositions {

    private static final String ORDER = "too few of the records that came last come in the order that they had";

    private final PositionKeeper keeper;
    private final @Nullable PositionRules rules;
    private final Paginator paginator;
    private final String request;
    private final @Nullable PagePosition from;
    private RecordTrail trail;
    private @Nullable PositionSearch search;
    private String obstacle = "";
    /** True if some of the records that came last were seen, wherever it was. */
    private boolean seen;

    private long pages;
    private @Nullable PagePosition last;

    public SlicePositions(PositionKeeper keeper, Paginator paginator, Slice slice) {
        this.keeper = keeper;
        this.rules = keeper.rules();
        this.paginator = paginator;
        this.request = keeper.request(slice);
        this.from = slice.position();
        this.trail = trail(List.of());
        if (from == null) {
            return;
        }
        if (!keeper.isOf(slice)) {
            obstacle = "its pages are asked for in another way now";
            return;
        }
        search = new PositionSearch(paginator, from);
        trail = trail(from.lastRecords());
        pages = Math.max(0, from.pages() - 1);
    }

    private RecordTrail trail(List<String> delivered) {
        return new RecordTrail(rules == null ? new RecordKey(List.of()) : rules.key(), delivered);
    }

    /** How many pages were delivered before the one that is requested first. */
    public long pages() {
        return pages;
    }

    /** The page to request first. */
    public PageRequest first() {
        return search == null ? paginator.first() : search.first();
    }

    /** The page size to request it with; null for the stream's own. */
    public @Nullable Long size() {
        return search == null || from == null ? null : from.size();
    }

    /** Whether the place to go on from is being looked for. */
    public boolean areSought() {
        return search != null;
    }

    /** Whether the slice is to be read from its first page, though it has a position. */
    public boolean areLost() {
        return !obstacle.isEmpty();
    }

    /** A page begins, whose records are to be seen before anything of them is changed. */
    public RawRecords begin() {
        trail.begin();
        return rules == null ? RawRecords.UNSEEN : trail::read;
    }

    /** Whether records of the page may be delivered: the place to go on from has been found, or was not sought. */
    public boolean areFound() {
        if (search != null && trail.found() && from != null) {
            search = null;
            keeper.goesOn(from);
        }
        return search == null;
    }

    /**
     * Where to look for the place after a page that does not have it; without such a page it is lost.
     *
     * @param next the page after that one; null where it was the last, or where the API refused it
     * @param records how many records it had
     * @param reason what was found instead
     */
    public @Nullable PageRequest elsewhere(@Nullable PageRequest next, long records, String reason) {
        seen |= trail.isOpen() || trail.isDoubted() || trail.isDisordered();
        PageRequest other =
                search == null || trail.isDisordered() || isAlone() ? null : search.after(next, records, trail);
        if (other == null) {
            lose(seen ? ORDER : reason);
        } else if (!other.equals(next)) {
            trail.forget();
        }
        return other;
    }

    /** Returns true for a page of one record: found on another page, that would say nothing about the order. */
    private boolean isAlone() {
        return from != null && from.lastRecords().size() == 1;
    }

    /** The place to go on from is not to be found. */
    public void lose(String reason) {
        obstacle = reason;
    }

    /** The slice is read from its first page. */
    public void beginAnew() {
        search = null;
        trail = trail(List.of());
        pages = 0;
        last = null;
    }

    /** The first page has come, after what was lost. */
    public void begunAnew() {
        if (from != null) {
            keeper.beginsAnew(from, obstacle);
        }
        obstacle = "";
    }

    /** The slice is read again from a page that was not delivered last. */
    public void restart() {
        trail = trail(List.of());
        pages = 0;
        last = null;
    }

    /** Says why a position is not kept. */
    public void unkept(String reason) {
        keeper.unkept(reason);
    }

    /**
     * What a page that is complete leaves behind. One without records leaves what the page before it left: nothing would tell it
     * from a page that the API does not have any more.
     *
     * @param token that it was asked for with
     * @param size that it was asked for with, if that is not the stream's own
     * @return null where nothing can be kept
     */
    public @Nullable PagePosition completed(@Nullable Object token, @Nullable Long size) {
        pages++;
        List<String> records = trail.last();
        if (rules != null && !records.isEmpty()) {
            Object asked = token == null ? paginator.first().token() : token;
            last = keeper.kept(request, asked, size, pages, records);
        }
        return last;
    }
}

package dev.cairn.retrieval.position;

import dev.cairn.core.slice.PagePosition;
import dev.cairn.http.request.PageRequest;
import dev.cairn.retrieval.pagination.Paginator;
import org.jspecify.annotations.Nullable;

/**
 * Says which pages to look at for the records that were delivered last. Where pages are counted, rows that were added move
 * them to later pages, and rows that were removed to earlier ones. Confined to one thread.
 */
public final class PositionSearch {

    /** So many pages later, and as many earlier. */
    private static final int MOST = 3;

    private final Paginator paginator;
    private final PagePosition position;
    private int later;
    private int earlier;

    public PositionSearch(Paginator paginator, PagePosition position) {
        this.paginator = paginator;
        this.position = position;
    }

    /** The page that was delivered last. */
    public PageRequest first() {
        return paginator.request(position.token());
    }

    /**
     * Where to look after a page without the records.
     *
     * @param next the page after that one; null where it was the last, or where the API refused it
     * @param records how many records it had
     * @param trail what was seen of the records
     * @return null if there is nowhere else to look
     */
    public @Nullable PageRequest after(@Nullable PageRequest next, long records, RecordTrail trail) {
        if (trail.isOpen() && next != null) {
            return next;
        }
        if (!paginator.countsPages()) {
            return null;
        }
        if (earlier == 0 && !trail.isDoubted() && next != null && later < MOST) {
            later++;
            return next;
        }
        return earlier == MOST ? null : paginator.before(position.token(), ++earlier, records);
    }
}

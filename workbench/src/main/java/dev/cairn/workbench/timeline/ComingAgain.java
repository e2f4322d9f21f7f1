package dev.cairn.workbench.timeline;

import dev.cairn.pythonvalues.words.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which of a stream's records, of those that have left, come again. A state vouches for what its value says, whatever the
 * order in which slices were read beside each other. Where that cannot be told from the records, all that is certain is that
 * those behind the state come again.
 */
final class ComingAgain {

    /** How many pages that do not come again are looked past, for others before them. */
    private static final int LOOKED_PAST = 100;

    private final @Nullable String field;
    private final TreeMap<CursorKey, Long> counts = new TreeMap<>();
    private final List<Page> pages = new ArrayList<>();
    private StatePosition position = new StatePosition.Start(true);
    private int positionAt;
    private long all;
    private long sinceState;
    private long above;
    private long ties;
    private boolean ordered = true;

    /** @param field the cursor's field; null where no state names one */
    ComingAgain(@Nullable String field) {
        this.field = field;
    }

    /** A page, with the least and the greatest of its keys; null where no record has a cursor whose place is known. */
    private record Page(
            int row,
            int at,
            @Nullable CursorKey least,
            @Nullable CursorKey most) {}

    void page(int row, int at, List<? extends Map<String, ? extends @Nullable Object>> records) {
        all += records.size();
        sinceState += records.size();
        CursorKey least = null;
        CursorKey most = null;
        for (Map<String, ? extends @Nullable Object> record :
                field == null ? List.<Map<String, @Nullable Object>>of() : records) {
            CursorKey key = CursorKey.of(record.get(field));
            if (key == null || (!counts.isEmpty() && counts.firstKey().isInstant() != key.isInstant())) {
                ordered = false;
                continue;
            }
            counts.merge(key, 1L, Long::sum);
            least = least == null || least.compareTo(key) > 0 ? key : least;
            most = most == null || most.compareTo(key) < 0 ? key : most;
            if (position instanceof StatePosition.Behind state && state.isInstant() == key.isInstant()) {
                above += state.isOutside(key) ? 1 : 0;
                ties += state.isEdge(key) ? 1 : 0;
            }
        }
        pages.add(new Page(row, at, least, most));
    }

    void state(StatePosition next, int at) {
        position = next;
        positionAt = at;
        sinceState = 0;
        if (isKnown() && next instanceof StatePosition.Behind state) {
            above = state.outside(counts);
            ties = state.atEdges(counts);
        }
    }

    /** Whether records have left since the last state. */
    boolean hasRecordsSince() {
        return sinceState > 0;
    }

    /** Whether it is known which records come again. */
    private boolean isKnown() {
        return position instanceof StatePosition.Start
                || (position instanceof StatePosition.InPagination state && state.exact())
                || (position instanceof StatePosition.Behind state
                        && ordered
                        && field != null
                        && (state.field() == null || state.field().equals(field))
                        && (counts.isEmpty() || counts.firstKey().isInstant() == state.isInstant()));
    }

    /** How many certainly come again. */
    long count() {
        return position instanceof StatePosition.Start
                ? all
                : isKnown() && position instanceof StatePosition.Behind ? above : sinceState;
    }

    /** Behind which page of a row records begin to come again; {@code at} where none do. */
    int from(int row, int at) {
        int from = at;
        int past = 0;
        for (int i = pages.size() - 1; i >= 0 && past < LOOKED_PAST; i--) {
            Page page = pages.get(i);
            if (page.row() == row && comesAgain(page)) {
                from = page.at() - 1;
            } else {
                past++;
            }
        }
        return from;
    }

    private boolean comesAgain(Page page) {
        if (position instanceof StatePosition.Start) {
            return true;
        }
        if (isKnown() && position instanceof StatePosition.Behind state) {
            return page.least() != null
                    && page.most() != null
                    && (state.isOutside(page.least()) || state.isOutside(page.most()));
        }
        return page.at() > positionAt;
    }

    /** The same in words. */
    String inWords() {
        long count = count();
        String records = Phrases.count(count, "record");
        String verb = count == 1 ? " comes again" : " come again";
        if (position instanceof StatePosition.Start start) {
            return (start.hasCursor() ? "" : "the stream has no cursor, so ")
                    + (count == 0
                            ? "no record comes again"
                            : count == 1 ? "its one record comes again" : "all " + records + verb);
        }
        if (!isKnown()) {
            return count == 0
                    ? "which records before it come again cannot be told from the output"
                    : "at least " + records + verb;
        }
        String come = count == 0 ? "no record comes again" : records + verb;
        if (ties == 0) {
            return come;
        }
        boolean one =
                position instanceof StatePosition.Behind state && state.read().size() == 1;
        return come + (count == 0 ? ", but for " : ", and ") + ties + " at "
                + (one ? "the state's own instant" : "the ends of its intervals") + " if the API includes "
                + (one ? "it" : "them");
    }
}

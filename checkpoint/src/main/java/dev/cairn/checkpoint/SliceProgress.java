package dev.cairn.checkpoint;

import dev.cairn.checkpoint.cursor.CursorFormat;
import dev.cairn.checkpoint.cursor.CursorValue;
import dev.cairn.checkpoint.cursor.Interval;
import dev.cairn.checkpoint.cursor.SlicePosition;
import org.jspecify.annotations.Nullable;

/**
 * The progress of one open slice. Used by the read loop only.
 *
 * <p>A position is <em>settled</em> when one further on has been seen: no more of its records come. Further on is later in an
 * ascending slice, and earlier in a descending one; the first two positions that differ say which it is. The newest position
 * is not settled, since the next page may go on with it.
 */
final class SliceProgress {

    /** What a record says about its slice. */
    enum Observation {
        /** Nothing that matters here. */
        PLAIN,
        /** The position that was newest so far is settled. */
        SETTLED,
        /** The record is against the order of those before it. */
        OUT_OF_ORDER,
        /** The record has no position. */
        WITHOUT_POSITION
    }

    private final Interval bounds;
    private final CursorFormat format;
    private final boolean mayCheckpoint;
    private final boolean mayDescend;
    private boolean checkpointing;
    private boolean descending;
    /** Whether it is read in windows, which ascend: what comes last is not its beginning then. */
    private boolean inWindows;

    private boolean moreRunsCome;
    private @Nullable CursorValue newest;
    private @Nullable CursorValue settled;
    private @Nullable CursorValue newestBefore;
    private @Nullable CursorValue settledBefore;
    private @Nullable CursorValue mostRecent;
    private @Nullable CursorValue leastRecent;
    private @Nullable CursorValue written;
    private @Nullable CursorValue writtenLeast;
    private boolean unplaced;
    /** Whether a state covers all that was written, since it says where the pagination stands. */
    private boolean inPages;

    private @Nullable CursorValue kept;

    /**
     * Nothing has been read.
     *
     * @param checkpointing whether the slice may be vouched for before it is read to its end
     * @param mayDescend whether it may be vouched for from its end down
     */
    SliceProgress(Interval bounds, CursorFormat format, boolean checkpointing, boolean mayDescend) {
        this.bounds = bounds;
        this.format = format;
        this.mayCheckpoint = checkpointing;
        this.mayDescend = mayDescend;
        this.checkpointing = checkpointing;
    }

    /** The slice is where it was left elsewhere, whatever was observed here; its records may come again from there on. */
    void goOn(SlicePosition position) {
        checkpointing = mayCheckpoint && position.ordered();
        settled = position.settled();
        settledBefore = position.settled();
        mostRecent = position.reached();
    }

    /**
     * The slice goes on behind a page.
     *
     * @param reached the largest position of the records that left before; null where there is none
     */
    void goOnBehindPages(@Nullable CursorValue reached) {
        goOn(new SlicePosition(null, reached, false));
        leastRecent = reached == null ? null : CursorValue.min(reached, bounds.start());
        written();
        unplaced = reached == null;
        inPages = true;
    }

    /** Where another reader may go on. */
    SlicePosition position() {
        return new SlicePosition(settled(), mostRecent, checkpointing == mayCheckpoint);
    }

    /** The position before which nothing comes, or behind which where the slice descends; null while there is none. */
    @Nullable
    CursorValue settled() {
        return checkpointing ? settled : null;
    }

    /** The part of the slice that has been read, as an interval; null while there is none. */
    @Nullable
    Interval part() {
        CursorValue reached = settled();
        if (reached == null || (descending ? reached.isAfter(bounds.end()) : reached.isBefore(bounds.start()))) {
            return null;
        }
        if (descending) {
            return new Interval(CursorValue.max(bounds.start(), reached), bounds.end(), mostRecent);
        }
        CursorValue safe = CursorValue.min(reached, bounds.end());
        return new Interval(bounds.start(), safe, safe);
    }

    /**
     * The part of which records may still come; both of its bounds are to be asked for, since they are settled at most. Null
     * where all positions of the slice are settled.
     */
    @Nullable
    Interval unread() {
        Interval part = part();
        if (part == null) {
            return bounds;
        }
        CursorValue start = descending ? bounds.start() : part.end();
        CursorValue end = descending ? part.start() : bounds.end();
        return start.isBefore(end) ? new Interval(start, end, null) : null;
    }

    /** Whether positions may settle now. */
    boolean isPlacing() {
        return checkpointing && !moreRunsCome;
    }

    Interval bounds() {
        return bounds;
    }

    /** The newest position in the current pass over the slice, null while there is none. */
    @Nullable
    CursorValue newest() {
        return newest;
    }

    /**
     * What the slice has reached when it is read to its end: the largest position of the records that were emitted, or
     * what was claimed before if a filter has dropped all records from there on; null if there is neither.
     */
    @Nullable
    CursorValue reached() {
        CursorValue safe = safePoint();
        return mostRecent == null || (safe != null && safe.isAfter(mostRecent)) ? safe : mostRecent;
    }

    /** The position up to which everything has been observed, as long as records come in order; null while there is none. */
    @Nullable
    CursorValue safePoint() {
        return checkpointing && !descending && settled != null ? CursorValue.min(settled, bounds.end()) : null;
    }

    /** @param emitted whether the record goes to the output, as opposed to being dropped by a client-side filter */
    Observation observe(@Nullable CursorValue position, boolean emitted) {
        if (position == null) {
            return emitted ? withoutPosition() : Observation.PLAIN;
        }
        if (emitted) {
            extend(position);
        }
        return checkpointing && !moreRunsCome ? place(position) : Observation.PLAIN;
    }

    private void extend(CursorValue position) {
        if (mostRecent == null || position.isAfter(mostRecent)) {
            mostRecent = position;
        }
        if (leastRecent == null || position.isBefore(leastRecent)) {
            leastRecent = position;
        }
    }

    private Observation place(CursorValue position) {
        CursorValue previous = newest;
        if (previous == null) {
            newest = position;
            return Observation.PLAIN;
        }
        int order = position.compareTo(previous);
        if (order == 0) {
            return Observation.PLAIN;
        }
        if (format.sameWhenWritten(previous, position)) {
            newest = descending ? CursorValue.min(previous, position) : CursorValue.max(previous, position);
            return Observation.PLAIN;
        }
        if (settled == null) {
            descending = order < 0 && mayDescend && !inWindows;
        }
        if (descending ? order > 0 : order < 0) {
            checkpointing = false;
            return Observation.OUT_OF_ORDER;
        }
        settle(previous);
        newest = position;
        return Observation.SETTLED;
    }

    private Observation withoutPosition() {
        unplaced = true;
        checkpointing = false;
        return Observation.WITHOUT_POSITION;
    }

    /** What was observed is written, behind the states that were told meanwhile. */
    void written() {
        written = mostRecent;
        writtenLeast = leastRecent;
        inPages = false;
    }

    /** @param vouching whether states say where the pagination stands, behind all that was written */
    void vouchedForByPages(boolean vouching) {
        inPages = vouching;
    }

    /** What a state must cover so that none of the records that were written comes again; null if there are none. */
    @Nullable
    Interval owed() {
        if (unplaced && !inPages) {
            return bounds;
        }
        return inPages || written == null || writtenLeast == null ? null : new Interval(writtenLeast, written, null);
    }

    /** The state as of now is kept. */
    void kept() {
        kept = settled();
    }

    /** Whether the state that was kept last says more of the slice than can be said now. */
    boolean isTakenBack() {
        CursorValue now = settled();
        return kept != null && (now == null || (descending ? now.isAfter(kept) : now.isBefore(kept)));
    }

    /** What was written since the last state that was kept is withdrawn, and no state speaks of it any more. */
    void withdraw() {
        settled = isTakenBack() ? settled : kept;
        newest = null;
        written = null;
        writtenLeast = null;
        unplaced = false;
    }

    /** The slice is read again from its start, or from a later one: positions may go back once. */
    void restart() {
        newest = null;
    }

    /** A window inside of the slice begins; those before it are read to their ends. */
    void startWindow() {
        inWindows = true;
        newestBefore = newest;
        settledBefore = settled;
    }

    /** The window that was begun last comes again: the slice is where it was before that. */
    void withdrawWindow() {
        inWindows = true;
        newest = newestBefore;
        settled = settledBefore;
    }

    /** What follows is in an order of its own. Positions settle in the last such run only, after which nothing else comes. */
    void startRun(boolean last) {
        moreRunsCome = !last;
    }

    /** The slice was read to its end: what is newest is settled, too. */
    void end() {
        if (newest != null) {
            settle(newest);
        }
    }

    private void settle(CursorValue position) {
        if (settled == null) {
            settled = position;
        } else {
            settled = descending ? CursorValue.min(settled, position) : CursorValue.max(settled, position);
        }
    }
}

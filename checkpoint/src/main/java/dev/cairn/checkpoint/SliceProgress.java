package dev.cairn.checkpoint;

import dev.cairn.cursor.CursorFormat;
import dev.cairn.cursor.CursorValue;
import dev.cairn.cursor.Interval;
import dev.cairn.cursor.SlicePosition;
import org.jspecify.annotations.Nullable;

/**
 * The progress of one open slice. Used by the read loop only.
 *
 * <p>A position is <em>settled</em> when a later one has been seen in an ascending slice: no more of its records come.
 * The newest position is not settled, since the next page may go on with it.
 */
final class SliceProgress {

    /** What a record says about its slice. */
    enum Observation {
        /** Nothing that matters here. */
        PLAIN,
        /** The position that was newest so far is settled. */
        SETTLED,
        /** The record comes after one with a later position. */
        OUT_OF_ORDER,
        /** The record has no position. */
        WITHOUT_POSITION
    }

    private final Interval bounds;
    private final CursorFormat format;
    private final boolean mayCheckpoint;
    private boolean checkpointing;
    private boolean moreRunsCome;
    private @Nullable CursorValue newest;
    private @Nullable CursorValue settled;
    private @Nullable CursorValue newestBefore;
    private @Nullable CursorValue settledBefore;
    private @Nullable CursorValue mostRecent;
    private @Nullable CursorValue written;
    private boolean unplaced;
    private @Nullable CursorValue kept;

    /** @param checkpointing whether the slice may be vouched for before it is read to its end */
    SliceProgress(Interval bounds, CursorFormat format, boolean checkpointing) {
        this.bounds = bounds;
        this.format = format;
        this.mayCheckpoint = checkpointing;
        this.checkpointing = checkpointing;
    }

    /** The slice is where it was left elsewhere, whatever was observed here; its records may come again from there on. */
    void goOn(SlicePosition position) {
        checkpointing = mayCheckpoint && position.ordered();
        settled = position.settled();
        settledBefore = position.settled();
        mostRecent = position.reached();
    }

    /** Where another reader may go on. */
    SlicePosition position() {
        return new SlicePosition(settled(), mostRecent, checkpointing == mayCheckpoint);
    }

    /** The position before which nothing comes, wherever the slice ends; null while there is none. */
    @Nullable
    CursorValue settled() {
        return checkpointing ? settled : null;
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
        return checkpointing && settled != null ? CursorValue.min(settled, bounds.end()) : null;
    }

    /** @param emitted whether the record goes to the output, as opposed to being dropped by a client-side filter */
    Observation observe(@Nullable CursorValue position, boolean emitted) {
        if (position == null) {
            return emitted ? withoutPosition() : Observation.PLAIN;
        }
        if (emitted && (mostRecent == null || position.isAfter(mostRecent))) {
            mostRecent = position;
        }
        return checkpointing && !moreRunsCome ? place(position) : Observation.PLAIN;
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
            newest = order > 0 ? position : previous;
            return Observation.PLAIN;
        }
        if (order < 0) {
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
    }

    /** How far a state must be so that none of the records that were written comes again; null if there are none. */
    @Nullable
    CursorValue owed() {
        return unplaced ? bounds.end() : written;
    }

    /** The state as of now is kept. */
    void kept() {
        kept = settled();
    }

    /** Whether the state that was kept last says more of the slice than can be said now. */
    boolean isTakenBack() {
        CursorValue now = settled();
        return kept != null && (now == null || now.isBefore(kept));
    }

    /** What was written since the last state that was kept is withdrawn, and no state speaks of it any more. */
    void withdraw() {
        settled = isTakenBack() ? settled : kept;
        newest = null;
        written = null;
        unplaced = false;
    }

    /** The slice is read again from its start, or from a later one: positions may go back once. */
    void restart() {
        newest = null;
    }

    /** A window inside of the slice begins; those before it are read to their ends. */
    void startWindow() {
        newestBefore = newest;
        settledBefore = settled;
    }

    /** The window that was begun last comes again: the slice is where it was before that. */
    void withdrawWindow() {
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
        settled = settled == null ? position : CursorValue.max(settled, position);
    }
}

package dev.cairn.destinations.sync;

import dev.cairn.destinations.KeptProgress;
import dev.cairn.runtime.protocol.Message;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The state of a stream that waits for its commit, and whether it vouches for all rows that have come. Confined to one thread. */
final class PendingState {

    private final RowCounts counts;
    private @Nullable Map<String, @Nullable Object> pending;
    private @Nullable Map<String, @Nullable Object> last;
    private long openSlices;
    private long pages;
    private boolean complete;

    /** @param counts of the rows that come */
    PendingState(RowCounts counts) {
        this.counts = counts;
    }

    /** The stream goes on from a state; null for the beginning. */
    void startFrom(@Nullable Map<String, @Nullable Object> state) {
        last = state;
    }

    /** A state that repeats the last one says nothing about what came since. */
    void state(Message.State message) {
        openSlices = message.openSlices();
        pages += message.pages();
        if (counts.sinceState() > 0 && message.state().equals(last)) {
            return;
        }
        pending = message.state();
        last = pending;
        counts.vouchedFor();
    }

    /** Everything has come, and the last state vouches for it even if it is the one that stood before. */
    void complete() {
        complete = true;
        openSlices = 0;
        counts.vouchedFor();
        pending = pending == null ? last : pending;
    }

    boolean isComplete() {
        return complete;
    }

    /** Whether there is one, and no row that it does not vouch for. */
    boolean vouchesForAll() {
        return pending != null && counts.sinceState() == 0;
    }

    /** How many pages the states vouch for that have come. */
    long pages() {
        return pages;
    }

    /** The state that waits, which does so no more. */
    Map<String, @Nullable Object> take() {
        Map<String, @Nullable Object> state = Objects.requireNonNull(pending, "no state waits");
        pending = null;
        return state;
    }

    /** How far the stream has come with this state, which waits no more. */
    KeptProgress taken(KeptProgress before, long rows, Instant now) {
        KeptProgress progress = new KeptProgress(
                pending,
                rows,
                now,
                complete ? now : before.completedAt(),
                openSlices,
                complete ? null : before.error(),
                before.doubts());
        pending = null;
        return progress;
    }
}

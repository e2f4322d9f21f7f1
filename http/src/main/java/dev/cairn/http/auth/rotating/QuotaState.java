package dev.cairn.http.auth.rotating;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** How many calls of one quota a token has left. Used under the lock of {@link RotatingTokens}. */
final class QuotaState {

    /** How far a response may lag behind the reset that is known and still speak of the same window. */
    private static final Duration SKEW = Duration.ofSeconds(60);

    private final boolean tracked;
    private long remaining;
    private Instant reset;
    private long limit;

    private QuotaState(boolean tracked, long remaining, Instant reset, long limit) {
        this.tracked = tracked;
        this.remaining = remaining;
        this.reset = reset;
        this.limit = limit;
    }

    static QuotaState of(long remaining, Instant reset, long limit) {
        return new QuotaState(true, remaining, reset, limit);
    }

    /** The state for a server that does not count calls. */
    static QuotaState untracked() {
        return new QuotaState(false, 0, Instant.EPOCH, 0);
    }

    boolean isTracked() {
        return tracked;
    }

    boolean isSpent() {
        return tracked && remaining <= 0;
    }

    long remaining() {
        return remaining;
    }

    Instant reset() {
        return reset;
    }

    long limit() {
        return limit;
    }

    void spend() {
        remaining--;
    }

    /**
     * Learns what a response says. A window that begins replaces everything; within a window the count only goes down,
     * since responses overtake each other; what belongs to an older window is passed over, unless it is a refusal.
     *
     * @param left the number of calls left, where it was said
     * @param newReset when the window ends, or null
     * @param newLimit how many calls a window has, where it was said
     * @param refused whether the API refused the request because there were too many
     */
    void learn(OptionalLong left, @Nullable Instant newReset, OptionalLong newLimit, boolean refused) {
        if (newLimit.isPresent() && newLimit.getAsLong() > 0 && (newReset == null || !newReset.isBefore(reset))) {
            limit = newLimit.getAsLong();
        }
        if (newReset != null && newReset.isAfter(reset)) {
            reset = newReset;
            remaining = left.orElse(limit);
        } else if (left.isPresent()
                && ((left.getAsLong() <= 0 && refused) || newReset == null || !newReset.isBefore(reset.minus(SKEW)))) {
            remaining = Math.min(remaining, left.getAsLong());
        }
    }
}

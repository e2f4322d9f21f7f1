package dev.cairn.http.budget;

import dev.cairn.core.error.SystemException;
import dev.cairn.http.CallWindow;
import dev.cairn.templates.time.IsoDuration;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Allows a number of calls per fixed period. The first period begins with the first call. Thread-safe.
 *
 * <p>Source of the rules: {@code FixedWindowCallRatePolicy} of the Python CDK, whose first window lasts for ten days unless
 * the API says otherwise.
 */
public final class FixedWindow implements CallWindow {

    private final IsoDuration period;
    private final long limit;
    private final Duration lease;
    private @Nullable Instant end;
    private long used;
    /** When the number was last set by a new period or by what the API said: what was counted before is not in it. */
    private Instant set = Instant.MIN;

    /**
     * A window whose calls may be made later than they are counted.
     *
     * @param lease how much later; nothing is counted so shortly before the end of a period
     */
    public FixedWindow(IsoDuration period, long limit, Duration lease) {
        this.period = period;
        this.limit = limit;
        this.lease = lease;
    }

    @Override
    public synchronized Duration tryAcquire(long weight, Instant now) {
        if (weight > limit) {
            throw new SystemException("A request costs " + weight + " calls, but the API budget has no more than "
                    + limit + " per window");
        }
        Instant windowEnd = window(now);
        if (used + weight > limit || (!lease.isZero() && now.plus(lease).isAfter(windowEnd))) {
            Duration left = Duration.between(now, windowEnd);
            return left.isNegative() || left.isZero() ? Duration.ofMillis(1) : left.plusMillis(1);
        }
        used += weight;
        return Duration.ZERO;
    }

    @Override
    public synchronized void giveBack(long weight, Instant counted) {
        if (counted.isAfter(set)) {
            used -= weight;
        }
    }

    @Override
    public synchronized void learn(OptionalLong callsLeft, @Nullable Instant reset, Instant now) {
        window(now);
        if (callsLeft.isPresent() && limit - used > callsLeft.getAsLong()) {
            used = limit - callsLeft.getAsLong();
            set = now;
        }
        if (reset != null) {
            end = reset;
        }
    }

    private Instant window(Instant now) {
        Instant present = end;
        if (present == null) {
            present = after(now);
        } else if (now.isAfter(present)) {
            set = present;
            present = after(present);
            used = 0;
        }
        end = present;
        return present;
    }

    private Instant after(Instant start) {
        return period.addTo(start.atOffset(ZoneOffset.UTC)).toInstant();
    }
}

package dev.cairn.http.budget;

import dev.cairn.core.error.SystemException;
import dev.cairn.http.CallWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Allows a number of calls within any interval of a length, for several lengths at once. Thread-safe; remembers each
 * call for the longest of these lengths.
 *
 * <p>Source of the rules: {@code MovingWindowCallRatePolicy} of the Python CDK and the buckets of pyrate-limiter.
 */
public final class MovingWindow implements CallWindow {

    /** A limit: how many calls fit into any stretch of the length of the interval. */
    public record Rate(long limit, Duration interval) {}

    private final List<Rate> rates;
    private final Deque<Calls> newestFirst = new ArrayDeque<>();
    /** When the window was last taken for full: what was counted before is part of that. */
    private Instant filled = Instant.MIN;

    private record Calls(Instant at, long count) {}

    /** @param rates at least one */
    public MovingWindow(List<Rate> rates) {
        this.rates = rates.stream().sorted(Comparator.comparing(Rate::interval)).toList();
    }

    @Override
    public synchronized Duration tryAcquire(long weight, Instant now) {
        long lowest = rates.stream().mapToLong(Rate::limit).min().orElse(Long.MAX_VALUE);
        if (weight > lowest) {
            throw new SystemException("A request costs " + weight + " calls, but the API budget has no more than "
                    + lowest + " at a time");
        }
        forget(now);
        for (Rate rate : rates) {
            Duration wait = waitFor(rate, weight, now);
            if (!wait.isZero()) {
                return wait;
            }
        }
        newestFirst.addFirst(new Calls(now, weight));
        return Duration.ZERO;
    }

    @Override
    public synchronized void giveBack(long weight, Instant counted) {
        if (counted.isAfter(filled)) {
            newestFirst.removeFirstOccurrence(new Calls(counted, weight));
        }
    }

    /** Until the call that stands in the way has left the window. */
    private Duration waitFor(Rate rate, long weight, Instant now) {
        long mayStay = rate.limit - weight;
        for (Calls calls : newestFirst) {
            mayStay -= calls.count;
            if (mayStay < 0) {
                Instant free = calls.at.plus(rate.interval).plusMillis(1);
                return free.isAfter(now) ? Duration.between(now, free) : Duration.ZERO;
            }
        }
        return Duration.ZERO;
    }

    private void forget(Instant now) {
        Instant oldest = now.minus(rates.get(rates.size() - 1).interval).minusMillis(1);
        while (!newestFirst.isEmpty() && newestFirst.peekLast().at.isBefore(oldest)) {
            newestFirst.removeLast();
        }
    }

    /** No calls left takes all places that are free. */
    @Override
    public synchronized void learn(OptionalLong callsLeft, @Nullable Instant reset, Instant now) {
        boolean full = callsLeft.isPresent() && callsLeft.getAsLong() == 0 && reset == null;
        filled = full ? now : filled;
        long free =
                full ? rates.stream().mapToLong(rate -> free(rate, now)).min().orElse(0) : 0;
        if (free > 0) {
            newestFirst.addFirst(new Calls(now, free));
        }
    }

    @Override
    public synchronized void fill(Instant now) {
        filled = now;
        newestFirst.addFirst(
                new Calls(now, rates.stream().mapToLong(Rate::limit).max().orElse(0)));
    }

    private long free(Rate rate, Instant now) {
        Instant oldest = now.minus(rate.interval);
        long taken = newestFirst.stream()
                .filter(calls -> !calls.at.isBefore(oldest))
                .mapToLong(Calls::count)
                .sum();
        return rate.limit - taken;
    }
}

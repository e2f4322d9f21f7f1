package dev.cairn.runtime.http.budget;

import dev.cairn.runtime.error.SystemException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * So many calls within any stretch of time, for several lengths at once. Thread-safe; remembers each call for as long as
 * the longest stretch.
 *
 * <p>Source of the rules: {@code MovingWindowCallRatePolicy} of the Python CDK and the buckets of pyrate-limiter.
 */
public final class MovingWindow implements CallWindow {

    /** A limit: how many calls fit into any stretch of the length of the interval. */
    public record Rate(long limit, Duration interval) {}

    private final List<Rate> rates;
    private final Deque<Instant> newestFirst = new ArrayDeque<>();

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
        for (long i = 0; i < weight; i++) {
            newestFirst.addFirst(now);
        }
        return Duration.ZERO;
    }

    /** Until the call that stands in the way has left the window. */
    private Duration waitFor(Rate rate, long weight, Instant now) {
        long mayStay = rate.limit - weight;
        Iterator<Instant> calls = newestFirst.iterator();
        for (long i = 0; i < mayStay && calls.hasNext(); i++) {
            calls.next();
        }
        if (!calls.hasNext()) {
            return Duration.ZERO;
        }
        Instant free = calls.next().plus(rate.interval).plusMillis(1);
        return free.isAfter(now) ? Duration.between(now, free) : Duration.ZERO;
    }

    private void forget(Instant now) {
        Instant oldest = now.minus(rates.get(rates.size() - 1).interval).minusMillis(1);
        while (!newestFirst.isEmpty() && newestFirst.peekLast().isBefore(oldest)) {
            newestFirst.removeLast();
        }
    }

    /** No calls left takes one more place, and no more: as in the reference. */
    @Override
    public synchronized void learn(OptionalLong callsLeft, @Nullable Instant reset, Instant now) {
        boolean full = callsLeft.isPresent() && callsLeft.getAsLong() == 0 && reset == null;
        if (full && newestFirst.size() < rates.get(0).limit) {
            newestFirst.addFirst(now);
        }
    }
}

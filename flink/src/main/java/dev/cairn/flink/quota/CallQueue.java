package dev.cairn.flink.quota;

import dev.cairn.core.error.SyncException;
import dev.cairn.http.CallWindow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Those who want to make a call within one limit. First come, first served, whether on this machine or another.
 * Thread-safe.
 */
final class CallQueue {

    /** Shorter waits are not worth a message. */
    private static final Duration WORTH_TELLING = Duration.ofSeconds(2);

    private final CallWindow counting;
    private final Clock clock;
    private final ScheduledExecutorService timer;
    private final Deque<Wish> wishes = new ArrayDeque<>();
    private boolean scheduled;
    private Instant closedUntil = Instant.MIN;

    /** Who wants to make a call. Called with the queue's lock held: answers at once. */
    interface Caller {

        /**
         * The call may be made.
         *
         * @param held how long the wish has waited here
         * @param counted when the call was counted
         */
        void granted(Duration held, Instant counted);

        /** Told once, if the wait is long. */
        void delayed(Duration wait);

        void refused(SyncException why);
    }

    private static final class Wish {
        final Caller caller;
        final long weight;
        final Instant since;
        boolean told;

        Wish(Caller caller, long weight, Instant since) {
            this.caller = caller;
            this.weight = weight;
            this.since = since;
        }
    }

    CallQueue(CallWindow counting, Clock clock, ScheduledExecutorService timer) {
        this.counting = counting;
        this.clock = clock;
        this.timer = timer;
    }

    synchronized void want(Caller caller, long weight) {
        wishes.add(new Wish(caller, weight, clock.instant()));
        serve();
    }

    synchronized void withdraw(Predicate<Caller> which) {
        wishes.removeIf(wish -> which.test(wish.caller));
    }

    synchronized void learn(OptionalLong callsLeft, @Nullable Instant reset) {
        Instant now = clock.instant();
        if (reset != null && !reset.isAfter(now)) {
            return; // The answer has been under way for so long that it is about a window that is over.
        }
        counting.learn(callsLeft, reset, now);
        serve();
    }

    /** A call that was granted is not made. */
    synchronized void giveBack(long weight, Instant counted) {
        counting.giveBack(weight, counted);
        serve();
    }

    /** The API wants to be left alone, by everybody. */
    synchronized void close(Duration wait) {
        Instant end = clock.instant().plus(wait);
        if (end.isAfter(closedUntil)) {
            closedUntil = end;
        }
    }

    /** What was used is unknown: all of it is taken for used. */
    synchronized void fill() {
        counting.fill(clock.instant());
    }

    private synchronized void serveAgain() {
        scheduled = false;
        serve();
    }

    private void serve() {
        for (Wish wish = wishes.peek(); wish != null; wish = wishes.peek()) {
            try {
                Instant now = clock.instant();
                Duration wait = closedUntil.isAfter(now)
                        ? Duration.between(now, closedUntil)
                        : counting.tryAcquire(wish.weight, now);
                if (!wait.isZero()) {
                    tellDelay(wait);
                    serveAfter(wait);
                    return;
                }
                wishes.remove();
                wish.caller.granted(Duration.between(wish.since, now), now);
            } catch (SyncException e) {
                wishes.remove();
                wish.caller.refused(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void tellDelay(Duration wait) {
        if (wait.compareTo(WORTH_TELLING) >= 0) {
            for (Wish wish : wishes) {
                if (!wish.told) {
                    wish.told = true;
                    wish.caller.delayed(wait);
                }
            }
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // nothing of it can fail but the timer's end
    private void serveAfter(Duration wait) {
        if (!scheduled) {
            scheduled = true;
            timer.schedule(this::serveAgain, wait.toNanos(), TimeUnit.NANOSECONDS);
        }
    }
}

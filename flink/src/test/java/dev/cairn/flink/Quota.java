package dev.cairn.flink;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * What an API enforces. Thread-safe.
 *
 * <p>A call that is refused does not count.
 */
interface Quota {

    /** No limit. */
    Quota NONE = () -> -1;

    /** How many calls are left after this one; -1 where nobody counts, -2 if the call is refused. */
    long take();

    /** When the quota starts afresh, in seconds since 1970; -1 where the API does not say. */
    default long reset() {
        return -1;
    }

    /** How many seconds one is to wait whose call was refused. */
    default long retryAfter() {
        return 1;
    }

    /** After so many calls the API refuses all for so many seconds. */
    static Quota closing(int after, int seconds) {
        return new Quota() {
            private int calls;
            private long reopens;

            @Override
            public synchronized long take() {
                if (++calls == after) {
                    reopens = System.nanoTime() + seconds * 1_000_000_000L;
                }
                return reopens != 0 && System.nanoTime() < reopens ? -2 : -1;
            }

            @Override
            public long retryAfter() {
                return seconds;
            }
        };
    }

    /** At most so many calls within any stretch of the length. */
    static Quota moving(int limit, Duration length) {
        Deque<Long> calls = new ArrayDeque<>();
        return () -> {
            synchronized (calls) {
                long now = System.nanoTime();
                while (!calls.isEmpty() && now - calls.peekFirst() >= length.toNanos()) {
                    calls.removeFirst();
                }
                if (calls.size() >= limit) {
                    return -2;
                }
                calls.addLast(now);
                return -1;
            }
        };
    }

    /** At most so many calls within each second of the clock that can be divided by {@code seconds}; it tells how many are left. */
    static Quota fixed(int limit, int seconds) {
        return new Quota() {
            private long window;
            private int used;

            @Override
            public synchronized long take() {
                long present = System.currentTimeMillis() / (1000L * seconds);
                if (present != window) {
                    window = present;
                    used = 0;
                }
                if (used >= limit) {
                    return -2;
                }
                used++;
                return (long) limit - used;
            }

            @Override
            public synchronized long reset() {
                return (System.currentTimeMillis() / (1000L * seconds) + 1) * seconds;
            }
        };
    }

    /** Calls are counted up to so many milliseconds after they came. */
    static Quota late(int millis, Quota quota) {
        return () -> {
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(millis * 1_000_000L));
            return quota.take();
        };
    }
}

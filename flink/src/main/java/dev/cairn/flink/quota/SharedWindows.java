package dev.cairn.flink.quota;

import dev.cairn.core.error.SyncException;
import dev.cairn.flink.quota.QuotaEvent.ApiClosed;
import dev.cairn.flink.quota.QuotaEvent.CallDelayed;
import dev.cairn.flink.quota.QuotaEvent.CallGranted;
import dev.cairn.flink.quota.QuotaEvent.CallRefused;
import dev.cairn.flink.quota.QuotaEvent.CallUnused;
import dev.cairn.flink.quota.QuotaEvent.CallWanted;
import dev.cairn.flink.quota.QuotaEvent.LimitTold;
import dev.cairn.flink.quota.QuotaEvent.ToReader;
import dev.cairn.http.CallWindow;
import dev.cairn.http.CallWindows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Counts the calls of all readers, and its own. Thread-safe. */
public final class SharedWindows implements CallWindows, AutoCloseable {

    private final Duration lease;
    private final boolean afresh;
    private final BiConsumer<Integer, ToReader> readers;
    private final Clock clock = Clock.systemUTC();
    private final Map<String, CallQueue> queues = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "cairn-quota");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Nothing is counted yet.
     *
     * @param lease how long a reader may use a call that was counted
     * @param afresh whether the job starts without a checkpoint. Otherwise all windows are full at first: what was used is not known
     * @param readers sends an event to a reader, from any thread, without waiting
     */
    public SharedWindows(Duration lease, boolean afresh, BiConsumer<Integer, ToReader> readers) {
        this.lease = lease;
        this.afresh = afresh;
        this.readers = readers;
    }

    @Override
    public CallWindow window(String policy, CallWindow counting) {
        CallQueue queue = queues.computeIfAbsent(policy, name -> {
            CallQueue made = new CallQueue(counting, clock, timer);
            if (!afresh) {
                made.fill();
            }
            return made;
        });
        return new QueuedWindow(queue);
    }

    @Override
    public Duration lease() {
        return lease;
    }

    /** Whether the manifest has a budget at all. */
    public boolean isLimited() {
        return !queues.isEmpty();
    }

    /** A reader begins anew: what it wanted before is forgotten. */
    public void forget(int reader) {
        queues.values().forEach(queue -> queue.withdraw(caller -> caller instanceof Remote of && of.reader == reader));
    }

    void wanted(int reader, CallWanted wanted) {
        CallQueue queue = queues.get(wanted.policy());
        if (queue != null) {
            queue.withdraw(caller -> caller instanceof Remote of && of.reader == reader);
            queue.want(new Remote(reader, wanted, readers), wanted.weight());
        }
    }

    void unused(CallUnused unused) {
        CallQueue queue = queues.get(unused.policy());
        if (queue != null) {
            queue.giveBack(unused.weight(), unused.counted());
        }
    }

    void told(LimitTold told) {
        CallQueue queue = queues.get(told.policy());
        if (queue != null) {
            queue.learn(told.callsLeft() < 0 ? OptionalLong.empty() : OptionalLong.of(told.callsLeft()), told.reset());
        }
    }

    void closed(ApiClosed closed) {
        CallQueue queue = queues.get(closed.policy());
        if (queue != null) {
            queue.close(closed.length());
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private record Remote(int reader, CallWanted wanted, BiConsumer<Integer, ToReader> readers)
            implements CallQueue.Caller {

        @Override
        public void granted(Duration held, Instant counted) {
            readers.accept(reader, new CallGranted(wanted, held, counted));
        }

        @Override
        public void delayed(Duration wait) {
            readers.accept(reader, new CallDelayed(wanted.policy(), wanted.wish(), wait));
        }

        @Override
        public void refused(SyncException why) {
            readers.accept(reader, new CallRefused(wanted.policy(), wanted.wish(), why.wholeMessage()));
        }
    }

    /** For the calls of the one who counts: those for parents. They queue with those of readers. Thread-safe. */
    private static final class QueuedWindow implements CallWindow {

        private final CallQueue queue;

        QueuedWindow(CallQueue queue) {
            this.queue = queue;
        }

        /** Waits for as long as it takes. */
        @Override
        public Duration tryAcquire(long weight, Instant now) throws InterruptedException {
            Local caller = new Local(new CompletableFuture<>());
            queue.want(caller, weight);
            try {
                caller.granted.get();
                return Duration.ZERO;
            } catch (ExecutionException e) {
                throw (SyncException) e.getCause();
            } catch (InterruptedException e) {
                queue.withdraw(caller::equals);
                throw e;
            }
        }

        @Override
        public void learn(OptionalLong callsLeft, @Nullable Instant reset, Instant now) {
            queue.learn(callsLeft, reset);
        }

        @Override
        public void closed(Duration wait, Instant now) {
            queue.close(wait);
        }

        private record Local(CompletableFuture<Boolean> granted) implements CallQueue.Caller {

            @Override
            public void granted(Duration held, Instant counted) {
                granted.complete(true);
            }

            @Override
            public void delayed(Duration wait) {
                // Only the queue knows when it is over.
            }

            @Override
            public void refused(SyncException why) {
                granted.completeExceptionally(why);
            }
        }
    }
}

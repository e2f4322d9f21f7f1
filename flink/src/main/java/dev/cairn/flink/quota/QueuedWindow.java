package dev.cairn.flink.quota;

import dev.cairn.core.error.SyncException;
import dev.cairn.http.CallWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** For the calls of the one who counts: those for parents. They queue with those of readers. Thread-safe. */
final class QueuedWindow implements CallWindow {

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

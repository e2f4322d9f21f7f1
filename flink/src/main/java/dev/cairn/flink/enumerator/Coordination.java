package dev.cairn.flink.enumerator;

import dev.cairn.runtime.split.Split;
import dev.cairn.runtime.split.SplitCoordinator;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A coordinator that one thread asks for slices, which takes as long as its parents take, while others have something to
 * say to it. Thread-safe: what there is to say waits in a queue, in its order, until a thread holds the lock.
 */
final class Coordination implements AutoCloseable {

    private final SplitCoordinator coordinator;
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Consumer<SplitCoordinator>> unsaid = new ConcurrentLinkedQueue<>();
    /** A slice that the coordinator has given out, and that the asking thread has not taken yet; under the lock. */
    private @Nullable Split given;

    /**
     * How far the coordinator is at an instant.
     *
     * @param given the slice that is on its way to the asking thread; null for none. The coordinator does not give it again
     */
    record Snapshot(
            Map<String, @Nullable Object> coordinator,
            @Nullable Split given) {}

    Coordination(SplitCoordinator coordinator) {
        this.coordinator = coordinator;
    }

    /** Says something before the next question; does not wait. */
    void tell(Consumer<SplitCoordinator> what) {
        unsaid.add(what);
    }

    /** The next slice; waits for parents. Others need not wait meanwhile. */
    SplitCoordinator.Next next() throws InterruptedException {
        while (true) {
            SplitCoordinator.Search search;
            lock.lockInterruptibly();
            try {
                speak();
                search = coordinator.search().orElse(null);
                if (search == null) {
                    SplitCoordinator.Next next = coordinator.next();
                    given = next instanceof SplitCoordinator.Next.Ready ready ? ready.split() : null;
                    return next;
                }
            } finally {
                lock.unlock();
            }
            search.run();
        }
    }

    /** Asks something; does not wait for parents. */
    <T> T ask(Function<SplitCoordinator, T> question) {
        lock.lock();
        try {
            speak();
            return question.apply(coordinator);
        } finally {
            lock.unlock();
        }
    }

    /** The slice that was given last has arrived. */
    void taken() {
        lock.lock();
        try {
            given = null;
        } finally {
            lock.unlock();
        }
    }

    Snapshot snapshot() {
        return ask(asked -> new Snapshot(asked.snapshot(), given));
    }

    private void speak() {
        for (Consumer<SplitCoordinator> what = unsaid.poll(); what != null; what = unsaid.poll()) {
            what.accept(coordinator);
        }
    }

    /** What is unsaid is said before. */
    @Override
    public void close() {
        lock.lock();
        try {
            speak();
        } finally {
            lock.unlock();
            coordinator.close();
        }
    }
}

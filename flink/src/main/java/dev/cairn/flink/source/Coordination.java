package dev.cairn.flink.source;

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
 * say to it. Thread-safe: what there is to say waits in a queue, in its order, until somebody may speak.
 */
final class Coordination implements AutoCloseable {

    private final SplitCoordinator coordinator;
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Consumer<SplitCoordinator>> unsaid = new ConcurrentLinkedQueue<>();

    Coordination(SplitCoordinator coordinator) {
        this.coordinator = coordinator;
    }

    /** Says something before the next question; does not wait. */
    void tell(Consumer<SplitCoordinator> what) {
        unsaid.add(what);
    }

    /** The next slice; waits for parents. */
    SplitCoordinator.Next next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            speak();
            return coordinator.next();
        } finally {
            lock.unlock();
        }
    }

    /** Asks something; waits until a question for the next slice is answered. */
    <T> T ask(Function<SplitCoordinator, T> question) {
        lock.lock();
        try {
            speak();
            return question.apply(coordinator);
        } finally {
            lock.unlock();
        }
    }

    Map<String, @Nullable Object> snapshot() {
        return ask(SplitCoordinator::snapshot);
    }

    private void speak() {
        for (Consumer<SplitCoordinator> what = unsaid.poll(); what != null; what = unsaid.poll()) {
            what.accept(coordinator);
        }
    }

    @Override
    public void close() {
        coordinator.close();
    }
}

package dev.cairn.runtime.internal.sync;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What no one waits for yet, such as the next page of a parent: workers do it before they draw their next slices. Who comes to
 * need it sooner does it himself, so that all of it may as well be left. Thread-safe.
 */
final class WorkAhead implements Executor {

    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private volatile boolean wanted;

    /** There are workers enough from now on; what came before is left. */
    void begin() {
        wanted = true;
    }

    @Override
    public void execute(Runnable work) {
        if (wanted) {
            waiting.add(work);
        }
    }

    /** Something to do now; null if there is nothing. */
    @Nullable
    Runnable poll() {
        return waiting.poll();
    }
}

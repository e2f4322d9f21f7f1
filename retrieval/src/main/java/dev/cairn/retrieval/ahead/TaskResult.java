package dev.cairn.retrieval.ahead;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** What came of work that another thread may have done. */
public final class TaskResult {

    private TaskResult() {}

    /**
     * Waits for the end of a task, and fails as it failed.
     *
     * @throws InterruptedException also where the other thread was interrupted: the sync is being stopped
     */
    public static <T extends @Nullable Object> T of(FutureTask<T> task) throws InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof RuntimeException failure) {
                throw failure;
            }
            if (cause instanceof Error failure) {
                throw failure;
            }
            InterruptedException stopped = new InterruptedException("the sync is being stopped");
            stopped.initCause(cause);
            throw stopped;
        }
    }
}

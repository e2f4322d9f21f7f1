package dev.cairn.flink.enumerator;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread in which an enumerator hears everything, one after the other. Thread-safe. */
final class EnumeratorThread {

    private static final Logger LOG = LoggerFactory.getLogger(EnumeratorThread.class);

    /** Less than Flink's own, after which it gives up closing. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SplitEnumeratorContext<?> context;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "cairn-rounds");
        thread.setDaemon(true);
        return thread;
    });

    EnumeratorThread(SplitEnumeratorContext<?> context) {
        this.context = context;
    }

    /** Does something there, after a while. */
    @SuppressWarnings("FutureReturnValueIgnored") // what fails there fails the job
    void later(Duration after, Runnable what) {
        timer.schedule(() -> context.runInCoordinatorThread(what), after.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Waits, in another thread, until all that was said before is heard. Nothing is done later any more. */
    void finish() {
        timer.shutdownNow();
        CountDownLatch heard = new CountDownLatch(1);
        try {
            context.runInCoordinatorThread(heard::countDown);
            if (!heard.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("The states of the last checkpoint may be untold: the enumerator is busy with something else");
            }
        } catch (RejectedExecutionException e) {
            LOG.debug("The enumerator's thread has ended already", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package dev.cairn.server.internal.job;

import dev.cairn.server.options.ReadLimits;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that do the work: some for what asks APIs, others for what does not, so that neither waits for the other. They go
 * when there is nothing to do. Thread-safe.
 */
public final class Workers implements AutoCloseable {

    private static final int IDLE_SECONDS = 5;

    private final ThreadPoolExecutor reading;
    private final ThreadPoolExecutor thinking;
    private final ScheduledThreadPoolExecutor clock;
    private final AtomicInteger atWork = new AtomicInteger();
    private final Runnable whenIdle;

    /** Threads for so many reads; {@code whenIdle} is called when nothing has asked an API for some seconds. */
    public Workers(ReadLimits limits, Runnable whenIdle) {
        this.whenIdle = whenIdle;
        this.reading = pool("reading", limits.atATime(), limits.waiting());
        this.thinking = pool("thinking", 2 * Runtime.getRuntime().availableProcessors(), limits.waiting());
        this.clock = new ScheduledThreadPoolExecutor(1, threads("clock"));
        this.clock.setRemoveOnCancelPolicy(true);
        // Nothing is late any more when it is closed, and work that begins or ends just then is not to fail.
        this.clock.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    }

    private static ThreadPoolExecutor pool(String name, int size, int waiting) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                size, size, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(waiting), threads(name));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static ThreadFactory threads(String name) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "cairn-serve-" + name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /**
     * Has work done.
     *
     * @throws RejectedExecutionException if too much waits already
     */
    public void execute(Pool pool, Runnable work) {
        if (pool == Pool.THINKING) {
            thinking.execute(work);
            return;
        }
        reading.execute(() -> {
            atWork.incrementAndGet();
            try {
                work.run();
            } finally {
                if (atWork.decrementAndGet() == 0) {
                    after(Duration.ofSeconds(IDLE_SECONDS), this::lookWhetherIdle);
                }
            }
        });
    }

    private void lookWhetherIdle() {
        if (atWork.get() == 0) {
            whenIdle.run();
        }
    }

    /** Does something later, unless it is cancelled, or the workers are closed, before. */
    public Later after(Duration time, Runnable task) {
        var scheduled = clock.schedule(task, time.toMillis(), TimeUnit.MILLISECONDS);
        return () -> scheduled.cancel(false);
    }

    @Override
    public void close() {
        reading.shutdownNow();
        thinking.shutdownNow();
        clock.shutdownNow();
    }

    /** What will be done later. */
    public interface Later {

        /** It is not to be done any more. */
        void cancel();
    }
}

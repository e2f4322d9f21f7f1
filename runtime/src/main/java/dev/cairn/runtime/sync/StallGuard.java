package dev.cairn.runtime.sync;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reports a sync that makes no progress: what each worker does, and the stacks of all threads. It does not end the
 * sync; timeouts do that.
 *
 * <p>It reports after a time without progress, and again each time that this time has doubled. Thread-safe.
 */
public final class StallGuard implements SyncListener {

    private static final Duration LOOK = Duration.ofMillis(250);

    private final Duration silence;
    private final Consumer<List<String>> report;
    private volatile @Nullable Thread thread;

    private StallGuard(Duration silence, Consumer<List<String>> report) {
        this.silence = silence;
        this.report = report;
    }

    /**
     * Returns a guard, which watches from when the sync begins until it is closed.
     *
     * @param silence how long nothing may move
     * @param report takes lines, in a thread of the guard's own
     */
    public static StallGuard after(Duration silence, Consumer<List<String>> report) {
        return new StallGuard(silence, report);
    }

    @Override
    public void begun(SyncMonitor gauges) {
        Thread watching = new Thread(() -> watch(gauges), "stall-guard");
        watching.setDaemon(true);
        thread = watching;
        watching.start();
    }

    private void watch(SyncMonitor monitor) {
        long moves = monitor.moves();
        long still = System.nanoTime();
        long patience = silence.toNanos();
        try {
            while (true) {
                Thread.sleep(Math.min(LOOK.toMillis(), Math.max(1, silence.toMillis() / 4)));
                long seen = monitor.moves();
                long now = System.nanoTime();
                if (seen != moves) {
                    moves = seen;
                    still = now;
                    patience = silence.toNanos();
                } else if (now - still >= patience) {
                    report.accept(describe(monitor, Duration.ofNanos(now - still)));
                    patience *= 2;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> describe(SyncMonitor monitor, Duration still) {
        List<String> lines = new ArrayList<>();
        lines.add("Nothing has moved for " + still.toSeconds() + " s.");
        if (monitor.isQueueFull()) {
            lines.add("Whoever reads the output does not: what was read is waiting to be written.");
        }
        for (WorkerGauge worker : monitor.workers()) {
            lines.add(worker.thread().getName() + " (" + worker.seconds() + " s): " + worker.activity());
        }
        stacks(monitor).forEach((name, stack) -> {
            lines.add("");
            lines.add(name);
            for (StackTraceElement frame : stack) {
                lines.add("    at " + frame);
            }
        });
        return lines;
    }

    /** The stacks of all threads; workers may be virtual threads, which only their gauges know. */
    private static Map<String, StackTraceElement[]> stacks(SyncMonitor monitor) {
        Map<String, StackTraceElement[]> stacks = new TreeMap<>();
        Thread.getAllStackTraces().forEach((other, stack) -> {
            if (stack.length > 0 && !other.equals(Thread.currentThread())) {
                stacks.put(other.getName(), stack);
            }
        });
        monitor.workers().forEach(worker -> {
            StackTraceElement[] stack = worker.thread().getStackTrace();
            if (stack.length > 0) {
                stacks.put(worker.thread().getName(), stack);
            }
        });
        return stacks;
    }

    @Override
    public void close() {
        Thread watching = thread;
        if (watching != null) {
            watching.interrupt();
        }
    }
}

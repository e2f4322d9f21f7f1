package dev.cairn.cli;

import dev.cairn.runtime.sync.StreamGauge;
import dev.cairn.runtime.sync.SyncMonitor;
import dev.cairn.runtime.sync.WorkerGauge;
import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Shows on standard error how far the streams of a sync are, in a thread of its own until closed. */
final class ProgressDisplay implements AutoCloseable {

    private static final Duration LIVE = Duration.ofMillis(500);
    private static final Duration PLAIN = Duration.ofSeconds(30);

    /** More lines than these would scroll on most terminals. */
    private static final int MOST_LIVE_LINES = 20;

    private static final String LINE_UP_AND_CLEAR = "\u001b[1A\u001b[2K";

    private final SyncMonitor monitor;
    private final PrintStream err;
    private final Duration interval;
    private final boolean live;
    private final Thread thread;
    private final Map<StreamGauge, Long> before = new HashMap<>();
    private long beforeNanos = System.nanoTime();
    private int drawn;

    private ProgressDisplay(SyncMonitor monitor, PrintStream err, Duration interval, boolean live) {
        this.monitor = monitor;
        this.err = err;
        this.interval = interval;
        this.live = live;
        this.thread = new Thread(this::show, "progress");
    }

    /** Lines that are kept up to date, one for each stream that is being read. */
    static ProgressDisplay live(SyncMonitor monitor, PrintStream err) {
        return start(new ProgressDisplay(monitor, err, LIVE, true));
    }

    /** A line for each stream that is being read, every 30 s. */
    static ProgressDisplay plain(SyncMonitor monitor, PrintStream err) {
        return start(new ProgressDisplay(monitor, err, PLAIN, false));
    }

    private static ProgressDisplay start(ProgressDisplay display) {
        display.thread.setDaemon(true);
        display.thread.start();
        return display;
    }

    private void show() {
        try {
            while (true) {
                Thread.sleep(interval.toMillis());
                draw();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void draw() {
        long now = System.nanoTime();
        double seconds = Math.max(1e-3, (now - beforeNanos) / 1e9);
        beforeNanos = now;
        StringBuilder text = new StringBuilder(erase());
        for (StreamGauge gauge : monitor.streams()) {
            if (gauge.phase() == StreamGauge.Phase.RUNNING) {
                long records = gauge.records();
                Long last = before.put(gauge, records);
                drawn++;
                if (!live || drawn <= MOST_LIVE_LINES) {
                    text.append(line(gauge, (records - (last == null ? 0 : last)) / seconds, doing(gauge)))
                            .append('\n');
                }
            }
        }
        drawn = Math.min(drawn, MOST_LIVE_LINES);
        err.print(text);
        err.flush();
    }

    private String erase() {
        String erased = live ? LINE_UP_AND_CLEAR.repeat(drawn) : "";
        drawn = 0;
        return erased;
    }

    /** What a worker of the stream waits for, if one does. */
    private Optional<String> doing(StreamGauge gauge) {
        List<WorkerGauge> workers = monitor.workers();
        return workers.stream()
                .filter(worker -> gauge.stream().name().equals(worker.activity().stream()))
                .filter(worker -> worker.seconds() > 0)
                .map(worker -> worker.activity().what() + " for " + worker.seconds() + " s"
                        + (worker.activity().until() == null
                                ? ""
                                : ", until " + worker.activity().until()))
                .findFirst();
    }

    /**
     * A stream's line.
     *
     * @param rate records per second
     */
    static String line(StreamGauge gauge, double rate, Optional<String> doing) {
        String slices = gauge.allSlicesDrawn()
                ? gauge.slicesDone() + " of " + gauge.slicesDrawn() + " slices"
                : gauge.slicesDone() + " slices";
        return String.format(
                Locale.ROOT,
                "%s: %,d records, %,d pages, %s, %,.0f records/s%s",
                gauge.stream(),
                gauge.records(),
                gauge.pages(),
                slices,
                rate,
                doing.map(text -> "; " + text).orElse(""));
    }

    @Override
    public void close() {
        thread.interrupt();
        synchronized (this) {
            err.print(erase());
            err.flush();
        }
    }
}

package dev.cairn.cli.watch;

import dev.cairn.cli.terminal.LogLine;
import dev.cairn.pythonvalues.words.Phrases;
import dev.cairn.runtime.protocol.LogLevel;
import dev.cairn.runtime.sync.StreamGauge;
import dev.cairn.runtime.sync.SyncListener;
import dev.cairn.runtime.sync.SyncMonitor;
import dev.cairn.runtime.sync.WorkerGauge.Activity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows a line for each stream that is being read, in a thread of its own until closed. Thread-safe. */
final class ProgressDisplay implements SyncListener {

    private final StatusLines lines;
    private final Duration interval;
    private volatile @Nullable Periodic shows;
    private final Map<StreamGauge, Long> before = new HashMap<>();
    private long beforeNanos;

    /** Shows them each time that so much time has gone by. */
    ProgressDisplay(StatusLines lines, Duration interval) {
        this.lines = lines;
        this.interval = interval;
    }

    @Override
    public void begun(SyncMonitor gauges) {
        beforeNanos = System.nanoTime();
        shows = Periodic.start("progress", interval, () -> lines.show(progress(gauges)));
    }

    private List<LogLine> progress(SyncMonitor monitor) {
        long now = System.nanoTime();
        double seconds = Math.max(1e-3, (now - beforeNanos) / 1e9);
        beforeNanos = now;
        List<LogLine> progress = new ArrayList<>();
        for (StreamGauge gauge : monitor.streams()) {
            if (gauge.phase() == StreamGauge.Phase.RUNNING) {
                long records = gauge.records();
                Long last = before.put(gauge, records);
                String text = text(monitor, gauge, (records - (last == null ? 0 : last)) / seconds);
                progress.add(new LogLine(LogLevel.INFO, text, gauge.stream().name()));
            }
        }
        return progress;
    }

    private static String text(SyncMonitor monitor, StreamGauge gauge, double rate) {
        String slices = gauge.allSlicesDrawn()
                ? gauge.slicesDone() + " of " + Phrases.count(gauge.slicesDrawn(), "slice")
                : Phrases.count(gauge.slicesDone(), "slice");
        return String.format(
                Locale.ROOT,
                "%s: %s, %s, %s, %,.0f records/s%s",
                gauge.stream(),
                Phrases.count(gauge.records(), "record"),
                Phrases.count(gauge.pages(), "page"),
                slices,
                rate,
                doing(monitor, gauge).map(text -> "; " + text).orElse(""));
    }

    /** What a worker of the stream has been at for a second or longer, if one has. */
    private static Optional<String> doing(SyncMonitor monitor, StreamGauge gauge) {
        return monitor.workers().stream()
                .filter(worker -> gauge.stream().name().equals(worker.activity().stream()))
                .filter(worker -> worker.seconds() > 0)
                .map(worker -> doing(worker.activity(), worker.seconds()))
                .findFirst();
    }

    private static String doing(Activity activity, long seconds) {
        return activity.what() + " for " + seconds + " s"
                + (activity.until() == null ? "" : ", until " + activity.until());
    }

    /** Ends the display. */
    @Override
    public void close() {
        Periodic begun = shows;
        if (begun != null) {
            begun.close();
            lines.clear();
        }
    }
}

package dev.cairn.cli.watch;

import dev.cairn.cli.terminal.LogLine;
import dev.cairn.core.secret.SecretMask;
import dev.cairn.pythonvalues.words.Phrases;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.protocol.LogLevel;
import dev.cairn.runtime.sync.StallGuard;
import dev.cairn.runtime.sync.StreamGauge;
import dev.cairn.runtime.sync.StreamGauge.Phase;
import dev.cairn.runtime.sync.SyncMonitor;
import dev.cairn.runtime.sync.SyncResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Shows and keeps how far a sync is, until this is closed. Confined to one thread. */
public final class SyncWatch implements Consumer<SyncMonitor>, AutoCloseable {

    private final StatusLines lines;
    private final @Nullable Duration progress;
    private final @Nullable Duration stall;
    private final SecretMask secrets;
    private final @Nullable String account;
    private final long start = System.nanoTime();
    private @Nullable SyncMonitor monitor;
    private @Nullable ProgressDisplay display;
    private @Nullable StallGuard guard;
    private final List<Onlooker> onlookers;

    /**
     * @param progress how often to tell how far the sync is; null for never
     * @param stall after how long without any move to tell where workers stand; null for never
     * @param secrets masks what is shown
     * @param account which of many accounts it is about; null where there is one only
     * @param onlookers are closed with this
     */
    SyncWatch(
            StatusLines lines,
            @Nullable Duration progress,
            @Nullable Duration stall,
            SecretMask secrets,
            @Nullable String account,
            List<Onlooker> onlookers) {
        this.lines = lines;
        this.progress = progress;
        this.stall = stall;
        this.secrets = secrets;
        this.account = account;
        this.onlookers = onlookers;
    }

    /** The same options, watched by this. */
    public RunOptions in(RunOptions options) {
        RunOptions watched = options.watchedBy(this);
        for (Onlooker onlooker : onlookers) {
            watched = onlooker.in(watched);
        }
        return watched;
    }

    @Override
    public void accept(SyncMonitor of) {
        monitor = of;
        if (progress != null) {
            display = new ProgressDisplay(of, lines, progress);
        }
        onlookers.forEach(onlooker -> onlooker.watch(of));
        if (stall != null) {
            guard = StallGuard.watch(
                    of,
                    stall,
                    report -> lines.keep(report.stream().map(secrets::mask).toList(), account));
        }
    }

    /** What the sync came to, a line each; empty if it never began. */
    public List<LogLine> summary() {
        return monitor == null ? List.of() : SyncSummary.of(monitor, Duration.ofNanos(System.nanoTime() - start));
    }

    /** What the sync came to, for metrics and traces; where nothing is said it has failed. */
    public void ended(SyncResult result) {
        onlookers.forEach(onlooker -> onlooker.ended(result));
    }

    @Override
    public void close() {
        if (guard != null) {
            guard.close();
        }
        if (display != null) {
            display.close();
        }
        onlookers.forEach(Onlooker::close);
    }

    /** Prints the summary at the end of a sync: what failed and why, and how much was read. */
    private static final class SyncSummary {

        private SyncSummary() {}

        /**
         * A line for each stream that was not read to its end, and one for all.
         *
         * @param took how long the sync took
         */
        static List<LogLine> of(SyncMonitor monitor, Duration took) {
            List<LogLine> lines = new ArrayList<>();
            long records = 0;
            long pages = 0;
            for (StreamGauge stream : monitor.streams()) {
                records += stream.records();
                pages += stream.pages();
                if (stream.phase() != Phase.COMPLETE) {
                    lines.add(new LogLine(
                            LogLevel.ERROR,
                            stream.stream() + ": " + reason(stream),
                            stream.stream().name()));
                }
            }
            int streams = monitor.streams().size();
            int complete = streams - lines.size();
            String sum = (complete == streams
                            ? Phrases.count(streams, "stream")
                            : complete + " of " + Phrases.count(streams, "stream") + " read to the end")
                    + ": " + Phrases.count(records, "record") + ", " + Phrases.count(pages, "page") + ", "
                    + Phrases.count(monitor.requests(), "request") + " in " + words(took);
            lines.add(new LogLine(LogLevel.INFO, sum));
            return lines;
        }

        private static String reason(StreamGauge stream) {
            List<String> failures = stream.failures();
            if (failures.isEmpty()) {
                return stream.phase() == Phase.WAITING ? "not begun" : "not read to the end";
            }
            int more = failures.size() - 1;
            return "failed: " + failures.get(0)
                    + (more == 0 ? "" : " (and " + Phrases.count(more, "other failure") + ")");
        }

        private static String words(Duration took) {
            if (took.toMinutes() == 0) {
                return String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
            }
            return took.toHours() == 0
                    ? took.toMinutes() + " min " + took.toSecondsPart() + " s"
                    : took.toHours() + " h " + took.toMinutesPart() + " min";
        }
    }
}

package dev.cairn.cli.watch;

import dev.cairn.cli.terminal.LogLine;
import dev.cairn.runtime.sync.StallGuard;
import dev.cairn.runtime.sync.SyncMonitor;
import dev.cairn.runtime.sync.SyncResult;
import dev.cairn.secret.SecretMask;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Shows and keeps how far a sync is, until this is closed. Confined to one thread. */
public final class SyncWatch implements Consumer<SyncMonitor>, AutoCloseable {

    private final StatusLines lines;
    private final @Nullable Duration progress;
    private final @Nullable Duration stall;
    private final SecretMask secrets;
    private final long start = System.nanoTime();
    private @Nullable SyncMonitor monitor;
    private @Nullable ProgressDisplay display;
    private @Nullable StallGuard guard;
    private final @Nullable MetricsFile metrics;
    private final @Nullable HealthFile health;

    /**
     * @param progress how often to tell how far the sync is; null for never
     * @param stall after how long without any move to tell where workers stand; null for never
     * @param secrets masks what is shown
     * @param metrics null for none
     * @param health null for none
     */
    SyncWatch(
            StatusLines lines,
            @Nullable Duration progress,
            @Nullable Duration stall,
            SecretMask secrets,
            @Nullable MetricsFile metrics,
            @Nullable HealthFile health) {
        this.lines = lines;
        this.progress = progress;
        this.stall = stall;
        this.secrets = secrets;
        this.metrics = metrics;
        this.health = health;
    }

    @Override
    public void accept(SyncMonitor of) {
        monitor = of;
        if (progress != null) {
            display = new ProgressDisplay(of, lines, progress);
        }
        if (metrics != null) {
            metrics.watch(of);
        }
        if (health != null) {
            health.watch(of);
        }
        if (stall != null) {
            guard = StallGuard.watch(
                    of,
                    stall,
                    report -> lines.keep(report.stream().map(secrets::mask).toList()));
        }
    }

    /** What the sync came to, a line each; empty if it never began. */
    public List<LogLine> summary() {
        return monitor == null ? List.of() : SyncSummary.of(monitor, Duration.ofNanos(System.nanoTime() - start));
    }

    /** What the sync came to, for the metrics; where nothing is said it has failed. */
    public void ended(SyncResult result) {
        if (metrics != null) {
            metrics.ended(result);
        }
    }

    @Override
    public void close() {
        if (guard != null) {
            guard.close();
        }
        if (display != null) {
            display.close();
        }
        if (metrics != null) {
            metrics.close();
        }
        if (health != null) {
            health.close();
        }
    }
}

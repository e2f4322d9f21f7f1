package dev.cairn.cli.watch;

import dev.cairn.cli.terminal.LogLine;
import dev.cairn.core.secret.SecretMask;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.sync.StallGuard;
import dev.cairn.runtime.sync.SyncMonitor;
import dev.cairn.runtime.sync.SyncResult;
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
}

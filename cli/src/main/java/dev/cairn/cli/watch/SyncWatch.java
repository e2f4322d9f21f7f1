package dev.cairn.cli.watch;

import dev.cairn.runtime.sync.StallGuard;
import dev.cairn.runtime.sync.SyncMonitor;
import dev.cairn.secret.SecretMask;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Shows the progress of a sync from its start until this is closed. Confined to one thread. */
public final class SyncWatch implements Consumer<SyncMonitor>, AutoCloseable {

    private final StatusLines lines;
    private final @Nullable Duration progress;
    private final @Nullable Duration stall;
    private final SecretMask secrets;
    private final long start = System.nanoTime();
    private @Nullable SyncMonitor monitor;
    private @Nullable ProgressDisplay display;
    private @Nullable StallGuard guard;

    /**
     * @param progress how often to tell how far the sync is; null for never
     * @param stall after how long without any move to tell where workers stand; null for never
     * @param secrets masks what is shown
     */
    SyncWatch(StatusLines lines, @Nullable Duration progress, @Nullable Duration stall, SecretMask secrets) {
        this.lines = lines;
        this.progress = progress;
        this.stall = stall;
        this.secrets = secrets;
    }

    @Override
    public void accept(SyncMonitor of) {
        monitor = of;
        if (progress != null) {
            display = ProgressDisplay.start(of, lines, progress);
        }
        if (stall != null) {
            guard = StallGuard.watch(
                    of,
                    stall,
                    report -> lines.keep(report.stream().map(secrets::mask).toList()));
        }
    }

    /** What the sync came to, a line each; empty if it never began. */
    public List<String> summary() {
        return monitor == null ? List.of() : SyncSummary.of(monitor, Duration.ofNanos(System.nanoTime() - start));
    }

    @Override
    public void close() {
        if (guard != null) {
            guard.close();
        }
        if (display != null) {
            display.close();
        }
    }
}

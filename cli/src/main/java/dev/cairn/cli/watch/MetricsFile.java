package dev.cairn.cli.watch;

import dev.cairn.cli.terminal.StandardError;
import dev.cairn.runtime.sync.SyncListener;
import dev.cairn.runtime.sync.SyncMonitor;
import dev.cairn.runtime.sync.SyncResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a sync in a file that Prometheus' node exporter and its like collect. Thread-safe.
 *
 * <p>Its name, without what follows the last dot, is the label {@code sync} of all numbers: several files in one folder never
 * say two things of one series.
 */
final class MetricsFile implements SyncListener {

    private final WatchedFile file;
    private final Clock clock;
    private final Periodic looks;
    private final SyncMetrics metrics;
    private @Nullable SyncMonitor monitor;
    private SyncResult result = SyncResult.FAILED;
    private boolean closed;

    /** @param interval how often to write it */
    MetricsFile(Path path, Duration interval, Clock clock, StandardError log) {
        this.file = new WatchedFile(path, log);
        this.clock = clock;
        this.metrics = new SyncMetrics(label(path), clock.instant(), before(path));
        write();
        looks = Periodic.start("metrics-file", interval, this::write);
    }

    private static String label(Path path) {
        String name = String.valueOf(path.getFileName());
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }

    /** When a sync with this file was last complete; null where that is not known. */
    private static @Nullable Instant before(Path path) {
        try {
            return Files.exists(path) ? SyncMetrics.lastSuccess(Files.readString(path)) : null;
        } catch (IOException e) {
            return null; // that it cannot be written, if that is so, is told below
        }
    }

    @Override
    public synchronized void begun(SyncMonitor sync) {
        monitor = sync;
    }

    @Override
    public synchronized void ended(SyncResult how) {
        result = how;
    }

    private synchronized void write() {
        if (!closed) {
            file.write(metrics.running(monitor));
        }
    }

    @Override
    public void close() {
        looks.close();
        synchronized (this) {
            closed = true;
            file.write(metrics.ended(monitor, clock.instant(), result == SyncResult.COMPLETE));
        }
    }
}

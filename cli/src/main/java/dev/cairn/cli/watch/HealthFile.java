package dev.cairn.cli.watch;

import dev.cairn.cli.terminal.StandardError;
import dev.cairn.json.Json;
import dev.cairn.runtime.sync.SyncMonitor;
import dev.cairn.runtime.sync.WorkerGauge;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file that is there while a sync runs and moves, for an orchestrator to look at. It is written anew at each look, so that its
 * age tells of a process that does nothing at all any more. Thread-safe.
 */
final class HealthFile implements AutoCloseable {

    private final WatchedFile file;
    private final Duration patience;
    private final Clock clock;
    private final Periodic looks;
    private @Nullable SyncMonitor monitor;
    private long moves;
    private Instant movedAt;
    private boolean closed;

    /**
     * @param patience for how long nothing may move; zero for any time
     * @param interval how often to look
     */
    HealthFile(Path path, Duration patience, Duration interval, Clock clock, StandardError log) {
        this.file = new WatchedFile(path, log);
        this.patience = patience;
        this.clock = clock;
        this.movedAt = clock.instant();
        look();
        looks = Periodic.start("health-file", interval, this::look);
    }

    synchronized void watch(SyncMonitor sync) {
        monitor = sync;
    }

    synchronized void look() {
        if (closed) {
            return;
        }
        Instant now = clock.instant();
        long seen = monitor == null ? 0 : monitor.moves();
        if (seen != moves || isWaiting(now)) {
            moves = seen;
            movedAt = now;
        }
        if (patience.isZero() || now.isBefore(movedAt.plus(patience))) {
            file.write(Json.write(Map.of("moved", movedAt.toString())) + "\n");
        } else {
            file.delete();
        }
    }

    /** Waits that the API asked for may be long, and are no standstill. */
    private boolean isWaiting(Instant now) {
        List<WorkerGauge> workers = monitor == null ? List.of() : monitor.workers();
        return workers.stream()
                .map(worker -> worker.activity().until())
                .anyMatch(until -> until != null && until.isAfter(now));
    }

    @Override
    public void close() {
        looks.close();
        synchronized (this) {
            closed = true;
            file.delete();
        }
    }
}

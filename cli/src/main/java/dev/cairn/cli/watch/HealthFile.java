package dev.cairn.cli.watch;

import dev.cairn.cli.terminal.StandardError;
import dev.cairn.json.Json;
import dev.cairn.runtime.sync.SyncListener;
import dev.cairn.runtime.sync.SyncMonitor;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * A file that is there while a sync runs and moves, for an orchestrator to look at. It is written anew at each look, so that its
 * age tells of a process that does nothing at all any more. Thread-safe.
 */
final class HealthFile implements SyncListener {

    private final WatchedFile file;
    private final Duration patience;
    private final RunningSyncs syncs;
    private final Clock clock;
    private final Periodic looks;
    private long moves;
    private Instant movedAt;
    private boolean closed;

    /**
     * @param patience for how long nothing may move; zero for any time
     * @param syncs one or many: it is enough that one moves
     * @param interval how often to look
     */
    HealthFile(Path path, Duration patience, RunningSyncs syncs, Duration interval, Clock clock, StandardError log) {
        this.file = new WatchedFile(path, log);
        this.patience = patience;
        this.syncs = syncs;
        this.clock = clock;
        this.movedAt = clock.instant();
        look();
        looks = Periodic.start("health-file", interval, this::look);
    }

    synchronized void look() {
        if (closed) {
            return;
        }
        Instant now = clock.instant();
        long seen = syncs.moves();
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
        return syncs.workers().stream()
                .map(worker -> worker.activity().until())
                .anyMatch(until -> until != null && until.isAfter(now));
    }

    /** Does nothing: the syncs that it looks at hear for themselves. */
    @Override
    public void begun(SyncMonitor gauges) {}

    @Override
    public void close() {
        looks.close();
        synchronized (this) {
            closed = true;
            file.delete();
        }
    }
}

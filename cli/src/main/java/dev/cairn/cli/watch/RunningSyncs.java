package dev.cairn.cli.watch;

import dev.cairn.cli.terminal.LogLine;
import dev.cairn.pythonvalues.words.Phrases;
import dev.cairn.runtime.protocol.LogLevel;
import dev.cairn.runtime.sync.StreamGauge;
import dev.cairn.runtime.sync.SyncListener;
import dev.cairn.runtime.sync.SyncMonitor;
import dev.cairn.runtime.sync.SyncResult;
import dev.cairn.runtime.sync.WorkerGauge;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The syncs of many accounts, of which some run. Thread-safe. */
final class RunningSyncs {

    private final int accounts;
    private final Map<String, SyncMonitor> running = new LinkedHashMap<>();
    private long movesBefore;
    private int done;
    private int failed;

    /** @param accounts how many there are */
    RunningSyncs(int accounts) {
        this.accounts = accounts;
    }

    /** One of them is about to begin. */
    SyncListener begin(String account) {
        return new One(account);
    }

    private final class One implements SyncListener {

        private final String account;
        private SyncResult result = SyncResult.FAILED;

        One(String account) {
            this.account = account;
        }

        @Override
        public void begun(SyncMonitor sync) {
            synchronized (RunningSyncs.this) {
                running.put(account, sync);
            }
        }

        @Override
        public void ended(SyncResult how) {
            result = how;
        }

        @Override
        public void close() {
            synchronized (RunningSyncs.this) {
                SyncMonitor sync = running.remove(account);
                movesBefore += 1 + (sync == null ? 0 : sync.moves());
                done++;
                failed += result == SyncResult.FAILED ? 1 : 0;
            }
        }
    }

    /** A number that grows whenever anything moves in any of them. */
    synchronized long moves() {
        return movesBefore
                + running.values().stream().mapToLong(SyncMonitor::moves).sum();
    }

    /** The workers of those that run. */
    synchronized List<WorkerGauge> workers() {
        return running.values().stream()
                .flatMap(sync -> sync.workers().stream())
                .toList();
    }

    /** A line for all, and one for each that runs. */
    synchronized List<LogLine> progress() {
        List<LogLine> lines = new ArrayList<>();
        lines.add(new LogLine(
                LogLevel.INFO,
                done + " of " + Phrases.count(accounts, "account") + " done"
                        + (failed == 0 ? "" : ", " + failed + " failed")));
        running.forEach((account, sync) -> lines.add(new LogLine(LogLevel.INFO, progress(sync)).about(account)));
        return lines;
    }

    private static String progress(SyncMonitor sync) {
        long records = sync.streams().stream().mapToLong(StreamGauge::records).sum();
        return Phrases.count(records, "record") + ", " + Phrases.count(sync.requests(), "request");
    }
}

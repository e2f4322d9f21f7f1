package dev.cairn.cli.demo;

import dev.cairn.destinations.Destination;
import dev.cairn.destinations.DestinationException;
import dev.cairn.destinations.sync.DestinationSync;
import dev.cairn.destinations.sync.StreamReport;
import dev.cairn.runtime.sync.StopSignal;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Syncs the demo's API into a database that stays, and says how to look at it. */
public final class DemoDatabase {

    private final DemoScenario connector;
    private final Opener destinations;
    private final Path file;
    private final PrintStream out;

    DemoDatabase(DemoScenario connector, Opener destinations, Path file, PrintStream out) {
        this.connector = connector;
        this.destinations = destinations;
        this.file = file;
        this.out = out;
    }

    /** Opens a destination. */
    @FunctionalInterface
    public interface Opener {
        Destination open(String address) throws DestinationException;
    }

    /** Removes the database of an earlier demo. */
    static void remove(Path file) throws IOException {
        for (String suffix : List.of("", "-wal", "-shm")) {
            Files.deleteIfExists(Path.of(file + suffix));
        }
    }

    /**
     * Two syncs, of which the first fails, and a report.
     *
     * @return whether each record is in the database, once
     */
    boolean sync(int comments, int failAfterPages) throws IOException, InterruptedException {
        out.println();
        out.printf(
                "The same into a database, where records and states are committed together (cairn sync --to sqlite:%s):%n%n",
                file);
        try (TicketCommentsApi api = new TicketCommentsApi(comments)) {
            api.failAfter(failAfterPages);
            StreamReport failed = sync(api);
            print("First sync, which fails", failed);
            api.repair();
            StreamReport resumed = sync(api);
            print("Second sync", resumed);
            out.println();
            out.printf("Look at it, with sqlite3 or Python, which has SQLite built in:%n%n");
            out.printf(
                    "  sqlite3 %s 'SELECT count(*), count(DISTINCT id), max(updated_at) FROM ticket_comments'%n", file);
            out.printf(
                    "  python3 -c \"import sqlite3; print(*sqlite3.connect('%s').execute('SELECT stream, row_count, state FROM "
                            + "_cairn_streams'))\"%n",
                    file);
            return resumed.complete() && resumed.rows() == comments && failed.added() + resumed.added() == comments;
        }
    }

    private StreamReport sync(TicketCommentsApi api) throws IOException, InterruptedException {
        try (Destination destination = destinations.open("sqlite:" + file)) {
            return DestinationSync.of(connector.source(api))
                    .commitEvery(Duration.ZERO)
                    .to(destination, new StopSignal())
                    .streams()
                    .get(0);
        }
    }

    private void print(String title, StreamReport report) {
        out.printf(
                Locale.ROOT,
                "  %-24s %,6d rows new, %,4d read again, %,4d read and not committed; %,6d rows, up to %s%n",
                title,
                report.added(),
                report.again() + report.changed(),
                report.uncommitted(),
                report.rows(),
                report.position());
    }
}

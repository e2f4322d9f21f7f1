package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cairn.destination.contract.JdbcPlace;
import dev.cairn.destination.contract.Place;
import dev.cairn.destination.contract.PostgresServer;
import dev.cairn.it.CrashApi.Kind;
import dev.cairn.it.SyncCrashHarness.Result;
import dev.cairn.it.SyncCrashHarness.Variant;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Syncs that are killed. {@code -Dcairn.kills=300} for a long run; PostgreSQL takes part with {@code -Dcairn.postgres=FOLDER},
 * the folder of its programs.
 */
class SyncCrashIT {

    private static final int KILLS = Integer.getInteger("cairn.kills", 24);

    private static final List<Variant> VARIANTS = List.of(
            new Variant(Kind.INCLUSIVE, true, true),
            new Variant(Kind.PARTITIONS, true, true),
            new Variant(Kind.SLICES, true, true),
            new Variant(Kind.SLICES, true, false),
            new Variant(Kind.INCLUSIVE, false, true),
            new Variant(Kind.EXCLUSIVE, false, true),
            new Variant(Kind.EXCLUSIVE, true, false));

    @TempDir
    private Path folder;

    @Test
    void sqlite() throws Exception {
        kill(
                "SQLite",
                run -> new JdbcPlace("sqlite:" + run.resolve("data.db"), "jdbc:sqlite:" + run.resolve("data.db")));
    }

    @Test
    void duckDb() throws Exception {
        kill(
                "DuckDB",
                run -> new JdbcPlace("duckdb:" + run.resolve("data.db"), "jdbc:duckdb:" + run.resolve("data.db")));
    }

    @Test
    void postgres() throws Exception {
        assumeTrue(PostgresServer.isThere(), "-Dcairn.postgres names no folder");
        PostgresServer server = PostgresServer.start();
        try {
            kill("PostgreSQL", run -> {
                String schema = run.getFileName().toString();
                return new JdbcPlace(
                        "postgresql://cairn@" + server.place() + "?schema=" + schema,
                        "jdbc:postgresql://" + server.place() + "?user=cairn&currentSchema=" + schema);
            });
        } finally {
            server.stop();
        }
    }

    private void kill(String name, Function<Path, Place> places) throws Exception {
        Random random = new Random(name.hashCode());
        Result all = new Result(0, 0, 0, 0);
        for (int i = 0; all.kills() < KILLS; i++) {
            Path run = Files.createDirectory(folder.resolve("run" + i));
            Variant variant = VARIANTS.get(i % VARIANTS.size());
            try (SyncCrashHarness harness = new SyncCrashHarness(variant, places.apply(run), run)) {
                all = all.plus(harness.run(Math.min(12, KILLS - all.kills()), random));
            } catch (AssertionError e) {
                throw new AssertionError(
                        name + ", " + variant + " after " + all.kills() + " kills: " + e.getMessage(), e);
            }
        }
        System.out.printf(
                "killed syncs into %s: %d kills, %d of them with some rows there, over %d syncs of %d records: 0 lost, %d "
                        + "twice where there is no key, 0 where there is one%n",
                name, all.kills(), all.midSync(), all.syncs(), CrashApi.RECORDS, all.twice());
        assertTrue(all.midSync() > all.kills() / 4, "kills hit syncs, not their ends: " + all);
    }
}

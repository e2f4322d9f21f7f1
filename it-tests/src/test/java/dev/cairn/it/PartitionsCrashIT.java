package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cairn.destinations.contract.FilePlace;
import dev.cairn.destinations.contract.JdbcPlace;
import dev.cairn.destinations.contract.PostgresServer;
import dev.cairn.it.PartitionsCrashHarness.Result;
import dev.cairn.it.PartitionsCrashHarness.Target;
import dev.cairn.it.PartitionsCrashHarness.Variant;
import dev.cairn.it.PartitionsManifest.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Syncs of 2,000 partitions, in short runs of 300, that are killed while rows change. {@code -Dcairn.kills=300} for a long run, of which each
 * destination gets a third, {@code -Dcairn.kills.seed=N} for other kills; PostgreSQL takes part with {@code
 * -Dcairn.postgres=FOLDER}, the folder of its programs.
 */
class PartitionsCrashIT {

    private static final int KILLS = (Integer.getInteger("cairn.kills", 4) + 2) / 3;
    private static final int PARTITIONS = KILLS < 10 ? 300 : 2000;
    private static final int KILLS_OF_A_RUN = 12;

    private static final List<Variant> VARIANTS = List.of(
            new Variant(Kind.CHILDREN, true, false, false, false),
            new Variant(Kind.LIST, true, true, true, false),
            new Variant(Kind.GLOBAL, true, true, true, false),
            new Variant(Kind.CHILDREN, false, true, true, false),
            new Variant(Kind.LIST, true, true, false, true),
            new Variant(Kind.GLOBAL, true, false, false, false),
            new Variant(Kind.CHILDREN, true, true, true, false),
            new Variant(Kind.LIST, false, true, true, false),
            new Variant(Kind.GLOBAL, false, true, true, false));

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    @BeforeAll
    static void writeArchive() throws Exception {
        try (PartitionsCrashHarness harness =
                new PartitionsCrashHarness(VARIANTS.get(0), sqlite(shared), 100, shared, 0)) {
            harness.writeArchive(archive());
        }
    }

    private static Path archive() {
        return shared.resolve("sync.jsa");
    }

    @Test
    void sqlite() throws Exception {
        kill("SQLite", VARIANTS, 0, PartitionsCrashIT::sqlite);
    }

    @Test
    @Tag("thorough")
    void parquet() throws Exception {
        // Where each of 2,000 states were committed, there were as many files to find rows in.
        List<Variant> unhurried = VARIANTS.stream()
                .map(each -> new Variant(each.kind(), each.key(), each.everyPage(), false, each.deduplicated()))
                .toList();
        kill(
                "Parquet",
                unhurried,
                1,
                run -> new Target(
                        new FilePlace("parquet", run.resolve("data")),
                        // What is kept takes the place of what was kept before, and then files are moved.
                        new HeldProcess.Place("java.nio.file.Files", "move"),
                        2));
    }

    @Test
    @Tag("thorough")
    void postgres() throws Exception {
        assumeTrue(PostgresServer.isThere(), "-Dcairn.postgres names no folder");
        PostgresServer server = PostgresServer.start();
        try {
            kill("PostgreSQL", VARIANTS, 2, run -> {
                String schema = run.getFileName().toString();
                return new Target(
                        new JdbcPlace(
                                "postgresql://cairn@" + server.place() + "?schema=" + schema,
                                "jdbc:postgresql://" + server.place() + "?user=cairn&currentSchema=" + schema),
                        new HeldProcess.Place("org.postgresql.jdbc.PgConnection", "commit"),
                        2);
            });
        } finally {
            server.stop();
        }
    }

    private static Target sqlite(Path run) {
        Path file = run.resolve("data.db");
        return new Target(
                new JdbcPlace("sqlite:" + file, "jdbc:sqlite:" + file),
                new HeldProcess.Place("org.sqlite.SQLiteConnection", "commit"),
                2);
    }

    /** @param first the variant to begin with, so that destinations together meet all even in a short run */
    private void kill(String name, List<Variant> variants, int first, Function<Path, Target> targets) throws Exception {
        long begin = System.nanoTime();
        Result all = Result.NONE;
        for (int i = 0; all.kills() < KILLS; i++) {
            Variant variant = variants.get((first + i) % variants.size());
            long seed = name.hashCode() + 100L * Integer.getInteger("cairn.kills.seed", 0) + i;
            Path run = Files.createDirectory(folder.resolve("run" + i));
            int share = Math.min(KILLS_OF_A_RUN, Math.max(2, (KILLS + variants.size() - 1) / variants.size()));
            try (PartitionsCrashHarness harness =
                    new PartitionsCrashHarness(variant, targets.apply(run), PARTITIONS, run, seed)) {
                Result result = harness.run(Math.min(share, KILLS - all.kills()), archive());
                System.out.printf("  %s, %s: %s%n", name, variant, result);
                all = all.plus(result);
            } catch (AssertionError e) {
                throw new AssertionError(
                        name + ", " + variant + ", seed " + seed + " after " + all.kills() + " kills: "
                                + e.getMessage(),
                        e);
            }
        }
        System.out.printf(
                "killed syncs of %d partitions into %s: %d kills, %d of them in commits, over %d syncs: 0 lost, 0"
                        + " twice with a key; %d again without; %d requests, %d of them again; %d s%n",
                PARTITIONS,
                name,
                all.kills(),
                all.inCommits(),
                all.syncs(),
                all.twice(),
                all.requests(),
                all.again(),
                (System.nanoTime() - begin) / 1_000_000_000);
        assertTrue(all.inCommits() > 0 || all.kills() < 8, "kills hit commits: " + all);
    }
}

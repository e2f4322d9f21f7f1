package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cairn.destinations.contract.FilePlace;
import dev.cairn.destinations.contract.JdbcPlace;
import dev.cairn.destinations.contract.Place;
import dev.cairn.destinations.contract.PostgresServer;
import dev.cairn.it.CrashApi.Kind;
import dev.cairn.it.SyncCrashHarness.Result;
import dev.cairn.it.SyncCrashHarness.Variant;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Syncs that are killed. {@code -Dcairn.kills=300} for a long run, {@code -Dcairn.kills.seed=N} for other kills,
 * {@code -Dcairn.pagesAhead=3} with so many pages that are asked for before their turn; PostgreSQL takes part with
 * {@code -Dcairn.postgres=FOLDER}, the folder of its programs.
 */
class SyncCrashIT {

    private static final int KILLS = Integer.getInteger("cairn.kills", 4);

    /** A sync that is killed more often has few pages left; a short run rather meets more variants. */
    private static final int KILLS_OF_A_SYNC = Math.min(12, Math.max(3, KILLS / 16));

    private static final List<Variant> VARIANTS = Stream.of(
                    Kind.INCLUSIVE, Kind.EXCLUSIVE, Kind.PARTITIONS, Kind.SLICES)
            .flatMap(kind -> Stream.of(
                    new Variant(kind, true, true),
                    new Variant(kind, false, true),
                    new Variant(kind, true, false),
                    new Variant(kind, false, false)))
            .toList();

    private static final List<Variant> LONG =
            List.of(new Variant(Kind.FULL_REFRESH, false, true), new Variant(Kind.FULL_REFRESH, true, true));

    private static final List<Variant> DESCENDING =
            List.of(new Variant(Kind.DESCENDING, false, true), new Variant(Kind.DESCENDING, true, true));

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    @BeforeAll
    static void writeArchive() throws Exception {
        try (SyncCrashHarness harness =
                new SyncCrashHarness(VARIANTS.get(0), jdbc("duckdb", shared.resolve("data.db")), shared)) {
            harness.writeArchive(archive());
        }
    }

    private static Path archive() {
        return shared.resolve("sync.jsa");
    }

    @Test
    void sqlite() throws Exception {
        kill("SQLite", VARIANTS, 0, run -> jdbc("sqlite", run.resolve("data.db")));
    }

    @Test
    @Tag("thorough")
    void manyPagesIntoSqlite() throws Exception {
        kill("SQLite", LONG, 0, run -> jdbc("sqlite", run.resolve("data.db")));
    }

    @Test
    @Tag("thorough")
    void newestFirstIntoSqlite() throws Exception {
        kill("SQLite", DESCENDING, 0, run -> jdbc("sqlite", run.resolve("data.db")));
    }

    @Test
    @Tag("thorough")
    void duckDb() throws Exception {
        kill("DuckDB", VARIANTS, 4, run -> jdbc("duckdb", run.resolve("data.db")));
    }

    @Test
    @Tag("thorough")
    void jsonLines() throws Exception {
        kill("JSON Lines", VARIANTS, 8, run -> new FilePlace("jsonl", run.resolve("data")));
    }

    @Test
    void parquet() throws Exception {
        kill("Parquet", VARIANTS, 12, run -> new FilePlace("parquet", run.resolve("data")));
    }

    @Test
    @Tag("thorough")
    void manyPagesIntoParquet() throws Exception {
        kill("Parquet", LONG, 0, run -> new FilePlace("parquet", run.resolve("data")));
    }

    @Test
    @Tag("thorough")
    void newestFirstIntoParquet() throws Exception {
        kill("Parquet", DESCENDING, 0, run -> new FilePlace("parquet", run.resolve("data")));
    }

    @Test
    @Tag("thorough")
    void postgres() throws Exception {
        killInPostgres(VARIANTS);
    }

    @Test
    @Tag("thorough")
    void manyPagesIntoPostgres() throws Exception {
        killInPostgres(LONG);
    }

    @Test
    @Tag("thorough")
    void newestFirstIntoPostgres() throws Exception {
        killInPostgres(DESCENDING);
    }

    private void killInPostgres(List<Variant> variants) throws Exception {
        assumeTrue(PostgresServer.isThere(), "-Dcairn.postgres names no folder");
        PostgresServer server = PostgresServer.start();
        try {
            kill("PostgreSQL", variants, 0, run -> {
                String schema = run.getFileName().toString();
                return new JdbcPlace(
                        "postgresql://cairn@" + server.place() + "?schema=" + schema,
                        "jdbc:postgresql://" + server.place() + "?user=cairn&currentSchema=" + schema);
            });
        } finally {
            server.stop();
        }
    }

    private static Place jdbc(String scheme, Path file) {
        return new JdbcPlace(scheme + ":" + file, "jdbc:" + scheme + ":" + file);
    }

    /** @param first how many variants to leave out at first, so that destinations together meet all even in a short run */
    private void kill(String name, List<Variant> variants, int first, Function<Path, Place> places) throws Exception {
        long begin = System.nanoTime();
        Random random = new Random(name.hashCode() + Integer.getInteger("cairn.kills.seed", 0));
        Result all = Result.NONE;
        Set<Variant> met = new LinkedHashSet<>();
        int kills = variants == VARIANTS || KILLS > 12 ? KILLS : KILLS / 2; // of the same kind, and longer
        for (int i = 0; all.kills() < kills; i++) {
            Path run = Files.createDirectory(
                    folder.resolve((variants == VARIANTS ? "run" : variants == LONG ? "long" : "newest") + i));
            // Five variants apart, so that a short run meets each kind; five and the count have no common factor.
            Variant variant = variants.get((first + 5 * i) % variants.size());
            try (SyncCrashHarness harness = new SyncCrashHarness(variant, places.apply(run), run)) {
                all = all.plus(harness.run(Math.min(KILLS_OF_A_SYNC, kills - all.kills()), random, archive()));
            } catch (AssertionError e) {
                throw new AssertionError(
                        name + ", " + variant + " after " + all.kills() + " kills: " + e.getMessage(), e);
            }
            met.add(variant);
        }
        long seconds = (System.nanoTime() - begin) / 1_000_000_000;
        // Those of syncs that are not killed, and a tenth more, and two for each kill.
        double most = 1.1 * all.syncs() * variants.get(0).kind().pages() + 2 * all.kills();
        String bound = variants == VARIANTS ? "" : " of at most %.0f".formatted(most);
        System.out.printf(
                "killed syncs into %s: %d kills, %d of them with some rows there, over %d syncs of %d records in %d variants: "
                        + "0 lost, 0 twice; %d again without a key at inclusive bounds; %d requests%s; %d s%n",
                name,
                all.kills(),
                all.midSync(),
                all.syncs(),
                CrashApi.RECORDS,
                met.size(),
                all.again(),
                all.requests(),
                bound,
                seconds);
        assertTrue(variants == VARIANTS || all.requests() <= most, "little is asked for again: " + all);
        // Where states come at the end only, nothing is there before; that is half of the variants.
        assertTrue(all.midSync() > all.kills() / 4, "kills hit syncs, not their ends: " + all);
    }
}

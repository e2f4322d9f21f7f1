package dev.cairn.it;

import dev.cairn.destinations.contract.JdbcPlace;
import dev.cairn.destinations.contract.Place;
import dev.cairn.it.PartitionsApi.Watch;
import dev.cairn.it.PartitionsManifest.Kind;
import dev.cairn.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Kills processes of {@code cairn sync} that read many partitions while rows of these change: when a partition is asked for that
 * no process has asked for, or in the middle of a commit. Looks at the table after each.
 */
final class PartitionsCrashHarness implements AutoCloseable {

    private static final Path JAR = Path.of("../cli/target/cairn.jar");
    private static final int KILLED = 137;
    private static final int KILLS_OF_A_SYNC = 6;
    private static final int CHANGES_BETWEEN = 5;

    private final Variant variant;
    private final Target target;
    private final Path folder;
    private final PartitionsApi api;
    private final Random random;
    /** What the table had when it was looked at last. */
    private Set<Row> there = Set.of();

    /**
     * What is synced.
     *
     * @param key whether there is a primary key
     * @param everyPage whether there is a state after each page; else those that {@code sync} has by itself
     * @param atOnce whether each state is committed
     * @param deduplicated whether rows are added by their key though there is no cursor
     */
    record Variant(Kind kind, boolean key, boolean everyPage, boolean atOnce, boolean deduplicated) {

        /** Whether rows take the place of the table's when all of them are there. */
        boolean isReplaced() {
            return kind == Kind.LIST && !deduplicated;
        }

        private List<String> options() {
            List<String> options = new ArrayList<>(List.of("--commit-interval", atOnce ? "0" : "1"));
            if (everyPage) {
                options.addAll(List.of("--checkpoint-pages", "1"));
            }
            if (deduplicated) {
                options.addAll(List.of("--mode", "deduplicate"));
            }
            return options;
        }
    }

    /**
     * Where rows go.
     *
     * @param commit what a commit calls
     * @param calls how often, at most
     */
    record Target(Place place, HeldProcess.Place commit, int calls) {}

    /**
     * What happened.
     *
     * @param inCommits how many of the kills hit a commit
     * @param syncs how many syncs came to their end, killed or not
     * @param again how many requests were for what an earlier process of the sync had got
     * @param twice how many rows are there again, all without a primary key
     */
    record Result(int kills, int inCommits, int syncs, long requests, long again, long twice) {

        static final Result NONE = new Result(0, 0, 0, 0, 0, 0);

        Result plus(Result other) {
            return new Result(
                    kills + other.kills,
                    inCommits + other.inCommits,
                    syncs + other.syncs,
                    requests + other.requests,
                    again + other.again,
                    twice + other.twice);
        }
    }

    private record Row(long id, int version) {}

    PartitionsCrashHarness(Variant variant, Target target, int partitions, Path folder, long seed) throws IOException {
        this.variant = variant;
        this.target = target;
        this.folder = folder;
        this.random = new Random(seed);
        this.api = new PartitionsApi(variant.kind(), partitions, variant.key(), seed);
        Files.writeString(
                folder.resolve("manifest.yaml"), PartitionsManifest.text(variant.kind(), variant.key(), partitions));
        Files.writeString(folder.resolve("config.json"), Json.write(Map.of("base_url", api.baseUrl())));
    }

    @Override
    public void close() {
        api.close();
    }

    /**
     * Kills syncs, each several times, until enough processes were killed; then a sync follows while nothing changes.
     *
     * @param archive what {@link #writeArchive} has left
     */
    Result run(int wantedKills, Path archive) throws Exception {
        int kills = 0;
        int inCommits = 0;
        int syncs = 0;
        api.setChanging(true);
        while (kills < wantedKills) {
            api.beginSync();
            Map<Long, Integer> atFirst = api.rows();
            int most = Math.min(KILLS_OF_A_SYNC, wantedKills - kills);
            int killed = 0;
            boolean complete = false;
            while (!complete) {
                Moment moment = moment(most - killed);
                int exit = sync("-XX:SharedArchiveFile=" + archive, moment);
                complete = exit == 0;
                killed += exit == KILLED ? 1 : 0;
                inCommits += exit == KILLED && moment.inCommit ? 1 : 0;
                check(complete || api.isAllAsked(), atFirst.size());
                for (int i = 0; i < CHANGES_BETWEEN; i++) {
                    api.change();
                }
                if (exit == 1 || (exit == KILLED && api.isAllAsked())) { // what follows may be another sync
                    api.beginSync();
                }
            }
            requireAll(atFirst, "the first process of the sync began");
            kills += killed;
            syncs++;
        }
        api.setChanging(false);
        api.beginSync();
        if (sync("-XX:SharedArchiveFile=" + archive, Moment.NEVER) != 0) {
            throw new AssertionError("a sync fails");
        }
        return new Result(kills, inCommits, syncs + 1, api.requests(), api.again(), requireSame());
    }

    /** Reads all once and leaves what the JVM has loaded for it in a file, with which the next processes start in half the time. */
    void writeArchive(Path archive) throws Exception {
        if (sync("-XX:ArchiveClassesAtExit=" + archive, Moment.NEVER) != 0) {
            throw new AssertionError("a sync fails");
        }
    }

    /**
     * When to kill.
     *
     * @param watch a partition; null for never
     * @param inCommit whether in a commit that follows its request, or at once
     */
    private record Moment(@Nullable Watch watch, boolean inCommit) {

        static final Moment NEVER = new Moment(null, false);
    }

    /** Kills come early enough that the next ones find partitions that nobody has asked for. */
    private Moment moment(int killsLeft) {
        List<String> names = api.notAsked();
        if (killsLeft == 0 || names.isEmpty()) {
            return Moment.NEVER;
        }
        int most = Math.max(1, 2 * names.size() / (killsLeft + 1));
        return new Moment(new Watch(names.get(random.nextInt(most))), random.nextBoolean());
    }

    private int sync(String archive, Moment moment) throws Exception {
        api.beginProcess(moment.watch);
        Process process;
        if (moment.watch != null && moment.inCommit) {
            try (HeldProcess held = new HeldProcess(target.commit)) {
                process = start(archive, held.option());
                held.attach();
                if (waitFor(process, moment.watch)) {
                    held.holdAt(1 + random.nextInt(target.calls));
                    moment.watch.answer().countDown();
                    if (held.waitFor(process)) {
                        process.destroyForcibly();
                    }
                }
                end(process);
            }
        } else {
            process = start(archive, "-XX:+UseSerialGC");
            if (moment.watch != null && waitFor(process, moment.watch)) {
                // At times while it is answered, and what came before is read or committed.
                if (random.nextBoolean()) {
                    moment.watch.answer().countDown();
                }
                LockSupport.parkNanos(random.nextInt(4_000_000));
                process.destroyForcibly();
            }
            end(process);
        }
        int exit = process.exitValue();
        if (exit != 0 && exit != KILLED && !(exit == 1 && beginsAnew())) {
            throw new AssertionError("exit code " + exit + ": " + Files.readString(folder.resolve("out.txt")));
        }
        return exit;
    }

    /** Without a key a row is another one once it has changed: a full refresh does not find where it was in its partition. */
    private boolean beginsAnew() throws IOException {
        return variant.isReplaced()
                && !variant.key()
                && Files.readString(folder.resolve("out.txt")).contains("The next sync begins it anew");
    }

    private void end(Process process) throws Exception {
        if (!process.waitFor(10, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("a sync does not end");
        }
        api.forgetRequests();
    }

    /** @return false if the process ended before it asked for the partition */
    private static boolean waitFor(Process process, Watch watch) throws InterruptedException {
        while (process.isAlive()) {
            if (watch.arrived().await(20, TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        return false;
    }

    private Process start(String archive, String option) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                archive,
                "-Xlog:disable",
                option,
                "-jar",
                JAR.toString(),
                "sync",
                "--manifest-path",
                folder.resolve("manifest.yaml").toString(),
                "--config",
                folder.resolve("config.json").toString(),
                "--to",
                target.place.address(),
                "--progress",
                "none"));
        command.addAll(variant.options());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.txt").toFile())
                .start();
    }

    /**
     * Looks at the table, by other means than ours.
     *
     * @param complete whether the sync may have come to its end
     * @param least how many rows a sync that came to its end has
     */
    private void check(boolean complete, int least) throws Exception {
        List<Row> rows = rows();
        Set<Row> now = new HashSet<>(rows);
        Map<Long, Integer> newest = newest(rows);
        if (variant.key() && newest.size() != rows.size()) {
            throw new AssertionError(rows.size() - newest.size() + " keys are there twice");
        }
        Map<Long, Integer> given = api.rows();
        newest.forEach((id, version) -> {
            if (version > given.getOrDefault(id, 0)) {
                throw new AssertionError("the API never had version " + version + " of " + id);
            }
        });
        if (variant.isReplaced() && !now.equals(there) && !(complete && now.size() >= least)) {
            throw new AssertionError("the table has neither the rows of before nor all new ones: " + rows.size());
        }
        newest(there).forEach((id, version) -> {
            if (newest.getOrDefault(id, 0) < version) {
                throw new AssertionError("version " + version + " of " + id + " was committed and is gone");
            }
        });
        there = now;
    }

    private static Map<Long, Integer> newest(Iterable<Row> rows) {
        Map<Long, Integer> newest = new HashMap<>();
        rows.forEach(row -> newest.merge(row.id, row.version, Math::max));
        return newest;
    }

    /** Requires that the table has these rows, or newer versions of them. */
    private void requireAll(Map<Long, Integer> wanted, String since) {
        Map<Long, Integer> newest = newest(there);
        List<Long> lost = new ArrayList<>();
        wanted.forEach((id, version) -> {
            if (newest.getOrDefault(id, 0) < version) {
                lost.add(id);
            }
        });
        if (!lost.isEmpty()) {
            throw new AssertionError(lost.size() + " rows are lost that were there when " + since + ": " + lost);
        }
    }

    /**
     * Requires that the table has what the API has, and no more.
     *
     * @return how many rows are there again, without a key
     */
    private long requireSame() throws Exception {
        Map<Long, Integer> wanted = api.rows();
        check(true, wanted.size());
        requireAll(wanted, "the last sync began");
        List<Row> rows = rows();
        if ((variant.key() || variant.isReplaced()) && rows.size() != wanted.size()) {
            throw new AssertionError(rows.size() + " rows are there, and " + wanted.size() + " expected");
        }
        return (long) rows.size() - new HashSet<>(rows).size();
    }

    private List<Row> rows() throws Exception {
        try {
            return asItIs().rows("events").stream()
                    .map(row -> new Row(number(row, "id"), (int) number(row, "version")))
                    .toList();
        } catch (Exception e) {
            String text = String.valueOf(e.getMessage());
            if (text.contains("no such table") || text.contains("does not exist")) {
                return List.of(); // killed before it was made
            }
            throw e;
        }
    }

    private static long number(Map<String, @Nullable Object> row, String column) {
        return ((Number) Objects.requireNonNull(row.get(column))).longValue();
    }

    /** Of a database in a file a copy, since who opens it mends what the kill has left: the next sync is to do that. */
    private Place asItIs() throws IOException {
        if (!(target.place instanceof JdbcPlace database) || !database.url().startsWith("jdbc:sqlite:")) {
            return target.place;
        }
        Path file = Path.of(database.url().substring("jdbc:sqlite:".length()));
        Path copy = folder.resolve("copy.db");
        for (String suffix : List.of("", "-wal")) {
            Files.deleteIfExists(Path.of(copy + suffix));
            if (Files.exists(Path.of(file + suffix))) {
                Files.copy(Path.of(file + suffix), Path.of(copy + suffix));
            }
        }
        return new JdbcPlace("", "jdbc:sqlite:" + copy);
    }
}

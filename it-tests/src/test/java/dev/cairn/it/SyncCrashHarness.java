package dev.cairn.it;

import dev.cairn.destinations.Destination;
import dev.cairn.destinations.Destinations;
import dev.cairn.destinations.contract.JdbcPlace;
import dev.cairn.destinations.contract.Place;
import dev.cairn.it.CrashApi.Kind;
import dev.cairn.it.CrashApi.Moment;
import dev.cairn.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Kills processes of {@code cairn sync} at random moments, looks at the destination after each, and starts them again, with
 * nothing but the destination to go on from.
 */
final class SyncCrashHarness implements AutoCloseable {

    private static final Path JAR = Path.of("../cli/target/cairn.jar");

    /** How many pages are asked for before their turn. */
    static final int PAGES_AHEAD = Integer.getInteger("cairn.pagesAhead", 0);

    private static final Event EARLY = new Event(
            (Long) Objects.requireNonNull(CrashApi.EARLY.get("id")), String.valueOf(CrashApi.EARLY.get("at")));

    private final Variant variant;
    private final Place place;
    private final Path folder;
    private final CrashApi api;
    /** The places that syncs went on from, as often as they did. */
    private final List<String> bounds = new ArrayList<>();

    /**
     * What is synced.
     *
     * @param key whether there is a primary key
     * @param checkpoints whether there are states inside of slices
     */
    record Variant(Kind kind, boolean key, boolean checkpoints) {}

    /**
     * What happened.
     *
     * @param kills how many processes were killed
     * @param midSync how many of them left rows, but not all
     * @param syncs how many syncs came to their end, all records there
     * @param again how many rows are there again, all without a primary key and at an inclusive bound that a sync went on from
     * @param requests how many there were
     */
    record Result(int kills, int midSync, int syncs, long again, long requests) {

        static final Result NONE = new Result(0, 0, 0, 0, 0);

        Result plus(Result other) {
            return new Result(
                    kills + other.kills,
                    midSync + other.midSync,
                    syncs + other.syncs,
                    again + other.again,
                    requests + other.requests);
        }
    }

    SyncCrashHarness(Variant variant, Place place, Path folder) throws IOException {
        this.variant = variant;
        this.place = place;
        this.folder = folder;
        this.api = new CrashApi(variant.kind());
        Files.writeString(
                folder.resolve("manifest.yaml"),
                CrashManifest.text(variant.kind(), variant.key(), variant.checkpoints()));
        Files.writeString(folder.resolve("config.json"), Json.write(Map.of("base_url", api.baseUrl())));
    }

    @Override
    public void close() {
        api.close();
    }

    /**
     * Kills and resumes until the stream was read to its end once.
     *
     * @param archive what {@link #writeArchive} has left
     */
    Result run(int mostKills, Random random, Path archive) throws Exception {
        int kills = 0;
        int midSync = 0;
        int done = 0;
        boolean complete = false;
        if (isFull()) {
            readEarly();
        }
        api.early(false);
        while (!complete) {
            Moment moment = kills >= mostKills ? Moment.NEVER : moment(done, random);
            if (kept().get("state") instanceof String state) {
                vouchedFor(Output.parse(state)).forEach((owner, at) -> bounds.add(at));
            }
            boolean killed = sync("-XX:SharedArchiveFile=" + archive, moment, random) != 0;
            // A kill may come between the last commit, which replaces the rows of before, and the exit.
            complete = !killed || (isFull() && events().size() == CrashApi.RECORDS);
            kills += killed ? 1 : 0;
            requireNothingReadAgain(done);
            done = check(complete);
            midSync += !complete && done > 0 ? 1 : 0;
        }
        List<Event> events = events();
        return new Result(kills, midSync, 1, events.size() - new HashSet<>(events).size(), api.requests());
    }

    /** Of a full refresh, the last page that was committed is the first one that is asked for. */
    private void requireNothingReadAgain(int done) {
        if (isFull()
                && api.firstPage() >= 0
                && api.firstPage() < done / variant.kind().pageSize() - 1) {
            throw new AssertionError(done + " rows waited, and page " + api.firstPage() + " was read again");
        }
    }

    private boolean isFull() {
        return variant.kind() == Kind.FULL_REFRESH;
    }

    /** What is in the table before the full refresh that is killed. */
    private void readEarly() throws Exception {
        api.early(true);
        if (sync("-Xshare:auto", Moment.NEVER, new Random()) != 0) {
            throw new AssertionError("a sync fails");
        }
    }

    /**
     * Reads all once and leaves what the JVM has loaded for it in a file, with which the next processes start in half the time.
     */
    void writeArchive(Path archive) throws Exception {
        if (sync("-XX:ArchiveClassesAtExit=" + archive, Moment.NEVER, new Random()) != 0) {
            throw new AssertionError("a sync fails");
        }
    }

    /** The first kill is to find rows there, and so does each that follows. */
    private Moment moment(int done, Random random) {
        Moment moment = api.moment(done, random);
        return new Moment(moment.request(), moment.afterProgress() && variant.checkpoints() && done == 0);
    }

    private int sync(String archive, Moment moment, Random random) throws Exception {
        api.begin(moment);
        Process process = new ProcessBuilder(command(archive))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.txt").toFile())
                .start();
        if (api.waitForMoment(process, moment, this::hasRows, random)) {
            process.destroyForcibly();
        }
        api.requireEnd(process);
        int exit = process.exitValue();
        if (exit != 0 && exit != 137) {
            throw new AssertionError("exit code " + exit + ": " + Files.readString(folder.resolve("out.txt")));
        }
        return exit;
    }

    private List<String> command(String archive) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                archive,
                "-Xlog:disable",
                "-jar",
                JAR.toString(),
                "sync",
                "--manifest-path",
                folder.resolve("manifest.yaml").toString(),
                "--config",
                folder.resolve("config.json").toString(),
                "--to",
                place.address(),
                "--commit-interval",
                "0",
                "--progress",
                "none"));
        if (PAGES_AHEAD > 0) {
            command.addAll(List.of("--pages-ahead", String.valueOf(PAGES_AHEAD)));
        }
        return command;
    }

    /**
     * Looks at the destination, by other means than ours: rows and states belong together.
     *
     * @return how many different records are there
     */
    private int check(boolean complete) throws Exception {
        Map<String, @Nullable Object> kept = kept();
        List<Event> events = events();
        if (isFull() && !complete) {
            if (!events.equals(List.of(EARLY))) {
                throw new AssertionError("the table has not the rows of before: " + events);
            }
            return waiting(kept);
        }
        Set<Event> different = new HashSet<>(events);
        if (kept.get("row_count") instanceof Number rows && rows.longValue() != events.size()) {
            throw new AssertionError("the state counts " + rows + " rows, and there are " + events.size());
        }
        requireNoneTwice(events);
        if (kept.get("state") instanceof String state) {
            requireIntervals(different, Output.parse(state));
            List<Long> ids = different.stream().map(Event::id).toList();
            vouchedFor(Output.parse(state))
                    .forEach((owner, at) -> requireAll(ids, CrashApi.idsBefore(at, owner.isEmpty() ? null : owner)));
        } else if (!events.isEmpty()) {
            throw new AssertionError(events.size() + " rows are there without a state");
        }
        if (complete && different.size() != CrashApi.RECORDS) {
            throw new AssertionError((CrashApi.RECORDS - different.size()) + " records are lost");
        }
        return different.size();
    }

    /** How many rows wait for the end of a full refresh. */
    private static int waiting(Map<String, @Nullable Object> kept) {
        Object refresh = kept.get("refresh") instanceof String json ? Output.parse(json) : null;
        return Output.at(refresh, "rows") instanceof Number rows ? rows.intValue() : 0;
    }

    /** No row is there more often than once, and once more for each sync that went on from its time, inclusively. */
    private void requireNoneTwice(List<Event> events) {
        Map<Event, Integer> counts = new HashMap<>();
        events.forEach(event -> counts.merge(event, 1, Integer::sum));
        List<Event> twice = new ArrayList<>();
        counts.forEach((event, count) -> {
            boolean again = !variant.key() && variant.kind().isInclusive();
            if (count > 1 + (again ? Collections.frequency(bounds, event.at) : 0)) {
                twice.add(event);
            }
        });
        if (!twice.isEmpty()) {
            throw new AssertionError(twice.size() + " rows are there twice: " + twice);
        }
    }

    /** The places that a state names, before which all was read, by the owner; the owner is empty where there are none. */
    private static Map<String, String> vouchedFor(Map<String, @Nullable Object> state) {
        Map<String, String> places = new HashMap<>();
        if (state.get("at") instanceof String at) {
            places.put("", at);
        }
        if (state.get("states") instanceof List<?> partitions) {
            for (Object partition : partitions) {
                if (Output.at(partition, "cursor", "at") instanceof String at) {
                    places.put(String.valueOf(Output.at(partition, "partition", "owner")), at);
                }
            }
        }
        return places;
    }

    /** What the intervals of a state say is there. */
    private void requireIntervals(Set<Event> there, Map<String, @Nullable Object> state) {
        if (state.get("slices") instanceof List<?> intervals) {
            List<Long> ids = there.stream().map(Event::id).toList();
            for (Object interval : intervals) {
                String from = String.valueOf(Output.at(interval, "start"));
                requireAll(ids, api.idsBetween(from, String.valueOf(Output.at(interval, "end"))));
            }
        }
    }

    private static void requireAll(Collection<Long> there, Collection<Long> wanted) {
        List<Long> missing = new ArrayList<>(wanted);
        missing.removeAll(Set.copyOf(there));
        if (!missing.isEmpty()) {
            throw new AssertionError("the state vouches for records that are not there: " + missing);
        }
    }

    /** Whether rows are committed while the sync goes on. */
    private boolean hasRows() throws Exception {
        try {
            return asItIs().rows("_cairn_streams").stream()
                    .anyMatch(row -> isFull()
                            ? waiting(row) > 0
                            : row.get("row_count") instanceof Number count && count.longValue() > 0);
        } catch (SQLException | IOException e) {
            return false; // in the middle of a change
        }
    }

    /** Of a database in a file a copy, since the sync has it open. */
    private Place asItIs() throws IOException {
        if (!(place instanceof JdbcPlace database) || !database.url().endsWith(".db")) {
            return place;
        }
        String file = database.url().replaceFirst("jdbc:[a-z]+:", "");
        Path copy = folder.resolve("copy.db");
        for (String suffix : List.of("", ".wal", "-wal")) {
            Path from = Path.of(file + suffix);
            Path to = Path.of(copy + suffix);
            Files.deleteIfExists(to);
            if (Files.exists(from)) {
                Files.copy(from, to);
            }
        }
        return new JdbcPlace("", database.url().replace(file, copy.toString()));
    }

    private Map<String, @Nullable Object> kept() throws Exception {
        try {
            return withWholeState(
                    place.rows("_cairn_streams").stream().findFirst().orElse(Map.of()));
        } catch (Exception e) {
            if (isMissing(e)) { // killed before it began
                return Map.of();
            }
            throw e;
        }
    }

    /** Databases keep the long parts of a state elsewhere. */
    private Map<String, @Nullable Object> withWholeState(Map<String, @Nullable Object> kept) throws IOException {
        if (!String.valueOf(kept.get("state")).contains("[\"_cairn_partitions\"")) {
            return kept;
        }
        try (Destination destination = Destinations.open(place.address())) {
            Map<String, @Nullable Object> whole = new HashMap<>(kept);
            whole.put(
                    "state", Json.write(destination.streams().get(0).progress().state()));
            return whole;
        }
    }

    private record Event(long id, String at) {}

    private List<Event> events() throws Exception {
        try {
            return place.rows("events").stream()
                    .map(row -> new Event(
                            ((Number) Objects.requireNonNull(row.get("id"))).longValue(),
                            String.valueOf(row.get("at"))))
                    .toList();
        } catch (Exception e) {
            if (isMissing(e)) {
                return List.of();
            }
            throw e;
        }
    }

    private static boolean isMissing(Exception e) {
        String text = String.valueOf(e.getMessage());
        return text.contains("no such table") || text.contains("does not exist");
    }
}

package dev.cairn.destinations.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.destinations.Column;
import dev.cairn.destinations.ColumnType;
import dev.cairn.destinations.Destination;
import dev.cairn.destinations.DestinationException;
import dev.cairn.destinations.DestinationWriter;
import dev.cairn.destinations.Destinations;
import dev.cairn.destinations.KeptProgress;
import dev.cairn.destinations.KeptRefresh;
import dev.cairn.destinations.KeptStream;
import dev.cairn.destinations.KeptTable;
import dev.cairn.destinations.TablePlan;
import dev.cairn.destinations.WriteMode;
import dev.cairn.json.Json;
import dev.cairn.runtime.config.StreamDescriptor;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** States with long lists and texts, in every destination: what is read is what was committed, byte by byte. */
class LongStatesTest {

    private static final int STEPS = Boolean.getBoolean("cairn.thorough") ? 120 : 25;
    private static final List<Column> COLUMNS = List.of(new Column("id", "id", ColumnType.INTEGER));
    private static final Instant NOW = Instant.parse("2024-01-01T00:00:00Z");

    private static @Nullable PostgresServer server;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws Exception {
        server = PostgresServer.isThere() ? PostgresServer.start() : null;
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.stop();
        }
    }

    static List<String> kinds() {
        List<String> kinds = new ArrayList<>(List.of("memory", "jsonl", "parquet"));
        kinds.addAll(databases());
        return kinds;
    }

    static List<String> databases() {
        return PostgresServer.isThere() ? List.of("sqlite", "duckdb", "postgresql") : List.of("sqlite", "duckdb");
    }

    /** A place, of which only the address counts where it is no database. */
    private Place place(String kind, String name) {
        if (kind.equals("postgresql")) {
            String at = Objects.requireNonNull(server).place();
            String schema = name + folder.getFileName();
            return new JdbcPlace(
                    "postgresql://cairn@" + at + "?schema=" + schema,
                    "jdbc:postgresql://" + at + "?user=cairn&currentSchema=\"" + schema + "\"");
        }
        String address = kind + ":" + folder.resolve(name);
        return databases().contains(kind) ? new JdbcPlace(address, "jdbc:" + address) : new MemoryPlace(address);
    }

    /** What is kept of streams, beside what should be. */
    private static final class History {

        private final Place place;
        private final Random random;
        private final Map<String, KeptStream> model = new TreeMap<>();
        private Destination destination;
        private DestinationWriter writer;

        History(Place place, int seed) throws Exception {
            this.place = place;
            this.random = new Random(seed);
            this.destination = Destinations.open(place.address());
            this.writer = destination.write();
            for (String name : List.of("events", "tags")) {
                writer.open(new TablePlan(name, WriteMode.APPEND, List.of(), COLUMNS, false, 0), List.of());
                commit(kept(name, Map.of("at", 1L)));
            }
        }

        void commit(KeptStream... streams) throws DestinationException {
            writer.commit(List.of(streams));
            for (KeptStream each : streams) {
                model.put(each.table().name(), each);
            }
        }

        void step() throws Exception {
            switch (random.nextInt(9)) {
                case 0 -> commit(any().resumingFrom(null));
                case 1 -> reopen();
                case 2 -> rename();
                case 3 -> toOlderForm();
                case 4 -> commit(refreshed(any()));
                case 5 -> commit(model.values().stream().map(this::changed).toArray(KeptStream[]::new));
                default -> commit(changed(any()));
            }
        }

        private KeptStream any() {
            List<KeptStream> all = List.copyOf(model.values());
            return all.get(random.nextInt(all.size()));
        }

        private KeptStream changed(KeptStream kept) {
            return kept.with(kept.progress().withState(changed(kept.progress().state())));
        }

        private KeptStream refreshed(KeptStream kept) {
            KeptRefresh begun = kept.refresh();
            return kept.withRefresh(
                    begun != null && random.nextInt(4) == 0
                            ? null
                            : new KeptRefresh(changed(begun == null ? null : begun.state()), 0, 1, COLUMNS, NOW, NOW));
        }

        /** A state that shares what has not changed, as those of syncs do. */
        @SuppressWarnings("unchecked") // the states here have lists of anything
        private Map<String, @Nullable Object> changed(@Nullable Map<String, @Nullable Object> before) {
            Map<String, @Nullable Object> state = new LinkedHashMap<>(before == null ? Map.of() : before);
            state.put("states", list((List<@Nullable Object>)
                    Objects.requireNonNullElse(state.get("states"), List.of())));
            Map<String, @Nullable Object> inner = new LinkedHashMap<>(
                    state.get("inner") instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of());
            String name = List.of("done", "a/b~c", "\u0000\ud800", "\"", "x".repeat(600))
                    .get(random.nextInt(5));
            inner.put(
                    name,
                    random.nextInt(3) == 0
                            ? list(List.of())
                            : text(inner.get(name) instanceof String known ? known : ""));
            state.put("inner", inner);
            return state;
        }

        private List<@Nullable Object> list(List<@Nullable Object> before) {
            List<@Nullable Object> list = new ArrayList<>(before);
            int length = switch (random.nextInt(4)) {
                case 0 -> random.nextInt(3) + 63;
                case 1 -> random.nextInt(2500);
                default -> list.size() + random.nextInt(3);
            };
            while (list.size() > length) {
                list.remove(list.size() - 1);
            }
            while (list.size() < length) {
                list.add(entry(list.size()));
            }
            for (int change = random.nextInt(4); change > 0 && !list.isEmpty(); change--) {
                list.set(random.nextInt(list.size()), entry(random.nextInt(1000)));
            }
            if (random.nextInt(10) == 0) {
                return new ArrayList<>(Arrays.asList("_cairn_partitions", "list", 3L));
            }
            return list;
        }

        private @Nullable Object entry(int id) {
            return switch (random.nextInt(40)) {
                case 0 -> null;
                case 1 -> "it's \u0000 \ud800 \"odd\" \\ 😀";
                case 2 -> List.of("_cairn_partitions", "text", 1L);
                case 3 -> 1.5;
                default ->
                    Map.of("partition", Map.of("id", (long) id), "cursor", Map.of("at", (long) random.nextInt(9)));
            };
        }

        private String text(String before) {
            return switch (random.nextInt(4)) {
                case 0 -> "";
                case 1 -> "😀".repeat(1000 + random.nextInt(3000));
                case 2 -> before.substring(before.length() / 2);
                default -> before + letters(random.nextInt(4000));
            };
        }

        private String letters(int length) {
            return random.ints(length, ' ', '~')
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
        }

        /** Another process goes on, which may not look at what is there before it writes. */
        private void reopen() throws Exception {
            close();
            destination = Destinations.open(place.address());
            writer = destination.write();
            if (random.nextBoolean()) {
                assertEquals(texts(model.values()), texts(writer.streams()));
            }
        }

        private void rename() throws Exception {
            reopen();
            KeptStream kept = any();
            String from = kept.table().name();
            String to = from.endsWith("2") ? from.substring(0, from.length() - 1) : from + "2";
            writer.rename(from, to);
            commit(kept.renamed(to, to));
            model.remove(from);
        }

        /** What a version left that kept each state as one text. */
        private void toOlderForm() throws Exception {
            boolean isPlain = model.values().stream()
                    .noneMatch(kept -> Json.write(kept.toJson()).contains("_cairn_partitions"));
            if (!(place instanceof JdbcPlace database) || !isPlain) {
                return;
            }
            close();
            for (KeptStream kept : model.values()) {
                database.run("UPDATE _cairn_streams SET state = "
                        + quoted(kept.progress().state()) + ", refresh = "
                        + quoted(kept.toJson().get("refresh")) + " WHERE table_name = '"
                        + kept.table().name() + "'");
            }
            database.run("DROP TABLE _cairn_partitions");
            reopen();
        }

        private String quoted(@Nullable Object json) {
            return json == null ? "NULL" : "'" + Json.write(json).replace("'", "''") + "'";
        }

        void requireSame(String where) throws Exception {
            assertEquals(texts(model.values()), texts(writer.lookAgain()), where);
        }

        void close() throws Exception {
            writer.close();
            destination.close();
        }
    }

    private static KeptStream kept(String name, Map<String, @Nullable Object> state) {
        KeptProgress progress = KeptProgress.NONE.withState(state);
        KeptTable table = new KeptTable(name, WriteMode.APPEND, COLUMNS, KeptTable.NO_ORDER, List.of());
        return new KeptStream(StreamDescriptor.of(name), null, table, progress);
    }

    /** What {@code state get} prints of each table, and its refresh. */
    private static Map<String, List<String>> texts(Iterable<KeptStream> streams) {
        Map<String, List<String>> texts = new TreeMap<>();
        streams.forEach(kept -> texts.put(
                kept.table().name(),
                List.of(
                        Json.write(kept.stateMessage()),
                        Json.write(kept.toJson().get("refresh")))));
        return texts;
    }

    static Stream<String> histories() {
        return kinds().stream();
    }

    @ParameterizedTest
    @MethodSource("histories")
    void whatIsReadIsWhatWasCommitted(String kind) throws Exception {
        for (int seed = 1; seed <= 2; seed++) {
            History history = new History(place(kind, "data" + seed), seed);
            for (int step = 0; step < STEPS; step++) {
                history.step();
                history.requireSame(kind + ", seed " + seed + ", step " + step);
            }
            history.close();
        }
    }

    private static Map<String, @Nullable Object> state(int partitions, int moved) {
        List<Object> states = IntStream.range(0, partitions)
                .<Object>mapToObj(i -> Map.of("partition", Map.of("id", (long) i), "cursor", i == moved ? "b" : "a"))
                .collect(Collectors.toList());
        return Map.of("states", states);
    }

    /** Those whose rows another program may change while a sync has them open. */
    static List<String> shared() {
        return databases().stream().filter(kind -> !kind.equals("duckdb")).toList();
    }

    /** A row that was changed by another program stays so until what it is of moves. */
    @ParameterizedTest
    @MethodSource("shared")
    void aCommitWritesWhatHasMoved(String kind) throws Exception {
        JdbcPlace database = (JdbcPlace) place(kind, "data");
        try (Destination destination = Destinations.open(database.address())) {
            try (DestinationWriter writer = destination.write()) {
                writer.commit(List.of(kept("events", state(200, -1))));
            }
            database.run("UPDATE _cairn_partitions SET content = '1' WHERE number IN (7, 150)");
            try (DestinationWriter writer = destination.write()) {
                List<KeptStream> found = writer.streams();
                writer.commit(List.of()); // ends what reads
                Map<String, @Nullable Object> seen =
                        Objects.requireNonNull(found.get(0).progress().state());
                List<Object> moved = new ArrayList<>((List<?>) Objects.requireNonNull(seen.get("states")));
                moved.set(7, 7L);
                moved.remove(199);
                database.run("UPDATE _cairn_partitions SET content = '2' WHERE number = 150");
                writer.commit(List.of(kept("events", Map.of("states", moved))));
            }
            List<String> contents = database.rows("_cairn_partitions").stream()
                    .sorted((a, b) -> Long.compare(number(a), number(b)))
                    .map(row -> String.valueOf(row.get("content")))
                    .toList();
            assertEquals(199, contents.size());
            assertEquals(List.of("7", "2"), List.of(contents.get(7), contents.get(150)));
            assertEquals(
                    "[\"_cairn_partitions\",\"list\",199]",
                    column(database, "state").replaceAll("^.*?:|}$", ""));
        }
    }

    private static long number(Map<String, @Nullable Object> row) {
        return ((Number) Objects.requireNonNull(row.get("number"))).longValue();
    }

    private static String column(JdbcPlace database, String name) throws Exception {
        return String.valueOf(database.rows("_cairn_streams").get(0).get(name));
    }

    @Test
    void aStateWhoseRowsAreGoneIsNotRead() throws Exception {
        JdbcPlace database = (JdbcPlace) place("sqlite", "data");
        try (Destination destination = Destinations.open(database.address())) {
            try (DestinationWriter writer = destination.write()) {
                writer.commit(List.of(kept("events", state(200, -1))));
            }
            database.run("DELETE FROM _cairn_partitions WHERE number = 9");
            DestinationException e = assertThrows(DestinationException.class, destination::streams);
            assertTrue(String.valueOf(e.getMessage()).contains("rows of /state/states are missing"), e.getMessage());
        }
    }

    /** What is short stays in its place, for those who read it by SQL. */
    @Test
    void shortStatesStayTexts() throws Exception {
        JdbcPlace database = (JdbcPlace) place("sqlite", "data");
        Map<String, @Nullable Object> state = state(63, 5);
        try (Destination destination = Destinations.open(database.address());
                DestinationWriter writer = destination.write()) {
            writer.commit(List.of(kept("events", state)));
        }
        assertEquals(Json.write(state), column(database, "state"));
        assertTrue(database.rows("_cairn_partitions").isEmpty());
    }
}

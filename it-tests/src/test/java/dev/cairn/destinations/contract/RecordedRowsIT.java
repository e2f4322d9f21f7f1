package dev.cairn.destinations.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.destinations.WriteMode;
import dev.cairn.destinations.sync.StreamReport;
import dev.cairn.destinations.sync.SyncReport;
import dev.cairn.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The records of every recorded case, served by an API and synced in every mode into every destination: the rows are the
 * records. All streams of all cases are one connector's. {@code -Dcairn.rows.all=true} takes all of them, which is minutes.
 */
class RecordedRowsIT {

    private static final Path CASES = Path.of("src/test/resources/recorded");
    /** About so many streams, evenly chosen, are synced in each build. */
    private static final int SAMPLE = 110;

    @Test
    void sqlite() throws Exception {
        check(folder ->
                new JdbcPlace("sqlite:" + folder.resolve("data.db"), "jdbc:sqlite:" + folder.resolve("data.db")));
    }

    @Test
    @Tag("thorough")
    void duckDb() throws Exception {
        check(folder ->
                new JdbcPlace("duckdb:" + folder.resolve("data.db"), "jdbc:duckdb:" + folder.resolve("data.db")));
    }

    @Test
    @Tag("thorough")
    void jsonLines() throws Exception {
        check(folder -> new FilePlace("jsonl", folder.resolve("data")));
    }

    @Test
    @Tag("thorough")
    void parquet() throws Exception {
        check(folder -> new FilePlace("parquet", folder.resolve("data")));
    }

    @Test
    @Tag("thorough")
    void postgres() throws Exception {
        Assumptions.assumeTrue(PostgresServer.isThere(), "-Dcairn.postgres names no folder");
        PostgresServer server = PostgresServer.start();
        try {
            check(folder -> {
                String schema = folder.getFileName().toString();
                return new JdbcPlace(
                        "postgresql://cairn@" + server.place() + "?schema=" + schema,
                        "jdbc:postgresql://" + server.place() + "?user=cairn&currentSchema=" + schema);
            });
        } finally {
            server.stop();
        }
    }

    private interface Places {
        Place of(Path folder);
    }

    private static void check(Places places) throws Exception {
        Map<String, List<Map<String, @Nullable Object>>> streams = streams();
        assertTrue(streams.size() > 100, "only " + streams.size());
        for (WriteMode mode : WriteMode.values()) {
            Path folder = Files.createTempDirectory("rows");
            try {
                new Tester(places.of(folder), folder).check(streams, mode);
            } finally {
                new ProcessBuilder("rm", "-rf", folder.toString()).start().waitFor();
            }
        }
    }

    /** The records of each stream of each step, by a name of their own. */
    private static Map<String, List<Map<String, @Nullable Object>>> streams() throws Exception {
        Map<String, List<Map<String, @Nullable Object>>> streams = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(CASES)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".expected.json"))
                    .sorted()
                    .toList()) {
                collect(Json.parse(Files.readAllBytes(file)), "c" + streams.size(), streams);
            }
        }
        if (!Boolean.getBoolean("cairn.rows.all")) {
            List<String> names = List.copyOf(streams.keySet());
            int nth = Math.max(1, names.size() / SAMPLE);
            streams.keySet().removeIf(name -> names.indexOf(name) % nth != 0);
        }
        return streams;
    }

    @SuppressWarnings("unchecked") // objects are maps of strings
    private static void collect(
            @Nullable Object value, String prefix, Map<String, List<Map<String, @Nullable Object>>> streams) {
        if (value instanceof List<?> items) {
            items.forEach(item -> collect(item, prefix, streams));
        } else if (value instanceof Map<?, ?> map) {
            if (map.get("records") instanceof List<?> records && !records.isEmpty()) {
                List<Map<String, @Nullable Object>> whole = new ArrayList<>();
                for (Object record : records) {
                    Object data = record instanceof Map<?, ?> r && r.get("data") instanceof Map<?, ?> d ? d : record;
                    if (data instanceof Map<?, ?> members) {
                        whole.add(withoutNulls((Map<String, @Nullable Object>) members));
                    }
                }
                streams.put(prefix + "_" + streams.size(), whole);
            }
            map.values().forEach(member -> collect(member, prefix, streams));
        }
    }

    private static Map<String, @Nullable Object> withoutNulls(Map<String, @Nullable Object> members) {
        Map<String, @Nullable Object> left = new LinkedHashMap<>();
        members.forEach((name, value) -> {
            if (value != null) {
                left.put(name, value);
            }
        });
        return left;
    }

    private static final class Tester extends SyncTester {

        Tester(Place place, Path folder) {
            this.place = place;
            this.folder = folder;
        }

        @Override
        Place place() {
            return place;
        }

        void check(Map<String, List<Map<String, @Nullable Object>>> streams, WriteMode mode) throws Exception {
            List<TestStream> definitions = new ArrayList<>();
            streams.forEach((name, records) -> {
                // A number of its own is the key: the records may not have one.
                for (int i = 0; i < records.size(); i++) {
                    Map<String, @Nullable Object> record = new LinkedHashMap<>(records.get(i));
                    record.put("row_number", (long) i);
                    api.with(name, record);
                }
                definitions.add(TestStream.of(name).key("row_number"));
            });
            for (int turn = 1; turn <= 2; turn++) {
                SyncReport report = report(sync -> sync.mode(mode), definitions.toArray(TestStream[]::new));
                Map<String, List<Map<String, @Nullable Object>>> rows = rows(streams.keySet());
                for (StreamReport stream : report.streams()) {
                    assertEquals(
                            expected(stream.table(), mode == WriteMode.APPEND ? turn : 1),
                            rows.get(stream.table()),
                            mode + ", sync " + turn + ": " + stream);
                }
            }
        }

        private List<Map<String, @Nullable Object>> expected(String stream, int times) {
            List<Map<String, @Nullable Object>> records = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                records.addAll(api.of(stream));
            }
            if (place.address().startsWith("sqlite:")) {
                records.replaceAll(Tester::withoutNegativeZero);
            }
            return sorted(records);
        }

        private static Map<String, @Nullable Object> withoutNegativeZero(Map<String, @Nullable Object> record) {
            Map<String, @Nullable Object> kept = new LinkedHashMap<>(record);
            kept.replaceAll((name, value) -> Objects.equals(value, -0.0) ? (Object) 0.0 : value);
            return kept;
        }
    }
}

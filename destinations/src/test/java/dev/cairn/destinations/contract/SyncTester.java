package dev.cairn.destinations.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.destinations.Column;
import dev.cairn.destinations.Destination;
import dev.cairn.destinations.Destinations;
import dev.cairn.destinations.sync.DestinationSync;
import dev.cairn.destinations.sync.StreamReport;
import dev.cairn.destinations.sync.SyncReport;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.json.Json;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.config.ConfigReader;
import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.runtime.sync.SyncResult;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Syncs from a {@link TestApi} into a place, and compares. */
abstract class SyncTester {

    /** True if series are long. */
    static final boolean THOROUGH = Boolean.getBoolean("cairn.thorough");

    @TempDir
    Path folder;

    /** Where the manifest of the next sync stands. */
    String manifestFile = "/connectors/source-test/manifest.yaml";
    /** The configuration of the next sync. */
    Map<String, Object> config = new LinkedHashMap<>();

    final TestApi api = new TestApi();
    Place place;
    /** What the next syncs have in place of the destination that they open. */
    UnaryOperator<Destination> opened = UnaryOperator.identity();

    /** Of the sync that runs. */
    StopSignal stop = new StopSignal();

    abstract Place place() throws Exception;

    @BeforeEach
    void open() throws Exception {
        place = place();
    }

    @AfterEach
    void close() throws Exception {
        place.close();
    }

    static String at(int second) {
        return "2024-01-01T00:%02d:%02dZ".formatted(second / 60, second % 60);
    }

    final void number(String stream, int count) {
        for (int i = 0; i < count; i++) {
            api.with(stream, Map.of("id", (long) i));
        }
    }

    final void events(int count) {
        for (int i = 0; i < count; i++) {
            api.with("events", Map.of("id", (long) i, "at", at(i), "word", "w" + i));
        }
    }

    final StreamReport sync(TestStream stream) throws Exception {
        return sync(UnaryOperator.identity(), stream);
    }

    final StreamReport sync(UnaryOperator<DestinationSync> options, TestStream stream) throws Exception {
        return report(options, stream).streams().get(0);
    }

    final SyncReport report(UnaryOperator<DestinationSync> options, TestStream... streams) throws Exception {
        Connector connector = Connector.load(manifestFile, TestStream.manifest(streams));
        ObjectNode configuration = new ConfigReader().read("config.json", Json.write(config));
        DestinationSync sync = DestinationSync.of((output, listener) -> connector.configure(
                        configuration,
                        output,
                        RunOptions.standard().transport(api).sleeper(wait -> {}).heardBy(listener)))
                .commitEvery(Duration.ZERO);
        try (Destination destination = Destinations.open(place.address())) {
            stop = new StopSignal();
            SyncReport report = options.apply(sync).to(opened.apply(destination), stop);
            if (report.result() != SyncResult.STOPPED) { // which may come when all is read
                boolean complete = report.streams().stream().allMatch(StreamReport::complete);
                assertEquals(complete, report.result() == SyncResult.COMPLETE, report.toString());
            }
            return report;
        }
    }

    /** Whether the table of a stream has what the API has. */
    final void assertRows(String stream) throws Exception {
        assertRows(stream, stream);
    }

    final void assertRows(String table, String stream) throws Exception {
        assertSame(sorted(api.of(stream)), rows(table), table);
    }

    /** Whether two sorted lists are equal; says what is in one of them only. */
    static void assertSame(
            List<Map<String, @Nullable Object>> expected, List<Map<String, @Nullable Object>> actual, String where) {
        if (!expected.equals(actual)) {
            List<Map<String, @Nullable Object>> missing = new ArrayList<>(expected);
            actual.forEach(missing::remove);
            List<Map<String, @Nullable Object>> more = new ArrayList<>(actual);
            expected.forEach(more::remove);
            for (Map<String, @Nullable Object> row : missing) {
                for (Map<String, @Nullable Object> there : more) {
                    if (Objects.equals(row.get("id"), there.get("id"))) {
                        Map<String, @Nullable Object> both = new TreeMap<>(row);
                        both.entrySet().retainAll(there.entrySet());
                        row.entrySet().removeAll(both.entrySet());
                        there.entrySet().removeAll(both.entrySet());
                    }
                }
            }
            throw new AssertionError(where + ": " + expected.size() + " expected, " + actual.size() + " there; missing "
                    + cut(missing) + "; not expected " + cut(more));
        }
    }

    private static String cut(Object value) {
        String text = Json.write(value);
        return text.length() < 1000 ? text : text.substring(0, 1000) + "…";
    }

    /** The rows of a table as the records that they were, sorted. */
    final List<Map<String, @Nullable Object>> rows(String table) throws Exception {
        return Objects.requireNonNull(rows(List.of(table)).get(table));
    }

    final Map<String, List<Map<String, @Nullable Object>>> rows(Collection<String> tables) throws Exception {
        Map<String, List<Column>> columns = new HashMap<>();
        try (Destination destination = Destinations.open(place.address())) {
            destination
                    .streams()
                    .forEach(kept ->
                            columns.put(kept.table().name(), kept.table().columns()));
        }
        Map<String, List<Map<String, @Nullable Object>>> records = new HashMap<>();
        for (Map.Entry<String, List<Map<String, @Nullable Object>>> table :
                place.rows(tables).entrySet()) {
            List<Map<String, @Nullable Object>> ofTable = new ArrayList<>();
            for (Map<String, @Nullable Object> row : table.getValue()) {
                ofTable.add(record(row, Objects.requireNonNull(columns.get(table.getKey()))));
            }
            records.put(table.getKey(), sorted(ofTable));
        }
        return records;
    }

    private Map<String, @Nullable Object> record(Map<String, @Nullable Object> row, List<Column> columns) {
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        for (Column column : columns) {
            Object value = row.get(column.name());
            if (value == null || column.name().startsWith("_cairn_")) {
                continue;
            }
            record.put(
                    column.field(),
                    switch (column.type()) {
                        case BOOLEAN -> value instanceof Number number ? number.longValue() != 0 : value;
                        case INTEGER, NUMBER, TEXT -> value;
                        case DECIMAL -> new BigDecimal(value.toString());
                        case JSON -> place.isJson() ? value : Exact.parse(value.toString());
                    });
        }
        Object unfit = row.get(Column.UNFIT);
        if (unfit != null) { // a key has a text in its column, too
            ((Map<?, ?>) Objects.requireNonNull(Exact.parse(unfit.toString())))
                    .forEach((field, value) -> record.put((String) field, value));
        }
        return record;
    }

    static List<Map<String, @Nullable Object>> sorted(
            Collection<? extends Map<String, ? extends @Nullable Object>> records) {
        Map<String, List<Map<String, @Nullable Object>>> sorted = new TreeMap<>();
        for (Map<String, ? extends @Nullable Object> record : records) {
            Map<String, @Nullable Object> canonical = new TreeMap<>();
            record.forEach((key, value) -> canonical.put(key, Exact.canonical(value)));
            sorted.computeIfAbsent(Json.write(canonical), key -> new ArrayList<>())
                    .add(canonical);
        }
        return sorted.values().stream().flatMap(List::stream).toList();
    }
}

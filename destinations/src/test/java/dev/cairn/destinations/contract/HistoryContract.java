package dev.cairn.destinations.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.destinations.Destination;
import dev.cairn.destinations.DestinationException;
import dev.cairn.destinations.DestinationWriter;
import dev.cairn.destinations.Destinations;
import dev.cairn.destinations.WriteMode;
import dev.cairn.destinations.sync.DestinationSync;
import dev.cairn.destinations.sync.StreamReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random histories of two sources in one destination, against a model; in every destination. */
abstract class HistoryContract extends OrderContract {

    private static final int STEPS = 10;

    static IntStream histories() {
        return IntStream.range(0, Integer.getInteger("cairn.histories", THOROUGH ? 2 : 1));
    }

    @ParameterizedTest
    @MethodSource("histories")
    void twoSourcesHaveWhatTheirApisGaveWhateverHappens(int seed) throws Exception {
        Random random = new Random(seed);
        List<Source> sources = List.of(new Source("north", ""), new Source("south", "south_"));
        for (int step = 0; step < STEPS; step++) {
            Source source = sources.get(random.nextInt(2));
            Source other = sources.get(source == sources.get(0) ? 1 : 0);
            source.change(random);
            List<Object> told = new ArrayList<>(List.of("seed " + seed, "step " + step, source.name));
            source.use();
            if (other.isSynced && random.nextInt(3) == 0) {
                told.add("refused");
                DestinationException e = assertThrows(
                        DestinationException.class, () -> sync(sync -> sync.named(other.name), source.stream()));
                assertTrue(String.valueOf(e.getMessage()).contains("account"), e.getMessage());
            }
            if (source.isSynced && random.nextInt(4) == 0) {
                told.add("reset");
                source.reset();
            }
            boolean isFull = random.nextInt(6) == 0;
            UnaryOperator<DestinationSync> options = source.options(isFull);
            told.add(source.cursor + (isFull ? " full" : ""));
            if (random.nextInt(3) == 0) {
                int after = random.nextInt(3);
                told.add("failing after " + after);
                api.failAfter(after);
                sync(options, source.stream());
                api.failAfter(Integer.MAX_VALUE);
            }
            StreamReport report = sync(options, source.stream());
            source.model.synced(source.cursor, isFull, source.records);
            assertTrue(report.complete(), told + " " + report);
            for (Source each : sources) {
                if (each.isSynced) {
                    assertEquals(
                            sorted(each.model.records()),
                            rows(each.prefix + "events"),
                            told + " table of " + each.name);
                }
            }
        }
    }

    /** The cursors that a manifest may have. */
    private enum CursorKind {
        AT,
        CREATED,
        COUNT,
        NONE_MERGED,
        NONE_REPLACED;

        static final List<CursorKind> ALL = List.of(values());

        boolean isNone() {
            return this == NONE_MERGED || this == NONE_REPLACED;
        }

        /** What makes positions comparable. */
        String order() {
            return isNone() ? "" : name();
        }

        /** The position of a record; null where it has none. */
        @Nullable
        String position(Map<String, @Nullable Object> record) {
            return switch (this) {
                case AT -> String.valueOf(record.get("at"));
                case CREATED -> String.valueOf(record.get("created"));
                case COUNT -> "%05d".formatted(((Number) Objects.requireNonNull(record.get("version"))).intValue());
                case NONE_MERGED, NONE_REPLACED -> null;
            };
        }
    }

    /** What a table should have. */
    private static final class Model {

        private record Held(
                Map<String, @Nullable Object> record,
                @Nullable String position) {}

        private final Map<Object, Held> rows = new LinkedHashMap<>();
        private String order = "";
        private boolean isReset;
        private @Nullable String state;

        void synced(CursorKind cursor, boolean isFull, List<Map<String, @Nullable Object>> records) {
            boolean replaces = isFull || cursor == CursorKind.NONE_REPLACED;
            if (isReset || !order.equals(cursor.order())) {
                rows.replaceAll((id, held) -> new Held(held.record, null));
                state = null;
            }
            if (replaces) {
                rows.clear();
                state = null;
            }
            isReset = false;
            order = cursor.order();
            String since = state;
            for (Map<String, @Nullable Object> record : records) {
                String position = cursor.position(record);
                if (cursor == CursorKind.AT
                        && since != null
                        && Objects.requireNonNull(position).compareTo(since) < 0) {
                    continue; // the API does not give it
                }
                Held held = rows.get(record.get("id"));
                if (held == null || !isOlder(position, held.position)) {
                    rows.put(record.get("id"), new Held(new LinkedHashMap<>(record), position));
                }
                if (position != null && (state == null || position.compareTo(state) > 0)) {
                    state = position;
                }
            }
        }

        private static boolean isOlder(@Nullable String position, @Nullable String than) {
            return than != null && (position == null || position.compareTo(than) < 0);
        }

        List<Map<String, @Nullable Object>> records() {
            return rows.values().stream().map(Held::record).toList();
        }
    }

    private final class Source {

        private final String name;
        private final String prefix;
        private final Model model = new Model();
        private final List<Map<String, @Nullable Object>> records = new ArrayList<>();
        private CursorKind cursor = CursorKind.AT;
        private boolean isSynced;
        private int words;

        Source(String name, String prefix) {
            this.name = name;
            this.prefix = prefix;
        }

        /** Something happens upstream: new records, newer versions, and versions that are dated back. */
        void change(Random random) {
            for (int i = random.nextInt(12) + 1; i > 0; i--) {
                boolean isNew = records.isEmpty() || random.nextInt(3) > 0;
                Map<String, @Nullable Object> record =
                        isNew ? new LinkedHashMap<>() : records.get(random.nextInt(records.size()));
                if (isNew) {
                    record.put("id", (long) records.size());
                    records.add(record);
                }
                record.put("word", name + ++words);
                record.put("at", at(100 + random.nextInt(100)));
                record.put("created", at(random.nextInt(100)));
                record.put("version", (long) random.nextInt(1000));
            }
            if (random.nextInt(3) == 0) {
                cursor = CursorKind.ALL.get(random.nextInt(CursorKind.ALL.size()));
            }
            // An API that gives records in order; the model has them in that order, too.
            records.sort(Comparator.comparing(record -> String.valueOf(record.get("at"))));
        }

        void use() {
            config.put("account", name);
            api.of("events").clear();
            api.of("events").addAll(records);
        }

        TestStream stream() {
            TestStream stream = TestStream.of("events").key("id");
            return switch (cursor) {
                case AT -> stream.cursor();
                case CREATED -> stream.by("created", "%Y-%m-%dT%H:%M:%SZ");
                case COUNT -> stream.byCount("version");
                case NONE_MERGED, NONE_REPLACED -> stream;
            };
        }

        UnaryOperator<DestinationSync> options(boolean isFull) {
            String tables = isSynced ? "" : prefix;
            isSynced = true;
            return sync -> {
                DestinationSync named = sync.named(name).prefixed(tables);
                return isFull
                        ? named.fullRefresh()
                        : cursor == CursorKind.NONE_MERGED ? named.mode(WriteMode.DEDUPLICATE) : named;
            };
        }

        void reset() throws Exception {
            try (Destination destination = Destinations.open(place.address());
                    DestinationWriter writer = destination.write()) {
                writer.commit(writer.streams().stream()
                        .filter(kept ->
                                Objects.requireNonNull(kept.sync()).sync().equals(name))
                        .map(kept -> kept.resumingFrom(null))
                        .toList());
            }
            model.isReset = true;
        }
    }
}

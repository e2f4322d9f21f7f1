package dev.cairn.destinations.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.destinations.Destination;
import dev.cairn.destinations.Destinations;
import dev.cairn.destinations.KeptStream;
import dev.cairn.destinations.sync.StreamReport;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with one table is the failure of one stream. */
abstract class OneTableContract extends RefreshContract {

    private static final int STREAMS = 3;

    /** Random histories: sometimes a table is changed by hand, and changed back when the sync says so. */
    @ParameterizedTest
    @MethodSource("seeds")
    void whatPeopleDoToATableFailsItsStreamAndNoOther(int seed) throws Exception {
        number("other", 1);
        sync(TestStream.of("other"));
        new History(seed).run();
    }

    static IntStream seeds() {
        return IntStream.range(0, Integer.getInteger("cairn.mistakes", THOROUGH ? 4 : 1));
    }

    private final class History {

        private final Random random;
        private final List<TestStream> streams = new ArrayList<>();
        private int records;

        History(int seed) {
            random = new Random(seed);
            api.afterSince();
            for (int i = 0; i < STREAMS; i++) {
                TestStream stream =
                        TestStream.of("s" + i).schema(Map.of("id", "integer", "at", "string", "word", "string"));
                api.of(stream.name()).clear();
                streams.add(
                        switch (random.nextInt(3)) {
                            case 0 -> stream;
                            case 1 -> stream.cursor();
                            default -> stream.key("id").cursor();
                        });
            }
        }

        void run() throws Exception {
            Set<String> synced = new HashSet<>();
            for (int turn = 0; turn < 4; turn++) {
                streams.forEach(this::write);
                TestStream victim = streams.get(random.nextInt(STREAMS));
                List<Mistake> possible = place.mistakes().stream()
                        .filter(mistake -> mistake.first() != synced.contains(victim.name()))
                        .filter(mistake -> mistake.always() || victim.incremental())
                        .toList();
                if (possible.isEmpty()) {
                    return;
                }
                Mistake mistake = possible.get(random.nextInt(possible.size()));
                boolean[] made = {false};
                TestApi.Hook make = () -> {
                    mistake.make().to(victim.name());
                    made[0] = true;
                };
                boolean during =
                        place.mayBeChangedInSyncs() && victim.incremental() && !mistake.first() && random.nextBoolean();
                if (during) {
                    api.beforeAnswer(random.nextInt(4) + 1, make);
                } else {
                    make.run();
                }
                sync(victim, mistake, during);
                api.beforeAnswer(Integer.MAX_VALUE / 2, () -> {});
                streams.stream()
                        .map(TestStream::name)
                        .filter(name -> !name.equals(victim.name()))
                        .forEach(synced::add);
                if (made[0]) {
                    mistake.mend().to(victim.name());
                }
                sync(null, mistake, false);
                synced.add(victim.name());
            }
        }

        private void write(TestStream stream) {
            for (int i = random.nextInt(25) + 1; i > 0; i--) {
                records++;
                api.with(stream.name(), Map.of("id", (long) records, "at", at(records), "word", "w" + records));
            }
        }

        /** @param during whether the mistake may come too late to matter */
        private void sync(@Nullable TestStream victim, Mistake mistake, boolean during) throws Exception {
            String what = mistake + ", " + victim;
            for (StreamReport report : report(UnaryOperator.identity(), streams.toArray(TestStream[]::new))
                    .streams()) {
                boolean isVictim = victim != null && report.stream().name().equals(victim.name());
                if (isVictim && during && report.complete()) {
                    continue;
                }
                if (victim != null && isVictim) {
                    assertFalse(report.complete(), what);
                    assertTrue(report.error() != null && report.error().contains(victim.name()), what + report.error());
                    assertEquals(report.error(), kept(victim.name()).progress().error());
                } else {
                    assertTrue(report.complete(), what + ", " + report);
                    assertRows(report.stream().name());
                    KeptStream kept = kept(report.stream().name());
                    assertEquals(
                            rows(kept.table().name()).size(), kept.progress().rows(), what);
                    assertEquals(null, kept.progress().error(), what);
                }
            }
        }
    }

    @Test
    void aFailureSaysWhatWasAskedAndWhatTheApiSaid() throws Exception {
        number("tags", 25);
        api.failAfter(1);
        String error = String.valueOf(sync(TestStream.of("tags")).error());
        for (String part : List.of("400", "http://api.test/tags?page=1", "no such page")) {
            assertTrue(error.contains(part), error);
        }
        assertFalse(error.contains("Content-Type"), error);
        assertEquals(error, kept("tags").progress().error());
    }

    /** A table of the database itself would be meant by some of these, and others cannot be made. */
    @Test
    void streamsMayBeNamedLikeTablesOfDatabases() throws Exception {
        List<String> names = List.of(
                "pg_class",
                "PG_Tables",
                "pg_type",
                "sqlite_master",
                "sqlite_x",
                "duckdb_tables",
                "pragma_database_list",
                "_cairn_streams",
                "_cairn_partitions",
                "_cairn_new_a",
                "information_schema",
                "json_each",
                "main",
                "temp");
        TestStream[] streams = new TestStream[names.size() * 2];
        for (int i = 0; i < names.size(); i++) {
            streams[2 * i] = TestStream.of(names.get(i));
            streams[2 * i + 1] = TestStream.of(names.get(i) + "_").key("id").cursor();
            number(names.get(i), 3);
            for (int event = 0; event < 3; event++) {
                api.with(names.get(i) + "_", Map.of("id", (long) event, "at", at(event)));
            }
        }
        for (int turn = 1; turn <= 2; turn++) {
            List<StreamReport> reports =
                    report(UnaryOperator.identity(), streams).streams();
            Map<String, List<Map<String, @Nullable Object>>> rows =
                    rows(reports.stream().map(StreamReport::table).toList());
            for (StreamReport report : reports) {
                assertTrue(report.complete(), report.toString());
                assertEquals(sorted(api.of(report.stream().name())), rows.get(report.table()));
            }
        }
    }

    final KeptStream kept(String stream) throws Exception {
        try (Destination destination = Destinations.open(place.address())) {
            return destination.streams().stream()
                    .filter(kept -> kept.stream().name().equals(stream))
                    .findFirst()
                    .orElseThrow();
        }
    }
}

package dev.cairn.destinations.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.destinations.Destination;
import dev.cairn.destinations.DestinationWriter;
import dev.cairn.destinations.Destinations;
import dev.cairn.destinations.KeptRefresh;
import dev.cairn.destinations.KeptStream;
import dev.cairn.destinations.WriteMode;
import dev.cairn.destinations.sync.ScriptedSync;
import dev.cairn.destinations.sync.ScriptedSync.Scripted;
import dev.cairn.destinations.sync.StreamReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Full refreshes that go on in later syncs, which begin where the destination says. */
abstract class RefreshContract extends SyncTester {

    private static final Scripted TAGS = new Scripted("tags", WriteMode.OVERWRITE, List.of(), true);
    private static final int PAGE = 7;

    private String manifest = "1";
    private final Set<String> there = Set.of("tags");

    private ScriptedSync scripted(Destination destination, Scripted... streams) throws IOException {
        return new ScriptedSync(destination, manifest, there, List.of(streams));
    }

    private interface Steps {
        void run(ScriptedSync sync) throws Exception;
    }

    /** A sync that is killed when it has done this. */
    private void killed(Steps steps, Scripted... streams) throws Exception {
        try (Destination destination = Destinations.open(place.address());
                ScriptedSync sync = scripted(destination, streams)) {
            steps.run(sync);
        }
    }

    private StreamReport ended(Steps steps, Scripted... streams) throws Exception {
        try (Destination destination = Destinations.open(place.address());
                ScriptedSync sync = scripted(destination, streams)) {
            steps.run(sync);
            return sync.end().get(0);
        }
    }

    private static List<Map<String, Object>> page(int number) {
        return IntStream.range(number * PAGE, (number + 1) * PAGE)
                .mapToObj(id -> Map.<String, Object>of("id", (long) id, "word", "w" + id))
                .toList();
    }

    private static List<Map<String, @Nullable Object>> pages(int count) {
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            page(i).forEach(record -> all.add(new LinkedHashMap<>(record)));
        }
        return sorted(all);
    }

    /** Reads pages, with a state after each. */
    private static void read(ScriptedSync sync, int from, int to) throws Exception {
        for (int i = from; i < to; i++) {
            sync.records("tags", page(i));
            sync.state("tags", Map.of("page", (long) i), 1);
        }
    }

    private static void finish(ScriptedSync sync, int from, int to) throws Exception {
        read(sync, from, to);
        sync.state("tags", Map.of("done", true), 0);
        sync.complete("tags");
    }

    private @Nullable KeptRefresh refresh() throws Exception {
        try (Destination destination = Destinations.open(place.address())) {
            return destination.streams().stream()
                    .filter(kept -> kept.stream().name().equals("tags"))
                    .findFirst()
                    .map(KeptStream::refresh)
                    .orElse(null);
        }
    }

    @Test
    void aFullRefreshGoesOnWhereItWasAndThenTakesTheTablesPlace() throws Exception {
        ended(sync -> finish(sync, 0, 1), TAGS);
        killed(
                sync -> {
                    assertEquals(Map.of(), sync.from("tags"), "the next sync begins at the first page");
                    read(sync, 0, 3);
                    sync.records("tags", page(3));
                },
                TAGS);
        assertSame(pages(1), rows("tags"), "what waits is not to be seen");
        KeptRefresh begun = Objects.requireNonNull(refresh());
        assertEquals(3 * PAGE, begun.rows());
        assertEquals(3, begun.pages());
        StreamReport unfinished = ended(
                sync -> {
                    assertEquals(Map.of("page", 2L), sync.from("tags"));
                    read(sync, 3, 4);
                },
                TAGS);
        assertFalse(unfinished.complete());
        assertEquals(0, unfinished.uncommitted());
        assertEquals(1 * PAGE, unfinished.rows());
        assertEquals(begun.begunAt(), Objects.requireNonNull(refresh()).begunAt());
        StreamReport report = ended(
                sync -> {
                    assertEquals(Map.of("page", 3L), sync.from("tags"));
                    finish(sync, 4, 6);
                },
                TAGS);
        assertTrue(report.complete());
        assertEquals(6 * PAGE, report.rows());
        assertEquals(0, report.uncommitted());
        assertSame(pages(6), rows("tags"), "all");
        assertNull(refresh());
        killed(sync -> assertEquals(Map.of(), sync.from("tags")), TAGS);
    }

    @Test
    void theFirstFullRefreshGoesOnToo() throws Exception {
        killed(sync -> read(sync, 0, 2), TAGS);
        assertThrows(Exception.class, () -> requireRows("tags"));
        ended(sync -> finish(sync, 2, 3), TAGS);
        assertSame(pages(3), rows("tags"), "all");
    }

    private void requireRows(String table) throws Exception {
        if (place.rows(table).isEmpty()) {
            throw new IOException("no rows");
        }
    }

    /** What comes of other streams is committed with rows that no state of this one vouches for yet. */
    @Test
    void rowsThatNoStateVouchesForAreNotThereTwice() throws Exception {
        Scripted other = new Scripted("other", WriteMode.OVERWRITE, List.of(), true);
        killed(
                sync -> {
                    read(sync, 0, 2);
                    sync.records("tags", page(2));
                    sync.records("other", page(0));
                    sync.state("other", Map.of("page", 0L), 1);
                },
                TAGS,
                other);
        ended(
                sync -> {
                    assertEquals(Map.of("page", 1L), sync.from("tags"));
                    finish(sync, 2, 4);
                },
                TAGS,
                other);
        assertSame(pages(4), rows("tags"), "all");
    }

    @Test
    void aKeyThatComesAgainInALaterSyncIsOneRow() throws Exception {
        Scripted keyed = new Scripted("tags", WriteMode.OVERWRITE, List.of("id"), true);
        killed(sync -> read(sync, 0, 2), keyed);
        ended(
                sync -> {
                    sync.records("tags", List.of(Map.of("id", 3L, "word", "new")));
                    finish(sync, 2, 3);
                },
                keyed);
        List<Map<String, Object>> expected = new ArrayList<>(List.of(Map.of("id", 3L, "word", "new")));
        IntStream.range(0, 3).forEach(number -> expected.addAll(page(number)));
        expected.remove(Map.of("id", 3L, "word", "w3"));
        assertSame(sorted(expected), rows("tags"), "one of each");
    }

    @Test
    void columnsThatBecomeWiderLaterAreWiderInAllRows() throws Exception {
        killed(sync -> read(sync, 0, 2), TAGS);
        ended(
                sync -> {
                    sync.records("tags", List.of(Map.of("id", 1.5, "more", "x"), Map.of("word", List.of(1L))));
                    finish(sync, 2, 3);
                },
                TAGS);
        List<Map<String, @Nullable Object>> expected = new ArrayList<>(pages(3));
        expected.add(new LinkedHashMap<>(Map.of("id", 1.5, "more", "x")));
        expected.add(new LinkedHashMap<>(Map.of("word", List.of(1L))));
        assertSame(sorted(expected), rows("tags"), "wider");
    }

    // ---- a change of mind

    private interface Change {
        void make() throws Exception;
    }

    /** After a change, a sync begins at the first page, and nothing of before is in the table. */
    private void assertGivenUp(Change change) throws Exception {
        killed(sync -> read(sync, 0, 3), TAGS);
        change.make();
        ended(
                sync -> {
                    assertEquals(Map.of(), sync.from("tags"));
                    finish(sync, 1, 2);
                },
                TAGS);
        assertSame(sorted(List.copyOf(page(1))), rows("tags"), "what came since");
        assertNull(refresh());
    }

    @Test
    void anotherManifestBeginsAnew() throws Exception {
        assertGivenUp(() -> manifest = "2");
    }

    @Test
    void aSyncOfOtherStreamsWithAnotherManifestLeavesNothing() throws Exception {
        assertGivenUp(() -> {
            manifest = "2";
            ended(sync -> {}, new Scripted("other", WriteMode.OVERWRITE, List.of(), true));
            assertNull(refresh());
            assertNothingWaits();
        });
    }

    @Test
    void aSyncOfOtherStreamsLeavesItAsItIs() throws Exception {
        killed(sync -> read(sync, 0, 3), TAGS);
        ended(sync -> {}, new Scripted("other", WriteMode.APPEND, List.of(), false));
        ended(sync -> finish(sync, 3, 4), TAGS);
        assertSame(pages(4), rows("tags"), "all");
    }

    @Test
    void aStreamThatIsNoMoreLeavesNothing() throws Exception {
        assertGivenUp(() -> {
            try (Destination destination = Destinations.open(place.address());
                    ScriptedSync sync = new ScriptedSync(destination, manifest, Set.of(), List.of())) {
                sync.end();
            }
            assertNull(refresh());
            assertNothingWaits();
        });
    }

    @Test
    void anotherModeBeginsAnew() throws Exception {
        killed(sync -> read(sync, 0, 3), TAGS);
        Scripted appended = new Scripted("tags", WriteMode.APPEND, List.of(), false);
        StreamReport report = ended(
                sync -> {
                    assertEquals(Map.of(), sync.from("tags"));
                    finish(sync, 0, 2);
                },
                appended);
        assertTrue(
                report.notes().toString().contains("given up"), report.notes().toString());
        assertSame(pages(2), rows("tags"), "what came since");
        assertNull(refresh());
        assertNothingWaits();
    }

    @Test
    void withoutCheckpointsItBeginsAnew() throws Exception {
        killed(sync -> read(sync, 0, 3), TAGS);
        ended(
                sync -> {
                    assertEquals(Map.of(), sync.from("tags"));
                    finish(sync, 0, 2);
                },
                new Scripted("tags", WriteMode.OVERWRITE, List.of(), false));
        assertSame(pages(2), rows("tags"), "what came since");
        assertNull(refresh());
    }

    @Test
    void aStateThatIsResetBeginsAnew() throws Exception {
        assertGivenUp(() -> {
            try (Destination destination = Destinations.open(place.address());
                    DestinationWriter writer = destination.write()) {
                KeptStream kept = writer.streams().get(0);
                writer.giveUp(kept.table().name());
                writer.commit(List.of(kept.resumingFrom(null)));
            }
            assertNothingWaits();
        });
    }

    @Test
    void aPlaceOfAnOlderVersionBeginsAnew() throws Exception {
        assertGivenUp(() -> place.forgetNames());
    }

    /** The API does not go on where it was. */
    @Test
    void whatComesAgainIsThereOnce() throws Exception {
        killed(sync -> read(sync, 0, 3), TAGS);
        StreamReport report = ended(
                sync -> {
                    sync.begunAnew("tags", true);
                    finish(sync, 0, 5);
                },
                TAGS);
        assertSame(pages(5), rows("tags"), "once");
        assertEquals(0, report.uncommitted());
        assertTrue(report.notes().toString().contains("anew"), report.notes().toString());
    }

    @Test
    void aSyncThatDiesAfterItBeganAnewBeginsAtTheFirstPage() throws Exception {
        assertGivenUp(() -> killed(
                sync -> {
                    sync.begunAnew("tags", true);
                    sync.records("tags", page(0));
                },
                TAGS));
    }

    @Test
    void wherePartOfTheRowsComesAgainTheNextSyncBeginsAnew() throws Exception {
        assertGivenUp(() -> {
            StreamReport report = ended(
                    sync -> {
                        sync.records("tags", page(3));
                        sync.begunAnew("tags", false);
                    },
                    TAGS);
            assertFalse(report.complete());
            assertTrue(String.valueOf(report.error()).contains("anew"), report.error());
        });
    }

    @Test
    void aConnectorsFullRefreshGoesOnWhereItWas() throws Exception {
        TestStream tags = TestStream.of("tags").states(1);
        number("tags", 1);
        sync(tags);
        List<Map<String, @Nullable Object>> before = List.copyOf(api.of("tags"));
        api.of("tags").clear();
        number("tags", 100);
        api.failAfter(6);
        StreamReport failed = sync(tags);
        assertFalse(failed.complete());
        assertSame(sorted(before), rows("tags"), "what was there");
        assertEquals(60, Objects.requireNonNull(refresh()).rows());
        api.failAfter(Integer.MAX_VALUE);
        assertEquals(100, sync(tags).rows());
        assertRows("tags");
        assertTrue(api.requests() <= 6, api.requests() + " requests");
        number("tags", 5);
        api.failAfter(Integer.MAX_VALUE);
        sync(tags);
        assertRows("tags");
        assertEquals(11, api.requests(), "the next sync begins at the first page");
    }

    /** Databases put rows where there is room. */
    @Test
    void theLastRowsAreWithdrawnWhateverTheirSize() throws Exception {
        Random random = new Random(1);
        List<Map<String, Object>> records = IntStream.range(0, 400)
                .mapToObj(id -> Map.<String, Object>of(
                        "id", (long) id, "word", noise(random, random.nextInt(3) > 0 ? random.nextInt(400) : 1500)))
                .toList();
        ended(
                sync -> {
                    for (int i = 0; i < 400; i += 50) {
                        sync.records("tags", records.subList(i, i + 50));
                    }
                    sync.withdrawn("tags", 100);
                    sync.state("tags", Map.of("page", 1L), 8);
                },
                new Scripted("tags", WriteMode.APPEND, List.of(), true));
        assertSame(sorted(records.subList(0, 300)), rows("tags"), "the first ones stay");
    }

    @Test
    void anAppendedTableTakesWhatStatesVouchFor() throws Exception {
        Scripted appended = new Scripted("tags", WriteMode.APPEND, List.of(), true);
        killed(
                sync -> {
                    read(sync, 0, 3);
                    sync.records("tags", page(3));
                },
                appended);
        assertSame(pages(3), rows("tags"), "what states vouch for");
        ended(
                sync -> {
                    assertEquals(Map.of("page", 2L), sync.from("tags"));
                    finish(sync, 3, 5);
                },
                appended);
        assertSame(pages(5), rows("tags"), "once");
    }

    @Test
    void rowsThatAreLostBeginAnew() throws Exception {
        killed(sync -> read(sync, 0, 3), TAGS);
        try (Destination destination = Destinations.open(place.address());
                DestinationWriter writer = destination.write()) {
            writer.giveUp("tags");
            writer.commit(List.of());
        }
        StreamReport report = ended(
                sync -> {
                    assertEquals(Map.of(), sync.from("tags"));
                    finish(sync, 0, 2);
                },
                TAGS);
        assertSame(pages(2), rows("tags"), "what came since");
        assertTrue(
                report.notes().toString().contains("not there any more"),
                report.notes().toString());
    }

    /** Looks for what waits, by other means than ours where that is possible. */
    private void assertNothingWaits() throws Exception {
        if (place instanceof JdbcPlace) {
            assertThrows(Exception.class, () -> place.rows("_cairn_new_tags"));
        }
    }

    // ---- histories

    static IntStream refreshes() {
        return IntStream.range(0, Integer.getInteger("cairn.refreshes", THOROUGH ? 3 : 1));
    }

    /** Rows of very different sizes, since a database puts them where there is room; new fields, wider values. */
    @ParameterizedTest
    @MethodSource("refreshes")
    void aFullRefreshThatIsKilledAnywhereIsWhole(int seed) throws Exception {
        Random random = new Random(seed);
        List<Map<String, Object>> records = new ArrayList<>();
        int count = 200 + random.nextInt(600);
        for (int i = 0; i < count; i++) {
            Map<String, Object> record = new HashMap<>(Map.of("id", (long) i));
            record.put("word", noise(random, random.nextInt(6) == 0 ? 3000 : random.nextInt(400)));
            if (random.nextInt(count) < 3) {
                record.put("extra" + random.nextInt(3), random.nextBoolean() ? 1L : 1.5);
            }
            records.add(record);
        }
        boolean keyed = random.nextBoolean();
        Scripted stream = new Scripted("tags", WriteMode.OVERWRITE, keyed ? List.of("id") : List.of(), true);
        Scripted other = new Scripted("other", WriteMode.OVERWRITE, List.of(), true);
        boolean complete = false;
        int resumed = 0;
        while (!complete) {
            try (Destination destination = Destinations.open(place.address());
                    ScriptedSync sync = scripted(destination, stream, other)) {
                int next = sync.from("tags").get("next") instanceof Long from ? from.intValue() : 0;
                resumed += next > 0 ? 1 : 0;
                if (next > 0 && random.nextInt(10) == 0) {
                    sync.begunAnew("tags", true);
                    next = 0;
                }
                for (int pages = random.nextInt(4); pages >= 0 && next < count; pages--) {
                    int end = Math.min(count, next + 1 + random.nextInt(40));
                    sync.records("tags", records.subList(next, end));
                    if (random.nextInt(3) == 0) {
                        sync.records("other", page(0));
                        sync.state("other", Map.of("any", (long) random.nextInt()), 1);
                    }
                    next = end;
                    if (random.nextInt(4) > 0) {
                        sync.state("tags", Map.of("next", (long) next), 1);
                    }
                }
                if (next == count) {
                    sync.state("tags", Map.of("done", true), 0);
                    sync.complete("tags");
                    complete = true;
                    sync.end();
                } else if (random.nextBoolean()) {
                    sync.end();
                }
            }
        }
        assertNotEquals(0, resumed, "nothing went on");
        assertSame(sorted(records), rows("tags"), "seed " + seed);
    }

    /** Text that no database makes smaller. */
    private static String noise(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) (33 + random.nextInt(90)));
        }
        return text.toString();
    }
}

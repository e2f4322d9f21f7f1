package dev.cairn.destinations.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.destinations.Destination;
import dev.cairn.destinations.DestinationInUseException;
import dev.cairn.destinations.DestinationWriter;
import dev.cairn.destinations.Destinations;
import dev.cairn.destinations.KeptStream;
import dev.cairn.destinations.WriteMode;
import dev.cairn.destinations.sync.DestinationSync;
import dev.cairn.destinations.sync.SchemaChanges;
import dev.cairn.destinations.sync.StreamReport;
import dev.cairn.destinations.sync.SyncReport;
import java.math.BigInteger;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every destination does. */
abstract class DestinationContract extends ValueContract {

    // ---- many tables

    /** Some destinations need memory for each column of a table that has rows. */
    @Test
    @Tag("thorough")
    void manyWideTablesNeedNoMoreMemoryThanOne() throws Exception {
        Map<String, Object> record = new LinkedHashMap<>();
        Map<String, Object> schema = new LinkedHashMap<>();
        for (int field = 0; field < 300; field++) {
            record.put("field" + field, (long) field);
            schema.put("field" + field, "integer");
        }
        TestStream[] streams = new TestStream[30];
        for (int i = 0; i < streams.length; i++) {
            streams[i] = TestStream.of("wide" + i).schema(schema);
            api.with(streams[i].name(), record);
        }
        for (int turn = 1; turn <= 2; turn++) {
            SyncReport report = report(sync -> sync.mode(WriteMode.APPEND), streams);
            for (StreamReport stream : report.streams()) {
                assertEquals(turn, stream.rows(), stream.toString());
            }
        }
    }

    // ---- modes

    @Test
    void aStreamWithoutCursorIsReplaced() throws Exception {
        TestStream tags = TestStream.of("tags").schema(Map.of("id", "integer"));
        number("tags", 25);
        assertEquals(25, sync(tags).added());
        api.of("tags").remove(3);
        api.with("tags", Map.of("id", 99L));
        assertEquals(25, sync(tags).rows());
        assertRows("tags");
    }

    @Test
    void aStreamThatFailsKeepsTheRowsThatWereThere() throws Exception {
        TestStream tags = TestStream.of("tags").schema(Map.of("id", "integer"));
        number("tags", 25);
        sync(tags);
        List<Map<String, @Nullable Object>> before = List.copyOf(api.of("tags"));
        api.of("tags").clear();
        number("tags", 60);
        api.failAfter(3);
        StreamReport report = sync(tags);
        assertTrue(!report.complete() && report.error() != null, report.toString());
        assertEquals(30, report.uncommitted());
        assertEquals(sorted(before), rows("tags"));
        api.failAfter(Integer.MAX_VALUE);
        assertEquals(60, sync(tags).rows());
        assertRows("tags");
    }

    @Test
    void aKeyThatComesTwiceIsOneRow() throws Exception {
        TestStream tags = TestStream.of("tags").key("id").schema(Map.of("id", "integer", "word", "string"));
        number("tags", 5);
        api.with("tags", Map.of("id", 2L, "word", "later"));
        StreamReport report = sync(tags);
        assertEquals(1, report.again());
        api.of("tags").remove(2);
        assertRows("tags");
    }

    @Test
    void changedRecordsTakeTheirPlaceAndNewOnesAreAdded() throws Exception {
        TestStream events = TestStream.of("events").key("id").cursor().schema(Map.of("id", "integer", "at", "string"));
        events(35);
        assertEquals(35, sync(events).added());
        api.of("events").remove(4);
        api.with("events", Map.of("id", 4L, "at", at(50), "word", "new"));
        api.with("events", Map.of("id", 100L, "at", at(51)));
        StreamReport report = sync(events);
        assertEquals(1, report.added(), report.toString());
        assertEquals(1, report.changed(), report.toString());
        assertEquals(1, report.again(), report.toString());
        assertEquals(at(51), report.position());
        assertEquals(36, report.rows());
        assertRows("events");
    }

    @Test
    void theNewestByCursorStaysEvenIfItCameEarlier() throws Exception {
        TestStream events = TestStream.of("events").key("id").cursor();
        api.with("events", Map.of("id", 1L, "at", at(9), "word", "new"));
        api.with("events", Map.of("id", 1L, "at", at(3), "word", "old"));
        sync(events);
        assertEquals("new", rows("events").get(0).get("word"));
        api.of("events").set(0, new LinkedHashMap<>(Map.of("id", 1L, "at", at(9), "word", "newer")));
        sync(events);
        assertEquals("newer", rows("events").get(0).get("word"));
        assertEquals(1, rows("events").size());
    }

    /** Whether both are taken over at once or one after the other. */
    @Test
    void aRowWithoutCursorIsOlderThanOneThatHasOne() throws Exception {
        TestStream events = TestStream.of("events").key("id").cursor();
        api.with("events", Map.of("id", 1L, "at", at(3), "word", "known"));
        api.with("events", Map.of("id", 1L, "word", "unknown"));
        api.with("events", Map.of("id", 2L, "word", "unknown"));
        api.with("events", Map.of("id", 2L, "word", "later"));
        for (int turn = 1; turn <= 2; turn++) {
            sync(events);
            assertEquals(
                    List.of("known", "later"),
                    place.rows("events").stream()
                            .map(row -> row.get("word"))
                            .sorted()
                            .toList(),
                    "sync " + turn);
        }
    }

    @Test
    void rowsWithoutAKeyAreAdded() throws Exception {
        TestStream events = TestStream.of("events").cursor();
        events(12);
        sync(events);
        api.with("events", Map.of("id", 100L, "at", at(51)));
        StreamReport report = sync(events);
        assertEquals(2, report.added(), "the bound is inclusive: " + report);
        assertEquals(14, rows("events").size());
    }

    @Test
    void rowsWhoseKeyIsNullAreAllKept() throws Exception {
        TestStream events = TestStream.of("events").key("id").cursor();
        api.with("events", Map.of("at", at(1), "id", 1L));
        api.with("events", Map.of("at", at(2)));
        api.with("events", Map.of("at", at(3)));
        assertEquals(3, sync(events).added());
        assertRows("events");
    }

    @Test
    void aFullRefreshReplacesWhatWasMerged() throws Exception {
        TestStream events = TestStream.of("events").key("id").cursor();
        events(25);
        sync(events);
        api.of("events").remove(0);
        assertEquals(24, sync(DestinationSync::fullRefresh, events).rows());
        assertRows("events");
        api.with("events", Map.of("id", 100L, "at", at(51)));
        assertEquals(25, sync(events).rows());
        assertRows("events");
    }

    // ---- states

    @Test
    void aSyncThatFailsGoesOnWhereItsLastStateIs() throws Exception {
        TestStream events = TestStream.of("events").key("id").cursor();
        events(100);
        api.failAfter(7);
        StreamReport failed = sync(events);
        assertEquals(70, failed.added() + failed.uncommitted());
        assertTrue(failed.added() >= 60, failed.toString());
        assertEquals(failed.added(), rows("events").size());
        try (Destination destination = Destinations.open(place.address())) {
            KeptStream kept = destination.streams().get(0);
            assertEquals(failed.added(), kept.progress().rows());
            assertTrue(kept.progress().completedAt() == null && kept.progress().error() != null, kept.toString());
        }
        api.failAfter(Integer.MAX_VALUE);
        StreamReport resumed = sync(events);
        assertEquals(100, failed.added() + resumed.added());
        assertRows("events");
    }

    /** In each of these syncs one slice fails or all are stopped, with three workers. */
    @Test
    void rowsWithoutAKeyAreThereOnceAfterFailuresAndStops() throws Exception {
        TestStream events = TestStream.of("events")
                .cursor(Map.of("pages_per_checkpoint_interval", 2))
                .owners("o0", "o1", "o2");
        for (int i = 0; i < 150; i++) {
            api.with("events", Map.of("id", (long) i, "at", at(i + 1), "owner", "o" + i % 3));
        }
        api.afterSince();
        api.failOnce(4);
        StreamReport failed = sync(events);
        assertTrue(!failed.complete() && failed.added() >= 100, failed.toString());
        assertOnce(failed.rows());
        api.beforeAnswer(4, () -> {
            stop.request();
            TestApi.untilInterrupted(); // the sync has seen it then
        });
        StreamReport stopped = sync(sync -> sync.commitEvery(Duration.ofMinutes(1)), events);
        assertFalse(stopped.complete(), stopped.toString());
        assertOnce(stopped.rows());
        assertEquals(150, sync(events).rows());
        assertRows("events");
    }

    private void assertOnce(long count) throws Exception {
        List<Map<String, @Nullable Object>> rows = rows("events");
        assertEquals(count, rows.size());
        assertEquals(count, Set.copyOf(rows).size());
    }

    /** Later windows of the partition, which are read at the same time, would come again. */
    @Test
    void withoutAKeyAFailedWindowHoldsBackThoseAfterItAndNoOtherPartition() throws Exception {
        TestStream events =
                TestStream.of("events").cursor(TestStream.windows(10)).owners("o0", "o1", "o2");
        for (int i = 0; i < 90; i++) {
            api.with("events", Map.of("id", (long) i, "at", at(i), "owner", "o" + i % 3));
        }
        api.failOnce(5);
        StreamReport failed = sync(events);
        assertTrue(failed.rows() >= 60 && failed.rows() < 90, failed.toString());
        assertOnce(failed.rows());
        assertTrue(sync(events).rows() <= 93); // rows at the states' own positions come again
        assertEquals(90, Set.copyOf(rows("events")).size());
    }

    @Test
    void aWholeStreamThatIsAddedIsAddedAsAWhole() throws Exception {
        TestStream tags = TestStream.of("tags").owners("o0", "o1", "o2");
        for (int i = 0; i < 60; i++) {
            api.with("tags", Map.of("id", (long) i, "owner", "o" + i % 3));
        }
        UnaryOperator<DestinationSync> appending = sync -> sync.mode(WriteMode.APPEND);
        api.failOnce(4);
        assertEquals(0, sync(appending, tags).rows());
        assertEquals(60, sync(appending, tags).rows());
        assertRows("tags");
    }

    @Test
    void aSecondSyncSaysThatThereIsOne() throws Exception {
        try (Destination first = Destinations.open(place.address());
                DestinationWriter writer = first.write()) {
            assertTrue(writer.streams().isEmpty());
            number("tags", 1);
            assertThrows(DestinationInUseException.class, () -> sync(TestStream.of("tags")));
        }
        sync(TestStream.of("tags"));
    }

    // ---- schemas

    @Test
    void everyKindOfValueComesBackAsItWas() throws Exception {
        TestStream all = TestStream.of("all")
                .schema(Map.of(
                        "id", "integer",
                        "weight", "number",
                        "name", List.of("null", "string"),
                        "good", "boolean",
                        "tags", "array",
                        "place", "object"));
        api.with("all", Map.of("id", Long.MAX_VALUE, "weight", 0.1, "name", "it's \"ü\"\n\t\\ 日本 😀", "good", true));
        api.with("all", Map.of("id", Long.MIN_VALUE, "weight", 1e300, "name", "", "good", false));
        api.with("all", Map.of("id", 0L, "weight", 3L, "tags", List.of(1L, "a"), "place", Map.of("a", Map.of())));
        api.with("all", Map.of("good", true, "name", "null", "tags", List.of()));
        assertEquals(0, sync(all).unfit());
        assertRows("all");
    }

    @Test
    void whatTheSchemaDoesNotSayGetsColumns() throws Exception {
        api.with("all", Map.of("id", 1L, "a", "x", "b", 1L, "c", true, "d", List.of(1L), "e", 1.5));
        api.with("all", Map.of("id", 2L, "a", "y", "b", 2.5, "c", false, "f", 5L));
        for (int i = 0; i < 30; i++) {
            api.with("all", Map.of("id", 3L + i, "late", i, "b", i == 29 ? 0.25 : i));
        }
        assertEquals(0, sync(TestStream.of("all")).unfit());
        assertRows("all");
    }

    @Test
    void whatDoesNotFitGoesIntoAColumnOfItsOwn() throws Exception {
        TestStream all = TestStream.of("all").schema(Map.of("id", "integer", "price", "number", "word", "string"));
        api.with("all", Map.of("id", 1L, "price", "cheap", "word", "fine"));
        api.with("all", Map.of("id", 2L, "price", 2L, "word", List.of("a")));
        api.with("all", Map.of("id", 2.5, "word", "not whole"));
        api.with("all", Map.of("id", new BigInteger("99999999999999999999"), "word", "big"));
        assertEquals(Map.of("id", 1L, "price", 1L, "word", 1L), sync(all).unfitFields());
        assertRows("all");
        assertTrue(place.rows("all").stream().anyMatch(row -> row.containsKey("_cairn_unfit")));
    }

    @Test
    void textsThatADatabaseRefusesAreKeptAsJson() throws Exception {
        TestStream all = TestStream.of("all").schema(Map.of("id", "integer", "word", "string", "list", "array"));
        api.with("all", Map.of("id", 1L, "word", "a\u0000b", "list", List.of("c\u0000d")));
        api.with("all", Map.of("id", 2L, "other", "e\u0000f"));
        api.with("all", Map.of("id", 3L, "half\uD83D", "g", "list", List.of(Map.of("\uDE00", 1L))));
        sync(all);
        assertRows("all");
    }

    @Test
    void newColumnsAreAddedAndWidenedOnesAreWidened() throws Exception {
        api.with("all", Map.of("id", 1L, "a", 1L, "b", "x", "c", true, "d", 1.5, "at", at(1)));
        TestStream all = TestStream.of("all").key("id").cursor();
        sync(all.schema(Map.of("id", "integer", "a", "integer", "b", "string", "c", "boolean", "d", "number")));
        api.with("all", Map.of("id", 2L, "a", 2.5, "b", List.of(), "c", "y", "d", Map.of(), "e", "new", "at", at(2)));
        StreamReport report = sync(all.schema(Map.of(
                "id",
                "integer",
                "a",
                "number",
                "b",
                List.of("string", "array"),
                "c",
                List.of("boolean", "string"),
                "d",
                List.of("number", "object"),
                "e",
                "string")));
        assertEquals(Map.of("b", 1L), report.unfitFields(), "texts stay texts");
        assertRows("all");
        assertEquals(4, report.changes().size(), report.changes().toString());
    }

    @Test
    void aKeyThatBecomesWiderIsStillAKey() throws Exception {
        TestStream all = TestStream.of("all").key("id").cursor();
        api.with("all", Map.of("id", 1L, "at", at(1)));
        sync(all);
        api.with("all", Map.of("id", "one", "at", at(2)));
        api.with("all", Map.of("id", 1L, "at", at(3)));
        sync(all);
        api.of("all").remove(0);
        assertRows("all");
    }

    @Test
    void aColumnThatIsNoLongerThereStays() throws Exception {
        TestStream all = TestStream.of("all").key("id").cursor();
        api.with("all", Map.of("id", 1L, "old", "x", "at", at(1)));
        sync(all.schema(Map.of("id", "integer", "old", "string")));
        api.with("all", Map.of("id", 2L, "renamed", "y", "at", at(2)));
        sync(all.schema(Map.of("id", "integer", "renamed", "string")));
        assertRows("all");
    }

    @Test
    void aNarrowerTypeChangesNothing() throws Exception {
        TestStream all = TestStream.of("all").key("id").cursor();
        api.with("all", Map.of("id", 1L, "a", 1.5, "at", at(1)));
        sync(all.schema(Map.of("id", "integer", "a", "number")));
        api.with("all", Map.of("id", 2L, "a", 2L, "at", at(2)));
        assertEquals(
                0, sync(all.schema(Map.of("id", "integer", "a", "integer"))).unfit());
        assertRows("all");
    }

    @Test
    void namesThatCollideOrAreTooLongAreMapped() throws Exception {
        String longName = "ü".repeat(300);
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("id", 1L);
        record.put("Name", "a");
        record.put("name", "b");
        record.put("NAME", "c");
        record.put("rowid", 5L);
        record.put("ctid", 6L);
        record.put("_cairn_cursor", "mine");
        record.put("with \"quotes\" and 'more'", true);
        record.put("", "empty");
        record.put(longName, "long");
        api.with("select", record);
        StreamReport report = sync(TestStream.of("select"));
        assertTrue(
                report.notes().stream().anyMatch(note -> note.contains(longName)),
                report.notes().toString());
        assertRows("select");
    }

    @Test
    void tablesOfStreamsWithSimilarNamesAreDifferent() throws Exception {
        number("Tags", 3);
        number("tags", 4);
        SyncReport report = report(UnaryOperator.identity(), TestStream.of("Tags"), TestStream.of("tags"));
        assertEquals(
                List.of(3L, 4L),
                report.streams().stream().map(StreamReport::rows).toList());
        assertEquals(4, rows(report.streams().get(1).table()).size());
    }

    @Test
    void hostileNamesStayNames() throws Exception {
        String hostile = "../x\"; DROP TABLE tags; --";
        number("tags", 2);
        sync(TestStream.of("tags"));
        number("hostile", 3);
        api.with("hostile", Map.of("id", 4L, "a\"b'c; --", "x", "../..", 1L));
        assertEquals(
                4, sync(TestStream.of(hostile).schema(Map.of("id", "integer"))).rows());
        assertRows("tags");
    }

    /** Fields named as a query might name its tables. */
    @Test
    void fieldsMayBeNamedAsAnything() throws Exception {
        TestStream letters = TestStream.of("letters").key("id");
        api.with(
                "letters", Map.of("id", 1L, "t", List.of(), "w", Map.of("id", 7L), "r", 1L, "place", 2L, "ranked", 3L));
        for (int turn = 1; turn <= 2; turn++) {
            sync(sync -> sync.mode(WriteMode.DEDUPLICATE), letters);
            assertRows("letters");
        }
    }

    @Test
    void changesCanBeRefused() throws Exception {
        TestStream all = TestStream.of("all").key("id").cursor();
        api.with("all", Map.of("id", 1L, "at", at(1)));
        sync(all.schema(Map.of("id", "integer", "at", "string")));
        UnaryOperator<DestinationSync> strict = sync -> sync.schemaChanges(SchemaChanges.FAIL);
        StreamReport known = sync(strict, all.schema(Map.of("id", "integer", "at", "string", "new", "string")));
        assertTrue(String.valueOf(known.error()).contains("no column for the field new"), known.toString());
        api.with("all", Map.of("id", 2L, "at", at(2), "surprise", 1L));
        StreamReport surprised = sync(strict, all.schema(Map.of("id", "integer", "at", "string")));
        assertTrue(String.valueOf(surprised.error()).contains("surprise"), surprised.toString());
        assertEquals(1, rows("all").size());
    }
}

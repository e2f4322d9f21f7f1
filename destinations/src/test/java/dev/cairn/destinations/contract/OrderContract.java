package dev.cairn.destinations.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.destinations.Destination;
import dev.cairn.destinations.DestinationWriter;
import dev.cairn.destinations.Destinations;
import dev.cairn.destinations.KeptStream;
import dev.cairn.destinations.WriteMode;
import dev.cairn.destinations.sync.DestinationSync;
import dev.cairn.destinations.sync.StreamReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What becomes of rows and states when a stream's cursor is another one, or its state is set by hand; in every destination. */
abstract class OrderContract extends IdentityContract {

    private static final TestStream BY_AT = TestStream.of("events").key("id").cursor();
    private static final TestStream BY_CREATED = BY_AT.by("created", "%Y-%m-%dT%H:%M:%SZ");
    private static final TestStream BY_COUNT = BY_AT.byCount("version");
    private static final TestStream WITHOUT = TestStream.of("events").key("id");

    /** Its positions are late for one cursor and early for the other. */
    private void versions(int count, String word) {
        api.of("events").clear();
        for (int i = 0; i < count; i++) {
            api.with("events", Map.of("id", (long) i, "at", at(90 + i), "created", at(i), "version", i, "word", word));
        }
    }

    /** The records' positions are so many seconds and more. */
    private void datedFrom(int first) {
        int second = first;
        for (Map<String, @Nullable Object> record : api.of("events")) {
            record.put("at", at(second++));
        }
    }

    private void setState(@Nullable Map<String, @Nullable Object> state) throws Exception {
        try (Destination destination = Destinations.open(place.address());
                DestinationWriter writer = destination.write()) {
            writer.commit(writer.streams().stream()
                    .map(kept -> kept.resumingFrom(state))
                    .toList());
        }
    }

    private KeptStream kept() throws Exception {
        try (Destination destination = Destinations.open(place.address())) {
            return destination.streams().get(0);
        }
    }

    /** The table changes in the same commit. */
    @Test
    void whatComesWithAnotherCursorTakesThePlaceOfWhatIsThere() throws Exception {
        versions(12, "first");
        sync(BY_AT);
        int turn = 0;
        for (TestStream stream : List.of(BY_CREATED, BY_COUNT, BY_AT, BY_COUNT, BY_CREATED, BY_AT)) {
            versions(12, "turn" + ++turn);
            TestStream changed = stream.schema(Map.of("id", turn < 4 ? "integer" : "number", "new" + turn, "string"));
            StreamReport report = sync(changed);
            assertRows("events");
            assertEquals(12, report.rows());
            assertTrue(
                    report.notes().stream().anyMatch(note -> note.startsWith("its cursor is ")),
                    "turn " + turn + ": " + report.notes());
            assertFalse(sync(changed).notes().toString().contains("its cursor"));
        }
    }

    /** In between, the stream has no cursor at all, and is merged or replaced. */
    @Test
    void aCursorThatIsRemovedAndAddedAgainComparesNothingOfBefore() throws Exception {
        List<UnaryOperator<DestinationSync>> ways =
                List.of(sync -> sync.mode(WriteMode.DEDUPLICATE), UnaryOperator.identity());
        for (UnaryOperator<DestinationSync> options : ways) {
            for (TestStream other : List.of(BY_AT, BY_CREATED)) {
                versions(12, "first");
                sync(BY_AT);
                versions(12, "second");
                sync(options, WITHOUT);
                assertRows("events");
                versions(12, "third");
                sync(other);
                assertRows("events");
                versions(12, "fourth");
                sync(BY_AT.by("created", "%Y-%m-%dT%H:%M:%SZ"));
                assertRows("events");
                setState(null);
            }
        }
    }

    @Test
    void aResetMendsARowThatWasDatedInTheFuture() throws Exception {
        api.with("events", Map.of("id", 1L, "at", "2024-06-01T00:00:00Z", "word", "wrong"));
        api.with("events", Map.of("id", 2L, "at", at(1), "word", "right"));
        sync(BY_AT);
        api.of("events").set(0, new LinkedHashMap<>(Map.of("id", 1L, "at", at(2), "word", "right")));
        sync(BY_AT);
        assertEquals(List.of("right", "wrong"), words());
        setState(null);
        assertEquals(2, sync(BY_AT).rows());
        assertEquals(List.of("right", "right"), words());
        // From here on the newest counts again.
        api.of("events").set(0, new LinkedHashMap<>(Map.of("id", 1L, "at", at(0), "word", "older")));
        setStateOnly(at(0));
        sync(BY_AT);
        assertEquals(List.of("right", "right"), words());
    }

    private void setStateOnly(String position) throws Exception {
        try (Destination destination = Destinations.open(place.address());
                DestinationWriter writer = destination.write()) {
            KeptStream kept = writer.streams().get(0);
            writer.commit(List.of(kept.with(kept.progress().withState(Map.of("at", position)))));
        }
    }

    private List<String> words() throws Exception {
        return place.rows("events").stream()
                .map(row -> String.valueOf(row.get("word")))
                .sorted()
                .toList();
    }

    @Test
    void aStateThatSomebodySetsIsUsedAndWhatComesWins() throws Exception {
        versions(30, "first");
        sync(BY_AT);
        versions(30, "second");
        datedFrom(10);
        setState(Map.of("at", at(20)));
        assertEquals(20, sync(BY_AT).changed());
        long second = words().stream().filter("second"::equals).count();
        assertEquals(20, second);
    }

    /** The reset and what it does to the rows are committed, whenever the sync that comes then ends. */
    @Test
    void aResetCountsAlsoAfterASyncThatFailed() throws Exception {
        versions(60, "first");
        sync(BY_AT);
        versions(60, "second");
        datedFrom(0);
        setState(null);
        api.failAfter(0);
        sync(BY_AT);
        api.failAfter(4);
        sync(BY_AT);
        api.failAfter(Integer.MAX_VALUE);
        sync(BY_AT);
        assertRows("events");
    }

    @Test
    void theFormatOfAStateIsOneOfTheCursors() throws Exception {
        api.with("events", Map.of("id", 1L, "at", "02/01/2024", "word", "first"));
        api.with("events", Map.of("id", 2L, "at", "03/01/2024", "word", "first"));
        sync(BY_AT.by("at", "%d/%m/%Y"));
        api.of("events").forEach(record -> record.put("word", "second"));
        StreamReport report = sync(BY_AT.by("at", "%m/%d/%Y"));
        assertRows("events");
        assertTrue(
                report.notes().toString().contains("%m/%d/%Y"), report.notes().toString());
    }

    /** More formats for records, as new versions of manifests have them. */
    @Test
    void moreFormatsOfRecordsKeepTheState() throws Exception {
        versions(25, "first");
        sync(BY_AT);
        int before = api.requests();
        TestStream more = BY_AT.cursor(Map.of("cursor_datetime_formats", List.of("%Y-%m-%d", "%Y-%m-%dT%H:%M:%SZ")));
        assertEquals(List.of(), sync(more).notes());
        assertTrue(api.requests() - before < 3, "it has begun anew");
    }

    @Test
    void withoutAKeyItIsSaidThatRowsAreThereAgain() throws Exception {
        versions(5, "first");
        sync(TestStream.of("events").cursor());
        StreamReport report = sync(TestStream.of("events").by("created", "%Y-%m-%dT%H:%M:%SZ"));
        assertEquals(10, report.rows());
        assertTrue(
                report.notes().toString().contains("there again"),
                report.notes().toString());
    }

    @Test
    void aStateOfTheTimeBeforeNamesIsUsedIfItIsOfTheCursor() throws Exception {
        versions(25, "first");
        sync(BY_AT);
        place.forgetNames();
        int before = api.requests();
        assertEquals(List.of(), sync(BY_AT).notes());
        assertTrue(api.requests() - before < 3, "it has begun anew");
        place.forgetNames();
        versions(25, "second");
        StreamReport report = sync(BY_CREATED);
        assertRows("events");
        assertTrue(report.notes().toString().contains("created"), report.notes().toString());
        assertEquals(
                "created",
                String.valueOf(
                        kept().table().order() == null
                                ? null
                                : kept().table().order().field()));
    }
}

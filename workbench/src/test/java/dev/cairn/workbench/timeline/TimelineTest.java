package dev.cairn.workbench.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.workbench.timeline.Timeline.Moment;
import dev.cairn.workbench.timeline.TimelineEvent.PageRead;
import dev.cairn.workbench.timeline.TimelineEvent.SliceBegun;
import dev.cairn.workbench.timeline.TimelineEvent.StateTold;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimelineTest {

    private static final List<TimelineEvent> EVENTS = List.of(
            new SliceBegun("tickets", "January"),
            page(1, 1, 1),
            new StateTold("tickets", "{\"at\":2}"),
            page(3, 3, 4),
            new StateTold("tickets", "{\"at\":4}"),
            new SliceBegun("tickets", "February"),
            page(5));

    /** A page of records with these cursors. */
    private static PageRead page(Object... cursors) {
        return new PageRead(
                "tickets",
                Stream.of(cursors)
                        .map(cursor -> Map.of("at", cursor instanceof Integer number ? (Object) (long) number : cursor))
                        .toList());
    }

    private static String last(TimelineEvent... events) {
        List<String> texts = texts(Timeline.of("t", List.of(events)));
        return texts.get(texts.size() - 1).replaceAll("^[^;]*; ", "");
    }

    private static List<String> texts(Timeline timeline) {
        return timeline.moments().stream().map(Moment::text).toList();
    }

    @Test
    void eachInstantSaysWhatTheNextSyncGoesOnFrom() {
        assertEquals(
                List.of(
                        "Killed before the first page: the next sync begins where this one began.",
                        "Killed after page 1: the next sync begins where this one began; all 3 records come again.",
                        "Killed after this state: the next sync goes on from {\"at\":2}; no record comes again.",
                        "Killed after page 2: the next sync goes on from {\"at\":2}; 3 records come again.",
                        "Killed after this state: the next sync goes on from {\"at\":4}; no record comes again, "
                                + "but for 1 at the state's own instant if the API includes it.",
                        "Killed after page 3: the next sync goes on from {\"at\":4}; 1 record comes again, "
                                + "and 1 at the state's own instant if the API includes it."),
                texts(Timeline.of("t", EVENTS)));
    }

    /** With more workers than one, records of later slices stand before a state that does not vouch for them. */
    @Test
    void recordsOfSlicesThatWereReadBesideTheStatesOwnComeAgain() {
        assertEquals(
                "2 records come again, and 1 at the state's own instant if the API includes it.",
                last(
                        page("2024-01-05"),
                        page("2024-02-03", "2024-02-04"),
                        new StateTold("tickets", "{\"at\":\"2024-01-05\"}")));
    }

    @Test
    void allRecordsOfAStreamWithoutACursorComeAgain() {
        for (String state : List.of("__ab_no_cursor_state_message", "__ab_full_refresh_sync_complete")) {
            assertEquals(
                    "the stream has no cursor, so all 2 records come again.",
                    last(page(1, 2), new StateTold("tickets", "{\"" + state + "\":true}")));
        }
        assertEquals("all 2 records come again.", last(page(1, 2), new StateTold("tickets", "{}")));
    }

    /** A slice whose records descend: what is between the start and where it stands is read again. */
    @Test
    void recordsInTheGapOfIntervalsComeAgain() {
        StateTold gap = new StateTold("tickets", intervals(1, 1, 6, 9));
        StateTold end = new StateTold("tickets", "{\"at\":9}");
        assertEquals(
                List.of(
                        "the next sync goes on from " + gap.state() + "; no record comes again, "
                                + "but for 2 at the ends of its intervals if the API includes them.",
                        "the next sync goes on from " + gap.state() + "; 2 records come again, "
                                + "and 2 at the ends of its intervals if the API includes them."),
                texts(Timeline.of("t", List.of(page(9, 8, 7), page(6), gap, page(5, 4), end))).subList(3, 5).stream()
                        .map(text -> text.replaceAll("^[^:]*: ", ""))
                        .toList());
    }

    @Test
    void ofIntervalsWhoseFieldIsNotKnownTheLeastIsSaid() {
        StateTold gap = new StateTold("tickets", intervals(1, 1, 6, 9));
        assertEquals("at least 2 records come again.", last(page(9, 6), gap, page(5, 4)));
        List<String> texts = texts(Timeline.of("t", List.of(page(9, 8), gap, page(5, 4, 3)), Map.of("tickets", "at")));
        assertTrue(texts.get(texts.size() - 1).contains("; 3 records come again, and 1 at the ends"), texts.toString());
    }

    private static String intervals(int... bounds) {
        StringBuilder slices = new StringBuilder();
        for (int i = 0; i < bounds.length; i += 2) {
            slices.append(i == 0 ? "" : ",").append("{\"start\":" + bounds[i] + ",\"end\":" + bounds[i + 1] + "}");
        }
        return "{\"state_type\":\"date-range\",\"slices\":[" + slices + "]}";
    }

    /** In histories of intervals, against the definition: what is in none of them comes again. */
    @Test
    void historiesOfIntervals() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<TimelineEvent> events = new ArrayList<>();
            List<Long> left = new ArrayList<>();
            int[] bounds = {};
            for (int step = 0; step < 30; step++) {
                if (random.nextInt(3) > 0) {
                    Integer[] cursors =
                            random.ints(1 + random.nextInt(4), 0, 20).boxed().toArray(Integer[]::new);
                    Stream.of(cursors).forEach(cursor -> left.add((long) cursor));
                    events.add(page((Object[]) cursors));
                } else {
                    bounds = random.ints(2L * (1 + random.nextInt(3)), 0, 20)
                            .sorted()
                            .toArray();
                    bounds[0] = 0;
                    events.add(new StateTold("tickets", intervals(bounds)));
                }
                int[] said = bounds;
                long again = left.stream().filter(cursor -> !isIn(said, cursor)).count();
                List<Moment> moments =
                        Timeline.of("t", events, Map.of("tickets", "at")).moments();
                assertEquals(again, moments.get(moments.size() - 1).again(), "seed " + seed + " step " + step);
            }
        }
    }

    private static boolean isIn(int[] bounds, long cursor) {
        for (int i = 0; i < bounds.length; i += 2) {
            if (bounds[i] <= cursor && cursor <= bounds[i + 1]) {
                return true;
            }
        }
        return false;
    }

    @Test
    void whatCannotBeToldIsSaid() {
        String partitions =
                "{\"states\":[{\"partition\":{\"p\":\"a\"},\"cursor\":{\"at\":1}}],\"use_global_cursor\":false}";
        assertEquals(
                "which records before it come again cannot be told from the output.",
                last(page(1, 2), new StateTold("tickets", partitions)));
        assertEquals("at least 1 record comes again.", last(page(1), new StateTold("tickets", partitions), page(3)));
        assertEquals(
                "at least 1 record comes again.",
                last(page("5 May"), new StateTold("tickets", "{\"at\":\"5 May\"}"), page("6 May")));
        assertEquals(
                "at least 1 record comes again.",
                last(page(1, "2024-01-01"), new StateTold("tickets", "{\"at\":1}"), page(2)));
    }

    @Test
    void aGlobalCursorVouchesForAllPartitions() {
        assertEquals(
                "1 record comes again.",
                last(page(1, 3), new StateTold("tickets", "{\"use_global_cursor\":true,\"state\":{\"at\":2}}")));
    }

    @Test
    void aStateThatGoesBackBringsRecordsAgain() {
        assertEquals(
                "2 records come again, and 1 at the state's own instant if the API includes it.",
                last(page(1, 2, 3), new StateTold("tickets", "{\"at\":3}"), new StateTold("tickets", "{\"at\":1}")));
    }

    /** In histories of slices that are read side by side, against the definition: what is behind the state comes again. */
    @Test
    void histories() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<TimelineEvent> events = new ArrayList<>();
            List<Long> left = new ArrayList<>();
            long state = -1;
            for (int step = 0; step < 30; step++) {
                if (random.nextInt(3) > 0) {
                    Integer[] cursors =
                            random.ints(1 + random.nextInt(4), 0, 20).boxed().toArray(Integer[]::new);
                    Stream.of(cursors).forEach(cursor -> left.add((long) cursor));
                    events.add(page((Object[]) cursors));
                } else {
                    state = random.nextInt(20);
                    events.add(new StateTold("tickets", "{\"at\":" + state + "}"));
                }
                long vouched = state;
                long again = left.stream().filter(cursor -> cursor > vouched).count();
                List<Moment> moments = Timeline.of("t", events).moments();
                assertEquals(again, moments.get(moments.size() - 1).again(), "seed " + seed + " step " + step);
            }
        }
    }

    @Test
    void instantsCompareHoweverTheyAreWritten() {
        List<String> same = List.of(
                "2024-01-02",
                "2024-01-02T00:00:00Z",
                "2024-01-02 00:00:00",
                "2024-01-02T01:00:00+01:00",
                "2024-01-02T00:00:00.000+0000",
                "2024-01-02T00:00:00.000000Z",
                "2024-01-02T00:00");
        same.forEach(text -> assertEquals(CursorKey.of("2024-01-02"), CursorKey.of(text), text));
        assertEquals(CursorKey.of(5L), CursorKey.of("5"));
        assertNull(CursorKey.of("02/01/2024"));
    }

    @Test
    void withoutCheckpointsInsideOfSlicesTheStatesInThemAreNotThere() {
        assertEquals(
                "Killed after page 2: the next sync begins where this one began; all 6 records come again.",
                texts(Timeline.of("t", Timeline.betweenSlices(EVENTS))).get(2));
    }

    @Test
    void eachSliceIsARow() {
        Timeline timeline = Timeline.of("t", EVENTS);
        assertEquals(
                List.of("January", "February"),
                timeline.rows().stream().map(Timeline.Row::label).toList());
        assertEquals(2, timeline.rows().get(0).ticks().size());
        assertEquals(2, timeline.rows().get(0).marks().size());
        assertEquals(3, timeline.pages());
    }

    @Test
    void theOutputOfASyncIsDrawn(@TempDir Path folder) throws IOException {
        Path output = Files.writeString(folder.resolve("sync.jsonl"), """
                {"type":"RECORD","record":{"stream":"a","data":{"x":"</script><b>"},"emitted_at":1}}
                {"type":"RECORD","record":{"stream":"a","data":{},"emitted_at":1}}
                {"type":"RECORD","record":{"stream":"b","data":{},"emitted_at":2}}
                {"type":"RECORD","record":{"stream":"a","data":{},"emitted_at":3}}
                {"type":"STATE","state":{"type":"STREAM","stream":{"stream_descriptor":{"name":"a"},"stream_state":{"at":"</script>"}}}}
                {"type":"RECORD","rec""");
        Timeline timeline =
                Timeline.of("t", SyncOutput.events("sync.jsonl", Map.of(), Files.newBufferedReader(output)));
        assertEquals(
                List.of("a", "b"),
                timeline.rows().stream().map(Timeline.Row::label).toList());
        assertEquals(
                List.of(2L, 1L),
                timeline.rows().get(0).ticks().stream()
                        .map(Timeline.Tick::records)
                        .toList());
        String html = TimelineDocument.html(List.of(output));
        assertTrue(html.contains("function drawTimeline("), html);
        assertFalse(html.contains("{\\\"at\\\":\\\"</script>"), "the data end the script");
        assertFalse(html.contains("/* data */") || html.contains("/* timeline.js */"), "a part is missing");
    }

    @Test
    void aFileOfAnotherKindIsNamed(@TempDir Path folder) throws IOException {
        Path config = Files.writeString(folder.resolve("config.json"), "{\"key\": 1}\n");
        InvalidDocumentException e =
                assertThrows(InvalidDocumentException.class, () -> TimelineDocument.html(List.of(config)));
        String message = String.valueOf(e.getMessage());
        assertTrue(message.contains("config.json:1:1: this line is no message"), message);
    }

    @Test
    void aLineThatIsNoMessageIsNamed(@TempDir Path folder) throws IOException {
        Path output =
                Files.writeString(folder.resolve("x.jsonl"), "{\"type\":\"LOG\"}\nnonsense\n{\"type\":\"LOG\"}\n");
        InvalidDocumentException problem =
                assertThrows(InvalidDocumentException.class, () -> TimelineDocument.html(List.of(output)));
        assertTrue(
                String.valueOf(problem.getMessage()).contains("x.jsonl:2:1: this line is no message"),
                problem.getMessage());
    }
}

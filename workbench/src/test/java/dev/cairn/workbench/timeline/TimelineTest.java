package dev.cairn.workbench.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimelineTest {

    private static final List<TimelineEvent> EVENTS = List.of(
            new SliceBegun("tickets", "January"),
            new PageRead("tickets", 10),
            new StateTold("tickets", "{\"at\":1}"),
            new PageRead("tickets", 7),
            new StateTold("tickets", "{\"at\":2}"),
            new SliceBegun("tickets", "February"),
            new PageRead("tickets", 1));

    private static List<String> texts(Timeline timeline) {
        return timeline.moments().stream().map(Moment::text).toList();
    }

    @Test
    void eachInstantSaysWhatTheNextSyncGoesOnFrom() {
        assertEquals(
                List.of(
                        "Killed before the first page: the next sync begins where this one began.",
                        "Killed after page 1: the next sync begins where this one began; 10 records come again.",
                        "Killed after this state: the next sync goes on from {\"at\":1}; no record comes again.",
                        "Killed after page 2: the next sync goes on from {\"at\":1}; 7 records come again.",
                        "Killed after this state: the next sync goes on from {\"at\":2}; no record comes again.",
                        "Killed after page 3: the next sync goes on from {\"at\":2}; 1 record comes again."),
                texts(Timeline.of("t", EVENTS)));
    }

    @Test
    void withoutCheckpointsInsideOfSlicesTheStatesInThemAreNotThere() {
        assertEquals(
                "Killed after page 2: the next sync begins where this one began; 17 records come again.",
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
        Timeline timeline = Timeline.of("t", SyncOutput.events("sync.jsonl", Files.newBufferedReader(output)));
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

package dev.cairn.workbench.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.workbench.reading.model.PageEvent;
import dev.cairn.workbench.reading.model.PageSteps;
import dev.cairn.workbench.reading.model.ReceivedResponse;
import dev.cairn.workbench.reading.model.RecordSteps;
import dev.cairn.workbench.reading.model.SliceBegunEvent;
import dev.cairn.workbench.reading.model.StateEvent;
import dev.cairn.workbench.timeline.TimelineEvent.PageRead;
import dev.cairn.workbench.timeline.TimelineEvent.SliceBegun;
import dev.cairn.workbench.timeline.TimelineEvent.StateTold;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SeenPagesTest {

    private static final Map<String, @Nullable Object> CONFIG = Map.of("token", "t");

    private final SeenPages seen = new SeenPages("items");

    @Test
    void hasTheConfigurationAloneBeforeAPage() {
        assertEquals(Map.of("config", CONFIG, "parameters", Map.of()), seen.variables(0, 0, CONFIG));
        assertEquals(SeenPages.withoutRead(CONFIG), seen.variables(-1, 0, CONFIG));
    }

    @Test
    void hasTheRecordAsTheExtractorGaveItAndTheLastOneAsItLeft() {
        seen.accept(new SliceBegunEvent(Map.of("day", "1")));
        seen.accept(page("{\"n\": 1}", List.of(record(1), record(2)), List.of(record(10), record(20))));
        assertEquals(
                Map.of(
                        "config", CONFIG,
                        "parameters", Map.of(),
                        "record", record(2),
                        "last_record", record(20),
                        "stream_slice", Map.of("day", "1"),
                        "response", Map.of("n", 1L)),
                seen.variables(0, 1, CONFIG));
    }

    @Test
    void takesTheRecordsThatLeftWhereNoStepsAreKnown() {
        seen.accept(page("no JSON", List.of(), List.of(record(10))));
        Map<String, @Nullable Object> variables = seen.variables(0, 0, CONFIG);
        assertEquals(record(10), variables.get("record"));
        assertEquals(Map.of(), variables.get("stream_slice"));
        assertTrue(variables.containsKey("response"));
        assertNull(variables.get("response"));
    }

    @Test
    void takesTheLastPageAndTheFirstRecordInPlaceOfOnesThatAreNotThere() {
        seen.accept(page(null, List.of(record(1)), List.of(record(1))));
        seen.accept(page(null, List.of(record(2), record(3)), List.of()));
        Map<String, @Nullable Object> variables = seen.variables(7, 9, CONFIG);
        assertEquals(record(2), variables.get("record"));
        assertNull(variables.get("last_record"));
    }

    @Test
    void showsTheStreamByItsFirstPage() {
        seen.accept(page("[1]", List.of(record(1), record(2)), List.of(record(10))));
        seen.accept(page("[2]", List.of(record(3)), List.of()));
        assertEquals(List.of(record(1)), seen.first().records());
        assertEquals(List.of(1L), seen.first().response());
    }

    @Test
    void keepsTheTimeline() {
        seen.accept(new SliceBegunEvent(Map.of("parent", Map.of(), "day", "1")));
        seen.accept(page(null, List.of(), List.of(record(10))));
        seen.accept(new StateEvent(Map.of("at", 3L)));
        seen.accept(new SliceBegunEvent("{}"));
        assertEquals(
                List.of(
                        new SliceBegun("items", "1"),
                        new PageRead("items", List.of(record(10))),
                        new StateTold("items", "{\"at\":3}"),
                        new SliceBegun("items", "one slice")),
                seen.timeline());
    }

    private static Map<String, @Nullable Object> record(long id) {
        return Map.of("id", id);
    }

    private static PageEvent page(
            @Nullable String body,
            List<Map<String, @Nullable Object>> originals,
            List<Map<String, @Nullable Object>> records) {
        Stream<RecordSteps> steps = originals.stream().map(original -> new RecordSteps(original, List.of()));
        return new PageEvent(
                records,
                null,
                body == null ? null : new ReceivedResponse(200, body, Map.of()),
                null,
                new PageSteps(List.of(), List.of(), steps.toList()),
                List.of());
    }
}

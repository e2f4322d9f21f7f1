package dev.cairn.server.internal.page;

import dev.cairn.json.Json;
import dev.cairn.runtime.trial.RecordTexts;
import dev.cairn.workbench.reading.model.PageEvent;
import dev.cairn.workbench.reading.model.ReceivedResponse;
import dev.cairn.workbench.reading.model.RecordSteps;
import dev.cairn.workbench.reading.model.SliceBegunEvent;
import dev.cairn.workbench.reading.model.StateEvent;
import dev.cairn.workbench.reading.model.TestReadEvent;
import dev.cairn.workbench.timeline.TimelineEvent;
import dev.cairn.workbench.timeline.TimelineEvent.PageRead;
import dev.cairn.workbench.timeline.TimelineEvent.SliceBegun;
import dev.cairn.workbench.timeline.TimelineEvent.StateTold;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the events of a test read, and keeps its pages and timeline for later. Confined to the thread that reads. */
final class ShownRead implements Consumer<TestReadEvent> {

    private final String stream;
    private final ReadLines lines;
    private final LastRead.Seen seen;
    private final List<TimelineEvent> timeline = new ArrayList<>();
    private Object slice = Map.of();

    ShownRead(ReadLines lines, LastRead.Seen seen) {
        this.stream = seen.read.stream();
        this.lines = lines;
        this.seen = seen;
    }

    /** Returns what happened so far, for a picture. */
    List<TimelineEvent> timeline() {
        return timeline;
    }

    @Override
    public void accept(TestReadEvent event) {
        if (event instanceof SliceBegunEvent begun) {
            slice = begun.descriptor() == null ? Map.of() : begun.descriptor();
            timeline.add(new SliceBegun(stream, label(slice)));
        } else if (event instanceof PageEvent page) {
            keep(page);
        } else if (event instanceof StateEvent state) {
            timeline.add(new StateTold(stream, Json.write(state.state())));
        }
        lines.write(event);
    }

    private void keep(PageEvent page) {
        RecordTexts records = new RecordTexts(); // much smaller than their values
        page.records().forEach(records::append);
        ReceivedResponse response = page.response();
        List<Map<String, @Nullable Object>> originals =
                page.steps().records().stream().map(RecordSteps::original).toList();
        seen.add(new LastRead.SeenPage(slice, response == null ? null : response.body(), originals, records));
        timeline.add(new PageRead(stream, records));
    }

    /** The values of a slice, which tell slices apart in little room; its names are the same in all of them. */
    private static String label(Object descriptor) {
        String values = descriptor instanceof Map<?, ?> map
                ? map.values().stream()
                        .filter(value -> !Map.of().equals(value))
                        .map(value -> value instanceof String text ? text : Json.write(value))
                        .collect(Collectors.joining(" "))
                : "";
        return values.isEmpty() ? "one slice" : values;
    }
}

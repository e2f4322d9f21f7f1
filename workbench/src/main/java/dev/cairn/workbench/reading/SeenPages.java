package dev.cairn.workbench.reading;

import dev.cairn.json.Json;
import dev.cairn.runtime.trial.RecordTexts;
import dev.cairn.workbench.reading.model.PageEvent;
import dev.cairn.workbench.reading.model.ReceivedResponse;
import dev.cairn.workbench.reading.model.RecordSteps;
import dev.cairn.workbench.reading.model.SliceBegunEvent;
import dev.cairn.workbench.reading.model.StateEvent;
import dev.cairn.workbench.reading.model.TestReadEvent;
import dev.cairn.workbench.seen.SeenRead;
import dev.cairn.workbench.timeline.TimelineEvent;
import dev.cairn.workbench.timeline.TimelineEvent.PageRead;
import dev.cairn.workbench.timeline.TimelineEvent.SliceBegun;
import dev.cairn.workbench.timeline.TimelineEvent.StateTold;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a test read for what comes after it: its timeline, and for completion and trying templates what templates can see
 * of its pages. Thread-safe.
 */
public final class SeenPages implements Consumer<TestReadEvent> {

    private final String stream;
    private final List<Page> pages = new ArrayList<>();
    private final List<TimelineEvent> timeline = new ArrayList<>();
    private Object slice = Map.of();

    public SeenPages(String stream) {
        this.stream = stream;
    }

    /**
     * A page.
     *
     * @param slice the slice's descriptor
     * @param body the response's body, without secrets; null where there is none
     * @param originals the records as the extractor gave them; empty where they were not told
     * @param records the records as they left
     */
    private record Page(
            Object slice,
            @Nullable String body,
            List<Map<String, @Nullable Object>> originals,
            List<Map<String, @Nullable Object>> records) {

        /** Puts the variables of a template at a record of the page. */
        void putInto(Map<String, @Nullable Object> variables, int number) {
            List<Map<String, @Nullable Object>> seen = originals.isEmpty() ? records : originals;
            if (!seen.isEmpty()) {
                variables.put("record", seen.get(number >= 0 && number < seen.size() ? number : 0));
                variables.put("last_record", records.isEmpty() ? null : records.get(records.size() - 1));
            }
            variables.put("stream_slice", slice instanceof Map<?, ?> ? slice : Map.of());
            variables.put("response", json(body));
        }
    }

    @Override
    public synchronized void accept(TestReadEvent event) {
        if (event instanceof SliceBegunEvent begun) {
            slice = begun.descriptor() == null ? Map.of() : begun.descriptor();
            timeline.add(new SliceBegun(stream, label(slice)));
        } else if (event instanceof PageEvent page) {
            RecordTexts records = new RecordTexts(); // much smaller than their values
            page.records().forEach(records::append);
            ReceivedResponse response = page.response();
            List<Map<String, @Nullable Object>> originals =
                    page.steps().records().stream().map(RecordSteps::original).toList();
            pages.add(new Page(slice, response == null ? null : response.body(), originals, records));
            timeline.add(new PageRead(stream, records));
        } else if (event instanceof StateEvent state) {
            timeline.add(new StateTold(stream, Json.write(state.state())));
        }
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

    /** Returns what happened so far, for a picture. */
    public synchronized List<TimelineEvent> timeline() {
        return List.copyOf(timeline);
    }

    /**
     * Returns the variables of a template at a record.
     *
     * @param page the page's number in the whole read; if there is no such page, the last one counts
     * @param record the record's number in its page; if there is no such record, the first one counts
     * @param config secrets in place
     */
    public Map<String, @Nullable Object> variables(int page, int record, Map<String, @Nullable Object> config) {
        Map<String, @Nullable Object> variables = withoutRead(config);
        Page at = page(page);
        if (at != null) {
            at.putInto(variables, record);
        }
        return variables;
    }

    /** Returns the variables of a template before anything was read. */
    public static Map<String, @Nullable Object> withoutRead(Map<String, @Nullable Object> config) {
        Map<String, @Nullable Object> variables = new LinkedHashMap<>();
        variables.put("config", config);
        variables.put("parameters", Map.of());
        return variables;
    }

    /** Returns what the first page shows of the stream. */
    public SeenRead first() {
        return SeenRead.of(variables(0, 0, Map.of()));
    }

    private synchronized @Nullable Page page(int number) {
        return pages.isEmpty() ? null : pages.get(number >= 0 && number < pages.size() ? number : pages.size() - 1);
    }

    /** Returns the value of a body; null where that is no JSON. */
    static @Nullable Object json(@Nullable String body) {
        try {
            return body == null ? null : Json.parse(body);
        } catch (IOException e) {
            return null; // not every response is JSON
        }
    }
}

package dev.cairn.server.internal.page;

import dev.cairn.json.Json;
import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.trial.AuxiliaryRequest;
import dev.cairn.runtime.trial.Exchange;
import dev.cairn.runtime.trial.FailureCause;
import dev.cairn.runtime.trial.PageRead;
import dev.cairn.runtime.trial.TestReadListener;
import dev.cairn.runtime.trial.TestReadLog;
import dev.cairn.workbench.timeline.TimelineEvent;
import dev.cairn.workbench.timeline.TimelineEvent.SliceBegun;
import dev.cairn.workbench.timeline.TimelineEvent.StateTold;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes what happens in a test read, and keeps what comes after it needs. Confined to the thread that reads. */
final class ReadEvents implements TestReadListener {

    private final String stream;
    private final ReadLines lines;
    private final ReadSteps steps;
    private final LastRead.Seen seen;
    private final List<TimelineEvent> events = new ArrayList<>();
    private Object slice = Map.of();

    ReadEvents(String stream, ReadLines lines, ReadSteps steps, LastRead.Seen seen) {
        this.stream = stream;
        this.lines = lines;
        this.steps = steps;
        this.seen = seen;
    }

    /** What happened so far, for a picture. */
    List<TimelineEvent> events() {
        return events;
    }

    @Override
    public void slice(Object descriptor) {
        slice = descriptor;
        events.add(new SliceBegun(stream, label(descriptor)));
        lines.write("slice", Map.of("descriptor", descriptor));
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

    @Override
    public void exchange(Exchange exchange) {
        lines.write("progress", Map.of("url", exchange.request().url()));
    }

    @Override
    public void auxiliary(AuxiliaryRequest request) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>(request.toJson());
        json.put("transfer", transfer(request.exchange()));
        lines.write("auxiliary", json);
    }

    @Override
    public void page(PageRead page) {
        List<Map<String, @Nullable Object>> records = page.records();
        Exchange exchange = page.exchange();
        seen.add(new LastRead.SeenPage(
                slice, exchange == null ? null : exchange.response().body(), steps.originals(), records));
        events.add(new TimelineEvent.PageRead(stream, records));
        Map<String, @Nullable Object> json = new LinkedHashMap<>(page.toJson());
        json.put("transfer", exchange == null ? null : transfer(exchange));
        json.put("steps", steps.take());
        json.put("templates", steps.takeTemplates());
        lines.page(records.size(), json);
    }

    /** How an answer came. */
    private static Map<String, Object> transfer(Exchange exchange) {
        Exchange.Received response = exchange.response();
        return Map.of("millis", response.took().toMillis(), "bytes", response.bytes(), "cut", response.cut());
    }

    @Override
    public void state(Message.State state) {
        events.add(new StateTold(stream, Json.write(state.state())));
        lines.write("state", Map.of("state", state.state()));
    }

    @Override
    public void log(TestReadLog log) {
        lines.write("log", log.toJson());
    }

    @Override
    public void failed(TestReadLog log, FailureCause cause) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>(log.toJson());
        json.put("cause", cause.name().toLowerCase(Locale.ROOT));
        json.put("template", cause == FailureCause.TEMPLATE ? steps.failedTemplate() : null);
        lines.write("log", json);
    }
}

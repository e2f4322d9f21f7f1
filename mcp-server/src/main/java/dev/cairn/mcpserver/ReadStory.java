package dev.cairn.mcpserver;

import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.trial.AuxiliaryRequest;
import dev.cairn.runtime.trial.Exchange;
import dev.cairn.runtime.trial.PageRead;
import dev.cairn.runtime.trial.RecordTrace;
import dev.cairn.runtime.trial.TestReadListener;
import dev.cairn.workbench.reading.PageSteps;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes down what happens in a test read, as plain JSON values. Confined to the thread that reads. */
final class ReadStory implements TestReadListener {

    private static final int LONGEST_BODY = 2000;

    private final PageSteps steps = new PageSteps(false);
    private final List<Slice> slices = new ArrayList<>();
    private final List<AuxiliaryRequest> others = new ArrayList<>();
    private final List<Map<String, @Nullable Object>> records = new ArrayList<>();
    private final int most;
    private long read;

    /** A slice, as far as it was read. */
    private static final class Slice {

        private final Object descriptor;
        private final List<Page> pages = new ArrayList<>();
        private @Nullable Map<String, @Nullable Object> state;

        Slice(Object descriptor) {
            this.descriptor = descriptor;
        }
    }

    /** @param why it has fewer records than the answer */
    private record Page(int records, @Nullable Exchange exchange, List<String> why) {}

    /** @param most how many records are kept */
    ReadStory(int most) {
        this.most = most;
    }

    /** Hears what becomes of each record. */
    RecordTrace trace() {
        return steps;
    }

    @Override
    public void slice(Object descriptor) {
        slices.add(new Slice(descriptor));
    }

    @Override
    public void auxiliary(AuxiliaryRequest request) {
        others.add(request);
    }

    @Override
    public void page(PageRead page) {
        List<Map<String, @Nullable Object>> all = page.records();
        read += all.size();
        all.stream().limit(most - records.size()).forEach(records::add);
        current().pages.add(new Page(all.size(), page.exchange(), steps.end(all.size())));
    }

    @Override
    public void state(Message.State state) {
        if (!slices.isEmpty()) {
            current().state = state.state();
        }
    }

    private Slice current() {
        if (slices.isEmpty()) {
            slices.add(new Slice(Map.of()));
        }
        return slices.get(slices.size() - 1);
    }

    long recordsRead() {
        return read;
    }

    List<Map<String, @Nullable Object>> records() {
        return records;
    }

    /** @param whole whether headers and bodies are shown */
    List<Map<String, @Nullable Object>> slices(boolean whole) {
        return slices.stream().map(slice -> slice(slice, whole)).toList();
    }

    private static Map<String, @Nullable Object> slice(Slice slice, boolean whole) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("slice", slice.descriptor);
        members.put("pages", slice.pages.stream().map(page -> page(page, whole)).toList());
        if (slice.state != null) {
            members.put("state", slice.state);
        }
        return members;
    }

    private static Map<String, @Nullable Object> page(Page page, boolean whole) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("records", (long) page.records);
        if (page.exchange != null) {
            putLine(page.exchange, members);
        }
        if (!page.why.isEmpty()) {
            members.put("why", page.why);
        }
        if (page.exchange != null && whole) {
            members.put("exchange", whole(page.exchange));
        }
        return members;
    }

    /** @param whole whether headers and bodies are shown */
    List<Map<String, @Nullable Object>> otherRequests(boolean whole) {
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        for (AuxiliaryRequest other : others) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            members.put("title", other.title());
            putLine(other.exchange(), members);
            if (whole) {
                members.put("exchange", whole(other.exchange()));
            }
            all.add(members);
        }
        return all;
    }

    private static void putLine(Exchange exchange, Map<String, @Nullable Object> members) {
        members.put(
                "request",
                exchange.request().method() + " " + exchange.request().url());
        members.put("status", (long) exchange.response().status());
        members.put("bytes", exchange.response().bytes());
    }

    private static Map<String, @Nullable Object> whole(Exchange exchange) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("request_headers", exchange.request().headers());
        String body = exchange.request().body();
        if (body != null && !body.isEmpty()) {
            members.put("request_body", AnswerBound.shortened(body, LONGEST_BODY));
        }
        members.put("response_headers", exchange.response().headers());
        members.put("response_body", AnswerBound.shortened(exchange.response().body(), LONGEST_BODY));
        return members;
    }
}

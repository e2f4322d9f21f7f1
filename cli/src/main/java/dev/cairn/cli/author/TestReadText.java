package dev.cairn.cli.author;

import dev.cairn.cli.terminal.TerminalText;
import dev.cairn.json.Json;
import dev.cairn.pythonvalues.words.Phrases;
import dev.cairn.runtime.protocol.LogLevel;
import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.trial.AuxiliaryRequest;
import dev.cairn.runtime.trial.Exchange;
import dev.cairn.runtime.trial.PageRead;
import dev.cairn.runtime.trial.RecordTrace;
import dev.cairn.runtime.trial.TestReadListener;
import dev.cairn.runtime.trial.TestReadLog;
import dev.cairn.runtime.trial.TestReadResult;
import dev.cairn.workbench.reading.PageSteps;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prints a test read for people, as it goes on. Not thread-safe. */
final class TestReadText implements TestReadListener {

    private static final int LONGEST_BODY = 4000;

    private final PrintStream out;
    private final List<TestReadPart> show;
    private final PageSteps steps;
    private int slices;
    private int pages;

    TestReadText(PrintStream out, List<TestReadPart> show) {
        this.out = out;
        this.show = show;
        this.steps = new PageSteps(show.contains(TestReadPart.steps));
    }

    /** Hears what becomes of each record. */
    RecordTrace trace() {
        return steps;
    }

    @Override
    public void slice(Object descriptor) {
        slices++;
        pages = 0;
        print("slice " + slices + (descriptor instanceof Map<?, ?> slice ? " " + Json.write(slice) : ""));
    }

    @Override
    public void auxiliary(AuxiliaryRequest request) {
        print("  " + request.title() + ": " + line(request.exchange()));
        showWhole(request.exchange());
    }

    @Override
    public void page(PageRead page) {
        pages++;
        int count = page.records().size();
        String records = count == 0 ? "no records" : Phrases.count(count, "record");
        Exchange exchange = page.exchange();
        print("  page " + pages + ": " + records + (exchange == null ? "" : ", " + line(exchange)));
        if (exchange != null) {
            showWhole(exchange);
        }
        steps.end(count).forEach(line -> print("    " + line));
        if (show.contains(TestReadPart.records) && count > 0) {
            RecordTable.lines(page.records()).forEach(line -> out.println("    " + line));
        }
        out.flush();
    }

    private static String line(Exchange exchange) {
        Exchange.Received response = exchange.response();
        return exchange.request().method() + " " + exchange.request().url() + " → " + response.status() + ", "
                + Phrases.count(response.bytes(), "byte");
    }

    private void showWhole(Exchange exchange) {
        if (show.contains(TestReadPart.requests)) {
            part("> ", exchange.request().headers(), exchange.request().body());
            part("< ", exchange.response().headers(), exchange.response().body());
        }
    }

    private void part(String mark, Map<String, String> headers, @Nullable String body) {
        headers.forEach((name, value) -> print("    " + mark + name + ": " + value));
        if (body != null && !body.isEmpty()) {
            String shown = Phrases.shortened(body, LONGEST_BODY);
            shown.lines().forEach(line -> print("    " + mark + line));
        }
    }

    @Override
    public void state(Message.State state) {
        print("  state " + Json.write(state.state()));
    }

    @Override
    public void log(TestReadLog log) {
        if (log.level() == LogLevel.INFO) {
            return; // that a stream begins and ends can be seen
        }
        print(log.level() + " " + log.message());
        String internal = log.internalMessage();
        if (internal != null && !internal.equals(log.message())) {
            print("      " + internal);
        }
    }

    /** What is known at the end. */
    void end(TestReadResult result) {
        if (show.contains(TestReadPart.schema) && result.declarableSchema() != null) {
            schema(result.declarableSchema(), result.inferredDatetimeFormats());
        }
        long records = result.slices().stream()
                .flatMap(slice -> slice.pages().stream())
                .mapToLong(page -> page.records().size())
                .sum();
        long read = result.slices().stream()
                .mapToLong(slice -> slice.pages().size())
                .sum();
        print(Phrases.count(records, "record") + " in " + Phrases.count(read, "page") + " of "
                + Phrases.count(result.slices().size(), "slice")
                + (result.limitReached() ? "; a limit was reached, so there may be more" : ""));
    }

    private void schema(Map<String, @Nullable Object> schema, Map<String, String> formats) {
        print("schema of these records:");
        if (schema.get("properties") instanceof Map<?, ?> properties) {
            properties.forEach((name, property) -> print("  " + name + ": " + Json.write(property)
                    + (schema.get("required") instanceof List<?> required && required.contains(name)
                            ? ", required"
                            : "")
                    + (formats.containsKey(String.valueOf(name)) ? ", a date: " + formats.get(name) : "")));
        }
    }

    private void print(String line) {
        out.println(TerminalText.safe(line));
    }
}

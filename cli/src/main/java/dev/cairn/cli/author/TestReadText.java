package dev.cairn.cli.author;

import dev.cairn.cli.terminal.TerminalText;
import dev.cairn.json.Json;
import dev.cairn.pythonvalues.words.Phrases;
import dev.cairn.runtime.protocol.LogLevel;
import dev.cairn.runtime.trial.TestReadResult;
import dev.cairn.workbench.reading.PageWords;
import dev.cairn.workbench.reading.ReadDetail;
import dev.cairn.workbench.reading.model.AuxiliaryEvent;
import dev.cairn.workbench.reading.model.LogEvent;
import dev.cairn.workbench.reading.model.PageEvent;
import dev.cairn.workbench.reading.model.ReceivedResponse;
import dev.cairn.workbench.reading.model.SentRequest;
import dev.cairn.workbench.reading.model.SliceBegunEvent;
import dev.cairn.workbench.reading.model.StateEvent;
import dev.cairn.workbench.reading.model.TestReadEvent;
import dev.cairn.workbench.reading.model.Transfer;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Prints a test read for people, as it goes on. Not thread-safe. */
final class TestReadText implements Consumer<TestReadEvent> {

    private static final int LONGEST_BODY = 4000;

    private final PrintStream out;
    private final List<TestReadPart> show;
    private int slices;
    private int pages;

    TestReadText(PrintStream out, List<TestReadPart> show) {
        this.out = out;
        this.show = show;
    }

    /** Returns the detail that is printed. */
    ReadDetail detail() {
        return show.contains(TestReadPart.steps) ? ReadDetail.STEPS : ReadDetail.PAGES;
    }

    @Override
    public void accept(TestReadEvent event) {
        if (event instanceof SliceBegunEvent slice) {
            slice(slice);
        } else if (event instanceof AuxiliaryEvent request) {
            print("  " + request.title() + ": " + line(request.request(), request.response(), request.transfer()));
            showWhole(request.request(), request.response());
        } else if (event instanceof PageEvent page) {
            page(page);
        } else if (event instanceof StateEvent state) {
            print("  state " + Json.write(state.state()));
        } else if (event instanceof LogEvent log) {
            log(log);
        }
    }

    private void slice(SliceBegunEvent slice) {
        slices++;
        pages = 0;
        print("slice " + slices + (slice.descriptor() instanceof Map<?, ?> values ? " " + Json.write(values) : ""));
    }

    private void page(PageEvent page) {
        pages++;
        int count = page.records().size();
        String records = count == 0 ? "no records" : Phrases.count(count, "record");
        SentRequest request = page.request();
        ReceivedResponse response = page.response();
        Transfer transfer = page.transfer();
        if (request == null || response == null || transfer == null) {
            print("  page " + pages + ": " + records);
        } else {
            print("  page " + pages + ": " + records + ", " + line(request, response, transfer));
            showWhole(request, response);
        }
        PageWords.why(page).forEach(line -> print("    " + line));
        PageWords.steps(page).forEach(line -> print("    " + line));
        if (show.contains(TestReadPart.records) && count > 0) {
            RecordTable.lines(page.records()).forEach(line -> out.println("    " + line));
        }
        out.flush();
    }

    private static String line(SentRequest request, ReceivedResponse response, Transfer transfer) {
        return request.httpMethod() + " " + request.url() + " → " + response.status() + ", "
                + Phrases.count(transfer.bytes(), "byte");
    }

    private void showWhole(SentRequest request, ReceivedResponse response) {
        if (show.contains(TestReadPart.requests)) {
            part("> ", request.headers(), request.body());
            part("< ", response.headers(), response.body());
        }
    }

    private void part(String mark, Map<String, String> headers, @Nullable String body) {
        headers.forEach((name, value) -> print("    " + mark + name + ": " + value));
        if (body != null && !body.isEmpty()) {
            String shown = Phrases.shortened(body, LONGEST_BODY);
            shown.lines().forEach(line -> print("    " + mark + line));
        }
    }

    private void log(LogEvent log) {
        if (log.level().equals(LogLevel.INFO.name())) {
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

package dev.cairn.mcpserver;

import dev.cairn.json.Json;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.config.StateReader;
import dev.cairn.runtime.protocol.LogLevel;
import dev.cairn.runtime.trial.TestRead;
import dev.cairn.runtime.trial.TestReadLimits;
import dev.cairn.runtime.trial.TestReadResult;
import dev.cairn.workbench.reading.PageWords;
import dev.cairn.workbench.reading.ReadCollector;
import dev.cairn.workbench.reading.ReadDetail;
import dev.cairn.workbench.reading.ReadStory;
import dev.cairn.workbench.reading.model.AgentExchange;
import dev.cairn.workbench.reading.model.AgentLog;
import dev.cairn.workbench.reading.model.AgentPage;
import dev.cairn.workbench.reading.model.AgentRead;
import dev.cairn.workbench.reading.model.AgentRequest;
import dev.cairn.workbench.reading.model.AgentSlice;
import dev.cairn.workbench.reading.model.AuxiliaryEvent;
import dev.cairn.workbench.reading.model.DoneEvent;
import dev.cairn.workbench.reading.model.PageEvent;
import dev.cairn.workbench.reading.model.ReceivedResponse;
import dev.cairn.workbench.reading.model.SentRequest;
import dev.cairn.workbench.reading.model.Transfer;
import dev.cairn.workbench.seen.SeenRead;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The first records of a stream, and everything about them. */
record TestReadTool(Desk desk) implements AgentTool {

    /** What is kept of all bodies of a read. */
    private static final long SHOWN_BYTES = 1L << 20;

    private static final int LONGEST_BODY = 2000;
    private static final Set<String> UNTOLD = Set.of(LogLevel.INFO.name(), LogLevel.DEBUG.name());

    @Override
    public String name() {
        return "test_read";
    }

    @Override
    public Duration longest(Duration others) {
        return others.multipliedBy(2);
    }

    @Override
    public Map<String, @Nullable Object> answer(ToolCall call) {
        Arguments arguments = call.arguments();
        NamedManifest source = NamedManifest.of(arguments, desk.folder());
        Connector connector = source.connector();
        int records = arguments.number("records", 20);
        TestRead read = TestRead.of(arguments.required("stream"))
                .from(state(arguments.value("state")))
                .within(limits(arguments).records(records).stoppingAtRecords())
                .masking(call.secrets())
                .until(call.budget().stop());
        ReadStory story = new ReadStory();
        TestReadResult result = new ReadCollector(connector, ReadDetail.PAGES, story)
                .run(desk.configs().read(arguments.required("config")), read, desk.options());
        seen(story).ifPresent(desk.seen()::set);
        boolean whole =
                arguments.value("requests") instanceof Boolean asked ? asked : result.hasErrors() || story.count() == 0;
        DoneEvent end = ReadCollector.end(read, result).build();
        return AgentRead.builder()
                .succeeded(!result.hasErrors() && !end.stopped())
                .recordsRead(story.count())
                .limitReached(end.limit())
                .stopped(end.stopped())
                .logs(logs(story, result))
                .problems(ProblemList.of(result.findings(), source))
                .records(story.pages()
                        .flatMap(page -> page.records().stream())
                        .limit(records)
                        .toList())
                .slices(story.slices().stream()
                        .map(slice -> slice(slice, whole))
                        .toList())
                .otherRequests(story.auxiliary().stream()
                        .map(other -> other(other, whole))
                        .toList())
                .detectedSchema(end.seen())
                .datetimeFormats(end.seen() == null ? null : end.formats())
                .build()
                .toJson();
    }

    private static AgentSlice slice(ReadStory.ToldSlice slice, boolean whole) {
        return new AgentSlice(
                slice.descriptor(),
                slice.pages().stream().map(page -> page(page, whole)).toList(),
                slice.state());
    }

    private static AgentPage page(PageEvent page, boolean whole) {
        List<String> why = PageWords.why(page);
        SentRequest request = page.request();
        ReceivedResponse response = page.response();
        Transfer transfer = page.transfer();
        boolean sent = request != null && response != null && transfer != null;
        return new AgentPage(
                page.records().size(),
                request == null ? null : line(request),
                response == null ? null : response.status(),
                transfer == null ? null : transfer.bytes(),
                why.isEmpty() ? null : why,
                sent && whole ? exchange(request, response) : null);
    }

    private static AgentRequest other(AuxiliaryEvent other, boolean whole) {
        return new AgentRequest(
                other.title(),
                line(other.request()),
                other.response().status(),
                other.transfer().bytes(),
                whole ? exchange(other.request(), other.response()) : null);
    }

    private static String line(SentRequest request) {
        return request.httpMethod() + " " + request.url();
    }

    private static AgentExchange exchange(SentRequest request, ReceivedResponse response) {
        String body = request.body();
        return new AgentExchange(
                request.headers(),
                body == null || body.isEmpty() ? null : AnswerBound.shortened(body, LONGEST_BODY),
                response.headers(),
                AnswerBound.shortened(response.body(), LONGEST_BODY));
    }

    /** What the first page of a read had, for the examples of components. */
    private static Optional<SeenRead> seen(ReadStory story) {
        return story.pages()
                .filter(page -> !page.records().isEmpty())
                .findFirst()
                .map(page -> new SeenRead(page.records(), json(page.response())));
    }

    private static @Nullable Object json(@Nullable ReceivedResponse response) {
        try {
            return response == null ? null : Json.parse(response.body());
        } catch (IOException e) {
            return null; // not every response is JSON
        }
    }

    private static TestReadLimits limits(Arguments arguments) {
        return TestReadLimits.STANDARD
                .pages(arguments.number("pages", 3))
                .slices(arguments.number("slices", 3))
                .time(Duration.ofSeconds(arguments.number("seconds", 30)))
                .bodyBytes(SHOWN_BYTES);
    }

    private static InputState state(@Nullable Object given) {
        return given == null ? InputState.EMPTY : new StateReader().read("state", Json.write(given));
    }

    private static List<AgentLog> logs(ReadStory story, TestReadResult result) {
        Stream<AgentLog> logs = story.logs().stream()
                .filter(log -> !UNTOLD.contains(log.level()))
                .map(log -> new AgentLog(
                        log.level(),
                        log.message(),
                        log.message().equals(log.internalMessage()) ? null : log.internalMessage()));
        Stream<AgentLog> renewed = Stream.ofNullable(result.latestConfigUpdate())
                .map(update -> new AgentLog(
                        LogLevel.WARN.name(),
                        "The API has given out new tokens in place of those in the configuration, whose file was not changed; the API"
                                + " may refuse the old ones. The person gets a new file from"
                                + " 'cairn check --config FILE --config-out FILE'.",
                        null));
        return Stream.concat(logs, renewed).toList();
    }
}

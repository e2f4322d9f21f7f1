package dev.cairn.mcpserver;

import dev.cairn.json.Json;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.config.StateReader;
import dev.cairn.runtime.protocol.LogLevel;
import dev.cairn.runtime.trial.Exchange;
import dev.cairn.runtime.trial.TestRead;
import dev.cairn.runtime.trial.TestReadLimits;
import dev.cairn.runtime.trial.TestReadLog;
import dev.cairn.runtime.trial.TestReadResult;
import dev.cairn.workbench.seen.SeenRead;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The first records of a stream, and everything about them. */
record TestReadTool(Desk desk) implements AgentTool {

    /** What is kept of all bodies of a read. */
    private static final long SHOWN_BYTES = 1L << 20;

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
        ReadStory story = new ReadStory(records);
        TestReadResult result = connector.testRead(
                desk.configs().read(arguments.required("config")),
                TestRead.of(arguments.required("stream"))
                        .from(state(arguments.value("state")))
                        .within(limits(arguments).records(records).stoppingAtRecords())
                        .masking(call.secrets())
                        .until(call.budget().stop())
                        .telling(story)
                        .tracing(story.trace()),
                desk.options());
        seen(result).ifPresent(desk.seen()::set);
        boolean whole = arguments.value("requests") instanceof Boolean asked
                ? asked
                : result.hasErrors() || story.recordsRead() == 0;
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        boolean stopped = call.budget().stop().isRequested();
        answer.put("succeeded", !result.hasErrors() && !stopped);
        answer.put("records_read", story.recordsRead());
        answer.put("limit_reached", result.limitReached());
        answer.put("stopped", stopped);
        answer.put("logs", logs(result));
        answer.put("problems", ProblemList.of(result.findings(), source));
        answer.put("records", story.records());
        answer.put("slices", story.slices(whole));
        answer.put("other_requests", story.otherRequests(whole));
        if (result.declarableSchema() != null) {
            answer.put("detected_schema", result.declarableSchema());
            answer.put("datetime_formats", result.inferredDatetimeFormats());
        }
        return answer;
    }

    /** What the first page of a read had, for the examples of components. */
    private static Optional<SeenRead> seen(TestReadResult result) {
        return result.slices().stream()
                .flatMap(slice -> slice.pages().stream())
                .filter(page -> !page.records().isEmpty())
                .findFirst()
                .map(page -> new SeenRead(page.records(), json(page.exchange())));
    }

    private static @Nullable Object json(@Nullable Exchange exchange) {
        try {
            return exchange == null ? null : Json.parse(exchange.response().body());
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

    private static List<Map<String, @Nullable Object>> logs(TestReadResult result) {
        List<Map<String, @Nullable Object>> logs = new ArrayList<>();
        Stream.concat(result.logs().stream(), result.notes().stream())
                .filter(log -> log.level() != LogLevel.INFO && log.level() != LogLevel.DEBUG)
                .forEach(log -> logs.add(log(log)));
        if (result.latestConfigUpdate() != null) {
            logs.add(log(new TestReadLog(
                    LogLevel.WARN,
                    "The API has given out new tokens in place of those in the configuration, whose file was not changed; the API"
                            + " may refuse the old ones. The person gets a new file from"
                            + " 'cairn check --config FILE --config-out FILE'.")));
        }
        return logs;
    }

    private static Map<String, @Nullable Object> log(TestReadLog log) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("level", log.level().name());
        members.put("message", log.message());
        if (log.internalMessage() != null && !log.internalMessage().equals(log.message())) {
            members.put("details", log.internalMessage());
        }
        return members;
    }
}

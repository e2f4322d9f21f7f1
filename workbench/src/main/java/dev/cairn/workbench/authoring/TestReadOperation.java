package dev.cairn.workbench.authoring;

import dev.cairn.json.Json;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.config.StateReader;
import dev.cairn.runtime.protocol.LogLevel;
import dev.cairn.runtime.trial.TestRead;
import dev.cairn.runtime.trial.TestReadLimits;
import dev.cairn.runtime.trial.TestReadResult;
import dev.cairn.workbench.operation.Operation;
import dev.cairn.workbench.operation.OperationCall;
import dev.cairn.workbench.operation.ResponseBound;
import dev.cairn.workbench.operation.model.TestReadAuxiliary;
import dev.cairn.workbench.operation.model.TestReadExchange;
import dev.cairn.workbench.operation.model.TestReadLine;
import dev.cairn.workbench.operation.model.TestReadPage;
import dev.cairn.workbench.operation.model.TestReadRequest;
import dev.cairn.workbench.operation.model.TestReadResponse;
import dev.cairn.workbench.operation.model.TestReadSlice;
import dev.cairn.workbench.reading.PageWords;
import dev.cairn.workbench.reading.ReadCollector;
import dev.cairn.workbench.reading.ReadDetail;
import dev.cairn.workbench.reading.ReadStory;
import dev.cairn.workbench.reading.model.AuxiliaryEvent;
import dev.cairn.workbench.reading.model.DoneEvent;
import dev.cairn.workbench.reading.model.PageEvent;
import dev.cairn.workbench.reading.model.ReceivedResponse;
import dev.cairn.workbench.reading.model.SentRequest;
import dev.cairn.workbench.reading.model.Transfer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the first records of a stream. */
public final class TestReadOperation implements Operation<TestReadRequest> {

    /** What is kept of all bodies of a read. */
    private static final long SHOWN_BYTES = 1L << 20;

    private static final int LONGEST_BODY = 2000;
    private static final Set<String> UNTOLD = Set.of(LogLevel.INFO.name(), LogLevel.DEBUG.name());

    @Override
    public TestReadRequest request(Object json) {
        return TestReadRequest.fromJson(json);
    }

    @Override
    public Duration longest(Duration standard) {
        return standard.multipliedBy(2);
    }

    @Override
    public TestReadResponse perform(TestReadRequest request, OperationCall call) {
        NamedManifest source = NamedManifest.of(request.manifest(), request.manifestText(), call.desk());
        TestRead read = TestRead.of(request.stream())
                .from(state(request.state()))
                .within(limits(request))
                .masking(call.secrets())
                .until(call.budget().stop());
        ReadStory story = new ReadStory();
        TestReadResult result = new ReadCollector(source.connector(), ReadDetail.PAGES, story)
                .run(
                        call.desk().configs().read(request.config()),
                        read,
                        call.desk().options());
        story.seen().ifPresent(call.desk().seen()::set);
        Boolean asked = request.requests();
        boolean whole = asked == null ? result.hasErrors() || story.count() == 0 : asked;
        DoneEvent end = ReadCollector.end(read, result).build();
        return TestReadResponse.builder()
                .succeeded(!result.hasErrors() && !end.stopped())
                .recordsRead(story.count())
                .limitReached(end.limit())
                .stopped(end.stopped())
                .logs(logs(story, result))
                .problems(ManifestIssues.of(result.findings(), source.file(), source.text()))
                .records(story.pages()
                        .flatMap(page -> page.records().stream())
                        .limit(request.records())
                        .toList())
                .slices(story.slices().stream()
                        .map(slice -> slice(slice, whole))
                        .toList())
                .otherRequests(story.auxiliary().stream()
                        .map(other -> other(other, whole))
                        .toList())
                .detectedSchema(end.seen())
                .datetimeFormats(end.seen() == null ? null : end.formats())
                .build();
    }

    private static TestReadSlice slice(ReadStory.ToldSlice slice, boolean whole) {
        return TestReadSlice.builder()
                .slice(slice.descriptor())
                .pages(slice.pages().stream().map(page -> page(page, whole)).toList())
                .state(slice.state())
                .build();
    }

    private static TestReadPage page(PageEvent page, boolean whole) {
        List<String> why = PageWords.why(page);
        SentRequest request = page.request();
        ReceivedResponse response = page.response();
        Transfer transfer = page.transfer();
        TestReadPage.Builder told =
                TestReadPage.builder().records(page.records().size());
        if (request != null) {
            told.request(line(request));
        }
        if (response != null) {
            told.status(response.status());
        }
        if (transfer != null) {
            told.bytes(transfer.bytes());
        }
        if (!why.isEmpty()) {
            told.why(why);
        }
        if (whole && request != null && response != null && transfer != null) {
            told.exchange(exchange(request, response));
        }
        return told.build();
    }

    private static TestReadAuxiliary other(AuxiliaryEvent other, boolean whole) {
        return new TestReadAuxiliary(
                other.title(),
                line(other.request()),
                other.response().status(),
                other.transfer().bytes(),
                whole ? exchange(other.request(), other.response()) : null);
    }

    private static String line(SentRequest request) {
        return request.httpMethod() + " " + request.url();
    }

    private static TestReadExchange exchange(SentRequest request, ReceivedResponse response) {
        String body = request.body();
        return new TestReadExchange(
                request.headers(),
                body == null || body.isEmpty() ? null : ResponseBound.shortened(body, LONGEST_BODY),
                response.headers(),
                ResponseBound.shortened(response.body(), LONGEST_BODY));
    }

    private static TestReadLimits limits(TestReadRequest request) {
        return TestReadLimits.STANDARD
                .pages(Math.toIntExact(request.pages()))
                .slices(Math.toIntExact(request.slices()))
                .records(Math.toIntExact(request.records()))
                .stoppingAtRecords()
                .time(Duration.ofSeconds(request.seconds()))
                .bodyBytes(SHOWN_BYTES);
    }

    private static InputState state(@Nullable Object given) {
        return given == null ? InputState.EMPTY : new StateReader().read("state", Json.write(given));
    }

    private static List<TestReadLine> logs(ReadStory story, TestReadResult result) {
        Stream<TestReadLine> logs = story.logs().stream()
                .filter(log -> !UNTOLD.contains(log.level()))
                .map(log -> new TestReadLine(
                        log.level(),
                        log.message(),
                        log.message().equals(log.internalMessage()) ? null : log.internalMessage()));
        Stream<TestReadLine> renewed = Stream.ofNullable(result.latestConfigUpdate())
                .map(update -> new TestReadLine(
                        LogLevel.WARN.name(),
                        "The API has given out new tokens in place of those in the configuration, whose file was not changed; the API"
                                + " may refuse the old ones. The person gets a new file from"
                                + " 'cairn check --config FILE --config-out FILE'.",
                        null));
        return Stream.concat(logs, renewed).toList();
    }
}

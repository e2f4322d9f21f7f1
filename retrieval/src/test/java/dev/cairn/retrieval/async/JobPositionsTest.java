package dev.cairn.retrieval.async;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.cairn.core.secret.SecretMask;
import dev.cairn.core.slice.PagePosition;
import dev.cairn.core.slice.Slice;
import dev.cairn.faketime.FakeTime;
import dev.cairn.http.Headers;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import dev.cairn.http.client.BodyMode;
import dev.cairn.http.client.HttpEnvironment;
import dev.cairn.http.client.HttpRequester;
import dev.cairn.http.client.HttpSender;
import dev.cairn.http.error.DefaultErrorHandler;
import dev.cairn.http.request.Authenticator;
import dev.cairn.http.request.HttpMethod;
import dev.cairn.http.request.RequestObserver;
import dev.cairn.http.request.RequestOptionTemplates;
import dev.cairn.http.request.RequestTemplates;
import dev.cairn.http.request.TemplatedValue;
import dev.cairn.http.request.TestTemplate;
import dev.cairn.json.Json;
import dev.cairn.records.FieldPath;
import dev.cairn.records.RecordSelector;
import dev.cairn.records.decoder.JsonDecoder;
import dev.cairn.records.extract.DpathExtractor;
import dev.cairn.records.extract.ValueExtractor;
import dev.cairn.retrieval.Page;
import dev.cairn.retrieval.ReadingRules;
import dev.cairn.retrieval.SimpleRetriever;
import dev.cairn.retrieval.SliceEvent;
import dev.cairn.retrieval.SliceOptions;
import dev.cairn.retrieval.SliceReader;
import dev.cairn.retrieval.SliceSource;
import dev.cairn.retrieval.ahead.ReadAhead;
import dev.cairn.retrieval.pagination.NoPagination;
import dev.cairn.retrieval.pagination.signal.EndDoubts;
import dev.cairn.retrieval.position.PositionKeeper;
import dev.cairn.retrieval.position.PositionRules;
import dev.cairn.retrieval.position.RecordKey;
import dev.cairn.templates.Scope;
import dev.cairn.templates.Template;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which of a job's results come again. */
class JobPositionsTest {

    private static final int FILES = 4;

    private final FakeTime time = new FakeTime();
    private final List<String> log = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final Set<String> gone = new HashSet<>();
    private final Map<String, @Nullable Object> creation = new LinkedHashMap<>();
    private String addressOf = "http://files/%s/%d?X-Amz-Date=%d&X-Amz-Signature=%<d";
    private @Nullable PositionRules rules = new PositionRules("r", new RecordKey(List.of()), "");
    private int jobs;
    private int answers;

    /** @param position that came last */
    private record Read(
            List<@Nullable Object> ids, @Nullable PagePosition position, List<SliceEvent> events) {}

    @Test
    void resultsThatWereReadAreNotFetchedAgain() throws InterruptedException {
        for (int files = 1; files <= FILES; files++) {
            asked.clear();
            Read first = read(Slice.WHOLE, files);
            String job = "j" + jobs;
            asked.clear();
            Read rest = read(Slice.WHOLE.from(stored(first.position())), Integer.MAX_VALUE);
            assertEquals(ids(files, FILES), rest.ids());
            assertFalse(rest.events().contains(SliceEvent.BEGUN_ANEW));
            assertEquals("GET http://api/jobs/" + job, asked.get(0), "no job is started");
            assertEquals(
                    FILES - files,
                    asked.stream().filter(url -> url.contains("//files/")).count());
        }
        assertEquals(List.of(), log);
    }

    @Test
    void theRunThatIsLeftIsTheLastOne() throws InterruptedException {
        Read first = read(Slice.WHOLE, 3);
        assertEquals(
                List.of(SliceEvent.LAST_RUN_STARTED),
                read(Slice.WHOLE.from(stored(first.position())), Integer.MAX_VALUE)
                        .events());
    }

    @Test
    void aJobThatIsNotThereAnyMoreIsStartedAnewAndThatIsSaid() throws InterruptedException {
        for (String answer : List.of("404", "410", "400", "broken", "unheard of", "nothing")) {
            log.clear();
            Read first = read(Slice.WHOLE, 2);
            gone.add("j" + jobs + ":" + answer);
            Read again = read(Slice.WHOLE.from(stored(first.position())), Integer.MAX_VALUE);
            assertEquals(ids(0, FILES), again.ids(), answer);
            assertEquals(SliceEvent.BEGUN_ANEW, again.events().get(0));
            assertEquals(
                    List.of(
                            "WARN Stream 'reports' does not go on behind page 2 of its pagination, but begins at the first"
                                    + " page again, since its job is not there any more"),
                    log);
        }
    }

    @Test
    void resultsThatCannotBeToldApartCountAsUnread() throws InterruptedException {
        addressOf = "http://files/%s/?sp=%d&sig=%d";
        assertNull(read(Slice.WHOLE, 2).position());
        assertEquals(1, log.size(), log.toString());
    }

    @Test
    void whatTheApiSaidOfAJobIsNotKeptWhereItIsSecret() throws InterruptedException {
        creation.put("access_token", "abc");
        assertNull(read(Slice.WHOLE, 2).position());
        assertEquals(
                List.of(
                        "INFO Where the pages of stream 'reports' stand is not kept, since a page token holds a secret"),
                log);
    }

    @Test
    void neitherHeadersNorRequestsAreKept() throws InterruptedException {
        Object token = Objects.requireNonNull(read(Slice.WHOLE, 1).position()).token();
        assertEquals(Map.of("id", "j1"), token);
    }

    @Test
    void withoutTheWishThereAreNone() throws InterruptedException {
        rules = null;
        assertNull(read(Slice.WHOLE, 2).position());
        assertEquals(List.of(), log);
    }

    @Test
    void anotherKindOfJobIsStarted() throws InterruptedException {
        PagePosition position = stored(read(Slice.WHOLE, 2).position());
        rules = new PositionRules("other", new RecordKey(List.of()), "");
        Read again = read(Slice.WHOLE.from(position), Integer.MAX_VALUE);
        assertEquals(ids(0, FILES), again.ids());
        assertEquals(2, jobs);
    }

    private Read read(Slice slice, int pages) throws InterruptedException {
        AsyncRetriever retriever = retriever();
        Slice ready = retriever
                .prepare(List.of(slice).iterator(), SliceSource.Listener.NONE)
                .await(time);
        SliceReader reader = retriever.open(Objects.requireNonNull(ready));
        List<@Nullable Object> ids = new ArrayList<>();
        List<SliceEvent> events = new ArrayList<>();
        PagePosition position = null;
        int read = 0;
        while (read < pages) {
            Page page = reader.nextPage();
            if (page == null) {
                break;
            }
            page.records().forEach(record -> ids.add(record.field("id")));
            if (page.event() == SliceEvent.PAGE_COMPLETED) {
                read++;
                position = page.position();
            } else {
                events.add(page.event());
            }
        }
        return new Read(ids, position, events);
    }

    private AsyncRetriever retriever() {
        RequestObserver observer = new RequestObserver() {
            @Override
            public void warned(String text) {
                log.add("WARN " + text);
            }

            @Override
            public void noted(String text) {
                if (!text.startsWith("A job is ")) {
                    log.add("INFO " + text);
                }
            }
        };
        SecretMask secrets = new SecretMask();
        HttpEnvironment environment = new HttpEnvironment(this::answer, time, time, secrets, observer);
        JobRequests requests = new JobRequests(
                requester(environment, HttpMethod.POST, TestTemplate.constant("http://api/jobs")),
                requester(
                        environment,
                        HttpMethod.GET,
                        TestTemplate.of(
                                scope -> "http://api/jobs/" + created(scope).get("id"))),
                null,
                null,
                null);
        JobResponseFields answers = new JobResponseFields(
                field("status"),
                Map.of("done", JobStatus.COMPLETED, "broken", JobStatus.FAILED, "nothing", JobStatus.SKIPPED),
                field("files"),
                null);
        return new AsyncRetriever(
                requests,
                answers,
                new JobPolicy(Duration.ofHours(1), 3, null, Duration.ofSeconds(5)),
                new JobBudget(1, time),
                false,
                environment,
                download(requester(
                        environment, HttpMethod.GET, TestTemplate.of(scope -> scope.lookUp("download_target")))),
                selector(),
                TestTemplate.emptyScope(),
                false,
                new PositionKeeper("reports", rules, secrets, observer));
    }

    private static Map<?, ?> created(Scope scope) {
        return (Map<?, ?>) Objects.requireNonNull(scope.lookUp("creation_response"));
    }

    private static ValueExtractor field(String name) {
        return new ValueExtractor(new JsonDecoder(false), () -> new FieldPath(name), null);
    }

    private static RecordSelector selector() {
        return new RecordSelector(
                new DpathExtractor(new JsonDecoder(false), () -> new FieldPath(), null),
                List.of(),
                List.of(),
                false,
                null);
    }

    private static SimpleRetriever download(HttpRequester requester) {
        return new SimpleRetriever(
                "reports",
                requester,
                selector(),
                new NoPagination(),
                SliceOptions.NONE,
                new ReadingRules(
                        new ReadingRules.Body(false, true, null),
                        ReadingRules.Filtering.NONE,
                        ReadingRules.Repetition.STANDARD,
                        new ReadingRules.Extent(ReadAhead.NONE, ReadingRules.ALL_PAGES, EndDoubts.NONE),
                        false,
                        null,
                        null),
                TestTemplate.emptyScope());
    }

    private static HttpRequester requester(HttpEnvironment environment, HttpMethod method, Template url) {
        return new HttpRequester(
                new RequestTemplates(
                        method,
                        url,
                        null,
                        null,
                        new RequestOptionTemplates(
                                TemplatedValue.NONE,
                                TemplatedValue.NONE,
                                TemplatedValue.NONE,
                                TemplatedValue.NONE,
                                null)),
                new HttpSender(environment, Authenticator.NONE, DefaultErrorHandler.standard(), BodyMode.BUFFERED),
                TestTemplate.emptyScope());
    }

    private RawResponse answer(Request request) {
        String url = request.url();
        asked.add(request.method() + " " + url);
        answers++;
        if (url.equals("http://api/jobs")) {
            jobs++;
            Map<String, @Nullable Object> created = new LinkedHashMap<>(creation);
            created.put("id", "j" + jobs);
            return answer(200, request, created);
        }
        if (url.startsWith("http://api/jobs/")) {
            String job = url.substring(url.lastIndexOf('/') + 1);
            String trouble = gone.stream()
                    .filter(one -> one.startsWith(job + ":"))
                    .map(one -> one.substring(one.indexOf(':') + 1))
                    .findFirst()
                    .orElse("");
            if (trouble.matches("\\d+")) {
                return answer(Integer.parseInt(trouble), request, Map.of());
            }
            List<String> files = IntStream.range(0, FILES)
                    .mapToObj(file -> String.format(addressOf, job, file, answers))
                    .toList();
            return answer(200, request, Map.of("status", trouble.isEmpty() ? "done" : trouble, "files", files));
        }
        String path = url.substring("http://files/".length());
        long file = Long.parseLong(path.replaceFirst("\\?.*", "").replaceFirst(".*/", "0"));
        return answer(200, request, List.of(Map.of("id", file * 10), Map.of("id", file * 10 + 1)));
    }

    private static RawResponse answer(int status, Request request, Object body) {
        return new RawResponse(status, Headers.empty(), request.url(), new ByteArrayInputStream(Json.writeBytes(body)));
    }

    private static PagePosition stored(@Nullable PagePosition position) {
        assertNotNull(position);
        try {
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            if (Json.parse(Json.write(position.toJson())) instanceof Map<?, ?> members) {
                members.forEach((name, value) -> json.put(String.valueOf(name), value));
            }
            return PagePosition.fromJson(json);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<@Nullable Object> ids(int from, int to) {
        List<@Nullable Object> ids = new ArrayList<>();
        for (long file = from; file < to; file++) {
            ids.add(file * 10);
            ids.add(file * 10 + 1);
        }
        return ids;
    }
}

package dev.cairn.retrieval;

import dev.cairn.core.secret.SecretMask;
import dev.cairn.core.slice.PagePosition;
import dev.cairn.core.slice.Slice;
import dev.cairn.faketime.FakeTime;
import dev.cairn.http.HttpTransport;
import dev.cairn.http.client.BodyMode;
import dev.cairn.http.client.HttpEnvironment;
import dev.cairn.http.client.HttpRequester;
import dev.cairn.http.client.HttpSender;
import dev.cairn.http.error.Attempt;
import dev.cairn.http.error.BackoffStrategy;
import dev.cairn.http.error.DefaultErrorHandler;
import dev.cairn.http.error.ErrorHandler;
import dev.cairn.http.error.ErrorResolution;
import dev.cairn.http.error.ResponseAction;
import dev.cairn.http.request.Authenticator;
import dev.cairn.http.request.HttpMethod;
import dev.cairn.http.request.RequestObserver;
import dev.cairn.http.request.RequestOption;
import dev.cairn.http.request.RequestOptionTemplates;
import dev.cairn.http.request.RequestTarget;
import dev.cairn.http.request.RequestTemplates;
import dev.cairn.http.request.TemplatedValue;
import dev.cairn.http.request.TestTemplate;
import dev.cairn.json.Json;
import dev.cairn.records.FieldPath;
import dev.cairn.records.RecordPredicate;
import dev.cairn.records.RecordSelector;
import dev.cairn.records.decoder.JsonDecoder;
import dev.cairn.records.extract.DpathExtractor;
import dev.cairn.retrieval.ShelfApi.Paging;
import dev.cairn.retrieval.ahead.ReadAhead;
import dev.cairn.retrieval.pagination.CursorPagination;
import dev.cairn.retrieval.pagination.DefaultPaginator;
import dev.cairn.retrieval.pagination.OffsetIncrement;
import dev.cairn.retrieval.pagination.PageIncrement;
import dev.cairn.retrieval.pagination.PageTokenOption;
import dev.cairn.retrieval.pagination.PaginationStrategy;
import dev.cairn.retrieval.pagination.ResponseDecoder;
import dev.cairn.retrieval.pagination.signal.EndDoubts;
import dev.cairn.retrieval.position.PositionRules;
import dev.cairn.retrieval.position.RecordKey;
import dev.cairn.retrieval.properties.QueryProperties;
import dev.cairn.templates.Scope;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Reads a {@link ShelfApi}, and stops after some pages. Not thread-safe. */
final class ShelfReading {

    private final HttpTransport api;
    private final Paging paging;
    private final int size;
    final SecretMask secrets = new SecretMask();
    final List<String> log = new ArrayList<>();
    final FakeTime time = new FakeTime();
    List<String> key = List.of("id");
    String request = "r";
    ErrorHandler errors = DefaultErrorHandler.standard();
    List<RecordPredicate> filters = List.of();
    boolean keeps = true;
    boolean posts;

    @Nullable
    PageSizeReduction smallerPages;

    @Nullable
    WindowSplitting smallerWindows;

    @Nullable
    QueryProperties properties;

    @Nullable
    String children;

    /** Ends a pagination by tokens. */
    Predicate<Scope> last = scope -> false;

    PaginationReset reset = PaginationReset.ONCE;
    ReadAhead ahead = ReadAhead.NONE;

    ShelfReading(HttpTransport api, Paging paging, int size) {
        this.api = api;
        this.paging = paging;
        this.size = size;
    }

    /**
     * What was read.
     *
     * @param records those of complete pages
     * @param position behind the last page that has one
     * @param events but for pages
     */
    record Read(
            List<Map<String, @Nullable Object>> records,
            @Nullable PagePosition position,
            List<SliceEvent> events) {

        boolean beganAnew() {
            return events.contains(SliceEvent.BEGUN_ANEW);
        }

        List<@Nullable Object> ids() {
            return records.stream().map(record -> record.get("id")).toList();
        }
    }

    /** Behind so many pages. */
    PagePosition position(int pages) throws InterruptedException {
        return Objects.requireNonNull(read(Slice.WHOLE, pages).position());
    }

    static List<@Nullable Object> ids(int from, int to) {
        return LongStream.range(from, to).<@Nullable Object>mapToObj(id -> id).toList();
    }

    /** Does the same with each error of a client's. */
    static ErrorHandler onError(ResponseAction action) {
        ErrorHandler standard = DefaultErrorHandler.standard();
        return new ErrorHandler() {
            @Override
            public ErrorResolution interpret(Attempt attempt) throws IOException {
                ErrorResolution usual = standard.interpret(attempt);
                return usual.action() == ResponseAction.SUCCESS
                        ? usual
                        : new ErrorResolution(action, usual.failureType(), null);
            }

            @Override
            public int maxRetries() {
                return 2;
            }

            @Override
            public List<BackoffStrategy> backoffStrategies() {
                return List.of();
            }
        };
    }

    /** Reads the whole stream from its first page. */
    Read all() throws InterruptedException {
        return read(Slice.WHOLE, Integer.MAX_VALUE);
    }

    /** Goes on to the end, from a position as a state has it. */
    Read goOn(@Nullable PagePosition position) throws InterruptedException {
        return read(Slice.WHOLE.from(position == null ? null : stored(position)), Integer.MAX_VALUE);
    }

    static PagePosition stored(PagePosition position) {
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

    Read read(Slice slice, int pages) throws InterruptedException {
        List<Map<String, @Nullable Object>> records = new ArrayList<>();
        List<SliceEvent> events = new ArrayList<>();
        PagePosition position = null;
        SliceReader reader = retriever().open(slice);
        int read = 0;
        for (Page page = read < pages ? reader.nextPage() : null;
                page != null;
                page = read < pages ? reader.nextPage() : null) {
            page.records().forEach(record -> records.add(record.tree()));
            if (page.event() == SliceEvent.PAGE_COMPLETED) {
                read++;
                position = page.position();
            } else if (page.event() != SliceEvent.PAGE_CONTINUES) {
                events.add(page.event());
            }
        }
        return new Read(records, position, events);
    }

    SimpleRetriever retriever() {
        RequestObserver observer = new RequestObserver() {
            @Override
            public void warned(String text) {
                log.add("WARN " + text);
            }

            @Override
            public void noted(String text) {
                log.add("INFO " + text);
            }
        };
        HttpRequester requester = new HttpRequester(
                new RequestTemplates(
                        posts ? HttpMethod.POST : HttpMethod.GET,
                        TestTemplate.constant("http://api/rows"),
                        null,
                        null,
                        new RequestOptionTemplates(
                                TemplatedValue.NONE,
                                TemplatedValue.NONE,
                                TemplatedValue.NONE,
                                TemplatedValue.NONE,
                                null)),
                new HttpSender(
                        new HttpEnvironment(api, time, time, secrets, observer),
                        Authenticator.NONE,
                        errors,
                        BodyMode.BUFFERED),
                TestTemplate.emptyScope());
        return new SimpleRetriever(
                "rows",
                requester,
                new RecordSelector(
                        new DpathExtractor(new JsonDecoder(false), () -> new FieldPath("rows"), null),
                        filters,
                        List.of(),
                        false,
                        null),
                new DefaultPaginator(strategy(), token(), null),
                SliceOptions.NONE,
                new ReadingRules(
                        new ReadingRules.Body(false, true, children),
                        ReadingRules.Filtering.NONE,
                        new ReadingRules.Repetition(reset, smallerPages, smallerWindows),
                        new ReadingRules.Extent(ahead, ReadingRules.ALL_PAGES, EndDoubts.NONE),
                        false,
                        properties,
                        keeps ? new PositionRules(request, new RecordKey(key), "") : null),
                TestTemplate.emptyScope());
    }

    private PageTokenOption token() {
        return paging == Paging.ADDRESSES
                ? new PageTokenOption.Path()
                : new PageTokenOption.Option(new RequestOption(
                        posts ? RequestTarget.BODY_JSON : RequestTarget.REQUEST_PARAMETER, paging.parameter()));
    }

    private PaginationStrategy strategy() {
        return switch (paging) {
            case PAGES -> new PageIncrement(TestTemplate.constant((long) size), TestTemplate.emptyScope(), 0, false);
            case OFFSETS ->
                new OffsetIncrement(
                        TestTemplate.constant((long) size), TestTemplate.emptyScope(), ResponseDecoder::json, false);
            case ROWS, TOKENS, ADDRESSES ->
                new CursorPagination(
                        TestTemplate.reading(
                                Set.of("response"),
                                scope -> scope.lookUp("response") instanceof Map<?, ?> body ? body.get("next") : null),
                        TestTemplate.of(last::test),
                        null,
                        TestTemplate.emptyScope(),
                        ResponseDecoder::json);
        };
    }
}

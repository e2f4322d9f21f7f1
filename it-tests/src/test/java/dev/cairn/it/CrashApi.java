package dev.cairn.it;

import dev.cairn.it.ScriptedApi.Answer;
import dev.cairn.it.ScriptedApi.Request;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** An API for processes that are killed at one of their requests, and connectors for it. */
final class CrashApi implements AutoCloseable {

    static final int PAGES = 200;
    static final int PAGE_SIZE = 10;
    static final int RECORDS = PAGES * PAGE_SIZE;
    private static final int OWNERS = 4;
    /** Records in ascending order, three to each second, so that equal values span pages. */
    private static final List<Event> EVENTS = IntStream.range(0, RECORDS)
            .mapToObj(id -> new Event(id, at(id / 3), "o" + id % OWNERS))
            .toList();

    private final Kind kind;
    private final ScriptedApi api;
    private final AtomicInteger requests = new AtomicInteger();
    /** One permit for each request of the process that runs. */
    private volatile Semaphore arrived = new Semaphore(0);

    CrashApi(Kind kind) throws IOException {
        this.kind = kind;
        this.api = new ScriptedApi(this::answer);
    }

    /** What is read. */
    enum Kind {
        /** One slice; the API gives records at the lower bound. */
        INCLUSIVE,
        /** One slice; it does not. */
        EXCLUSIVE,
        /** Four partitions of 50 pages, three of them at the same time; it does not. */
        PARTITIONS,
        /** Twelve slices of a minute each, three of them at the same time; the API gives records at both bounds. */
        SLICES
    }

    private record Event(int id, String at, String owner) {}

    String baseUrl() {
        return api.baseUrl();
    }

    int requests() {
        return requests.get();
    }

    @Override
    public void close() {
        api.close();
    }

    /** A process begins. */
    void begin() {
        requests.set(0);
        arrived = new Semaphore(0);
    }

    /** Kills the process soon after one of its requests, if it comes so far. */
    void killAtRequest(Process process, int killAtRequest, Random random) throws InterruptedException {
        Semaphore ofThisRun = arrived;
        boolean due = false;
        while (!due && process.isAlive()) {
            due = ofThisRun.tryAcquire(killAtRequest, 20, TimeUnit.MILLISECONDS);
        }
        if (due) {
            // Before the first request: at any moment of the start. Later: while the answer is on its way or read.
            long most = killAtRequest == 0 ? 600_000_000L : 4_000_000L;
            LockSupport.parkNanos((long) (random.nextDouble() * most));
            process.destroyForcibly();
        }
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("a sync does not end");
        }
    }

    /**
     * After how many requests to kill: mostly after the first state, soon or at any of the pages that are left; at times
     * anywhere from the start of the process to its end.
     *
     * @param done how many records need not be read any more
     */
    int moment(int done, Random random) {
        int pagesLeft = (RECORDS - done) / PAGE_SIZE;
        if (random.nextInt(8) == 0) {
            return random.nextInt(pagesLeft + 3);
        }
        int firstState = kind == Kind.PARTITIONS || kind == Kind.SLICES ? 13 : 5;
        int most = random.nextInt(5) > 0 ? Math.min(pagesLeft, 20) : pagesLeft;
        return firstState + random.nextInt(Math.max(firstState, most));
    }

    /** The ids of the records that are older than a time. */
    static List<Long> idsBefore(String time) {
        return EVENTS.stream()
                .filter(event -> event.at.compareTo(time) < 0)
                .map(event -> (long) event.id)
                .toList();
    }

    private Answer answer(Request request) {
        requests.incrementAndGet();
        arrived.release();
        String since = request.query().getOrDefault("since", "");
        String until = request.query().getOrDefault("until", "9999");
        int skip = request.intParameter("page", 0) * PAGE_SIZE;
        List<Map<String, Object>> page = new ArrayList<>();
        for (Event event : EVENTS) {
            int order = event.at.compareTo(since);
            boolean inclusive = kind == Kind.INCLUSIVE || kind == Kind.SLICES;
            if ((order > 0 || (inclusive && order == 0))
                    && event.at.compareTo(until) <= 0
                    && event.owner.equals(request.query().getOrDefault("owner", event.owner))
                    && skip-- <= 0) {
                page.add(Map.of("id", (long) event.id, "at", event.at));
                if (page.size() == PAGE_SIZE) {
                    break;
                }
            }
        }
        return Answer.ok(Map.of("events", page));
    }

    private static String at(int second) {
        return "2024-01-01T%02d:%02d:%02dZ".formatted(second / 3600, second / 60 % 60, second % 60);
    }

    String manifest() {
        String router = """
                  partition_router:
                    type: ListPartitionRouter
                    values: [o0, o1, o2, o3]
                    cursor_field: owner
                    request_option: {type: RequestOption, inject_into: request_parameter, field_name: owner}
            """;
        String steps = """
                  step: PT1M
                  cursor_granularity: PT1S
                  end_time_option: {type: RequestOption, inject_into: request_parameter, field_name: until}
            """;
        boolean sliced = kind == Kind.SLICES;
        return """
            version: 7.0.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [events]}
            concurrency_level: {type: ConcurrencyLevel, default_concurrency: 3}
            streams:
              - type: DeclarativeStream
                name: events
                incremental_sync:
                  type: DatetimeBasedCursor
                  cursor_field: at
                  datetime_format: "%Y-%m-%dT%H:%M:%SZ"
                  start_datetime: "START"
                  end_datetime: "END"
                  start_time_option: {type: RequestOption, inject_into: request_parameter, field_name: since}
                  pages_per_checkpoint_interval: 3
            STEPS
                schema_loader: {type: InlineSchemaLoader, schema: {type: object, properties: {}}}
                retriever:
                  type: SimpleRetriever
                  requester: {type: HttpRequester, url_base: "{{ config['base_url'] }}", path: /events}
                  record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: [events]}}
                  paginator:
                    type: DefaultPaginator
                    page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: page}
                    pagination_strategy: {type: PageIncrement, page_size: 10}
            ROUTER
            """.replace("START", sliced ? at(0) : "2023-12-31T00:00:00Z")
                .replace("END", sliced ? at(12 * 60 - 1) : "2025-01-01T00:00:00Z")
                .replace("STEPS\n", sliced ? steps.indent(0) : "")
                .replace("ROUTER\n", kind == Kind.PARTITIONS ? router.indent(0) : "");
    }
}

package dev.cairn.testkit;

import dev.cairn.runtime.Connector;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.sync.Steps;
import dev.cairn.testkit.Events.Event;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A connector and an API of events, in one of many combinations.
 *
 * @param interval pages per checkpoint; 0 for none
 * @param emptyEvery after how many pages an empty one comes; 0 for never
 * @param lookback in seconds; 0 for none
 */
record Case(
        Events events,
        Slices slices,
        Bound lower,
        Partitions partitions,
        Filter filter,
        Paging paging,
        int interval,
        int pageSize,
        int emptyEvery,
        int lookback) {

    static final int OWNERS = 3;
    private static final Map<String, Connector> CONNECTORS = new ConcurrentHashMap<>();

    /** How the cursor cuts the time up. */
    enum Slices {
        ONE(0),
        THREE(30),
        FIVE(18),
        /** One slice of whole numbers instead of times. */
        COUNTER(0);

        private final int seconds;

        Slices(int seconds) {
            this.seconds = seconds;
        }

        /** The slice that a time stands in when nothing has been read before. */
        int of(int at) {
            return seconds == 0 ? 0 : at / seconds;
        }
    }

    /** Whether the API gives records at the lower bound. */
    enum Bound {
        INCLUSIVE,
        EXCLUSIVE
    }

    /** Where partitions come from. */
    enum Partitions {
        NONE,
        LIST,
        SUBSTREAM,
        INCREMENTAL_SUBSTREAM,
        NESTED,
        INCREMENTAL_NESTED,
        GLOBAL_LIST,
        GLOBAL_SUBSTREAM;

        boolean global() {
            return this == GLOBAL_LIST || this == GLOBAL_SUBSTREAM;
        }

        boolean incremental() {
            return this == INCREMENTAL_SUBSTREAM || this == INCREMENTAL_NESTED;
        }
    }

    /** What filters records besides the API. */
    enum Filter {
        NONE,
        /** Every other record is dropped. */
        CONDITION,
        /** The API does not filter by time at all. */
        CLIENT_SIDE,
        /** Like the one above, and pages are read until one has been read before. */
        DATA_FEED;

        boolean byApi() {
            return this == NONE || this == CONDITION;
        }
    }

    /** How pages come. */
    enum Paging {
        PLAIN,
        /** Each page takes two requests, whose records are merged. */
        CHUNKED,
        /** After five records the rest of the slice is read from its first page. */
        SPLIT,
        /** At the third page of a slice the API asks, once, to begin at the first page again. */
        RESTART,
        /** The API refuses the third page of a window that is longer than ten seconds, which is then read as two. */
        SMALLER_WINDOWS,
        /** The API refuses pages of more than one record at some places, which are then asked for again. */
        SMALLER_PAGES,
        /** The API prepares each slice in a job, whose result comes in pages. */
        JOBS,
        /** Like the one above, in two results, each of which has every other record. */
        JOBS_OF_TWO_RESULTS;

        boolean jobs() {
            return this == JOBS || this == JOBS_OF_TWO_RESULTS;
        }
    }

    /** One stream of datetimes: ordered, unique, and with nothing special. */
    static Case of(Events events) {
        return new Case(events, Slices.ONE, Bound.INCLUSIVE, Partitions.NONE, Filter.NONE, Paging.PLAIN, 1, 2, 0, 0);
    }

    Case slices(Slices other) {
        return new Case(events, other, lower, partitions, filter, paging, interval, pageSize, emptyEvery, lookback);
    }

    Case lower(Bound other) {
        return new Case(events, slices, other, partitions, filter, paging, interval, pageSize, emptyEvery, lookback);
    }

    Case partitions(Partitions other) {
        return new Case(events, slices, lower, other, filter, paging, interval, pageSize, emptyEvery, lookback);
    }

    Case filter(Filter other) {
        return new Case(events, slices, lower, partitions, other, paging, interval, pageSize, emptyEvery, lookback);
    }

    Case paging(Paging other) {
        return new Case(events, slices, lower, partitions, filter, other, interval, pageSize, emptyEvery, lookback);
    }

    Case interval(int pages) {
        return new Case(events, slices, lower, partitions, filter, paging, pages, pageSize, emptyEvery, lookback);
    }

    Case pages(int size, int empty) {
        return new Case(events, slices, lower, partitions, filter, paging, interval, size, empty, lookback);
    }

    Case lookback(int seconds) {
        return new Case(events, slices, lower, partitions, filter, paging, interval, pageSize, emptyEvery, seconds);
    }

    /** Whether a connector and an API like these fit together at all. */
    boolean makesSense() {
        boolean gapless = slices == Slices.ONE
                || slices == Slices.COUNTER
                || lower == Bound.INCLUSIVE; // windows start a second after the last
        boolean ownFilter = filter.byApi() || (slices == Slices.ONE && lookback == 0 && lower == Bound.INCLUSIVE);
        boolean reversed = events.descending() && !events.ascending();
        boolean feed = filter != Filter.DATA_FEED || (reversed && emptyEvery == 0);
        boolean visible = filter != Filter.CONDITION || events.ascending(); // what is dropped may break the order, too
        boolean counter = slices != Slices.COUNTER
                || (partitions == Partitions.NONE && filter.byApi() && lookback == 0 && lower == Bound.INCLUSIVE);
        // A split loses ties where the bound is exclusive, and cannot go on within ties that are larger than its limit.
        boolean splits = paging != Paging.SPLIT
                || (events.ascending()
                        && filter == Filter.NONE
                        && lower == Bound.INCLUSIVE
                        && events.largestTie() < 4
                        && events.allHaveField());
        boolean windows = paging != Paging.SMALLER_WINDOWS
                || (slices != Slices.COUNTER && filter.byApi() && lower == Bound.INCLUSIVE);
        boolean sizes = paging != Paging.SMALLER_PAGES || emptyEvery == 0;
        boolean chunks = paging != Paging.CHUNKED || filter == Filter.NONE; // parts would be filtered, not records
        boolean restarts = paging != Paging.RESTART || (events.ascending() && filter == Filter.NONE);
        boolean ofJobs = !paging.jobs() || (filter == Filter.NONE && slices != Slices.COUNTER);
        return gapless && ownFilter && feed && visible && counter && splits && windows && sizes && chunks && restarts
                && ofJobs;
    }

    ResumeCheck check() {
        RecordTraits traits = RecordTraits.key("id").cursor("at").lookback(lookback);
        if (partitions != Partitions.NONE) {
            traits = traits.partition(record -> Collections.singletonMap("owner", record.get("owner")));
        }
        if (slices.seconds > 0) {
            traits = traits.slices(this::slice);
        }
        if (!events.ascending()) {
            traits = traits.mayBreakOrder(this::slice);
        }
        ResumeCheck check = ResumeCheck.of(source(), traits);
        boolean often = interval > 0
                && paging != Paging.RESTART
                && paging != Paging.SMALLER_WINDOWS
                && paging != Paging.JOBS_OF_TWO_RESULTS
                && events.allHaveField()
                && !partitions.global();
        if (often && events.ascending()) {
            return check.mostRecordsBetweenStates(interval * mostInPage() + events.largestTie());
        }
        // The first interval has nothing in it that is settled and has been read before.
        boolean fromTheEnd = often && events.descending() && filter == Filter.NONE && slices != Slices.COUNTER;
        return fromTheEnd
                ? check.mostRecordsBetweenStates((interval + 1) * mostInPage() + 2 * events.largestTie())
                : check;
    }

    private int mostInPage() {
        return paging == Paging.SMALLER_PAGES ? pageSize + 1 : pageSize;
    }

    private String slice(Map<String, @Nullable Object> record) {
        // Each result of a job is in an order of its own.
        String result = paging == Paging.JOBS_OF_TWO_RESULTS && record.get("id") instanceof Long id ? "/" + id % 2 : "";
        return window(record) + (partitions == Partitions.NONE ? "" : "/" + record.get("owner")) + result;
    }

    private int window(Map<String, @Nullable Object> record) {
        return events.all().stream()
                .filter(e -> Long.valueOf(e.id()).equals(record.get("id")))
                .mapToInt(e -> slices.of(e.at()))
                .findFirst()
                .orElseThrow();
    }

    /** Each sync meets an API that does not remember the sync before. */
    RestartableSource source() {
        return failingAt(Integer.MAX_VALUE);
    }

    /** Like the method above, with an API that fails from one of its answers on, counted from 0. */
    RestartableSource failingAt(int answer) {
        Connector connector = connector();
        return (state, steps) -> manifestSource(connector, answer).run(state, steps);
    }

    /** What a sync writes. */
    String lines(Steps steps) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        manifestSource(connector(), Integer.MAX_VALUE).run(Map.of(), steps, new MessageWriter(out));
        return out.toString(StandardCharsets.UTF_8);
    }

    private ManifestSource manifestSource(Connector connector, int answer) {
        Set<String> restarted = new HashSet<>();
        AtomicInteger answers = new AtomicInteger();
        ScriptedApi api = new ScriptedApi(request ->
                answers.getAndIncrement() < answer ? answer(request, restarted) : new ApiAnswer(500, Map.of()));
        // What is asked for ahead changes no promise: some cases do it, whatever their interval is.
        return ManifestSource.of(connector, "events", api)
                .pagesAhead(Math.floorMod(interval(0).manifest().hashCode(), 3));
    }

    Connector connector() {
        return CONNECTORS.computeIfAbsent(manifest(), text -> Connector.load("manifest.yaml", text));
    }

    /** What the API says, which remembers what it has asked to restart. */
    ApiAnswer answer(ApiRequest request, Set<String> restarted) {
        if (request.path().equals("/events")
                && paging == Paging.RESTART
                && request.number("page", 0) == 2
                && restarted.add(request.query().toString())) {
            return new ApiAnswer(409, Map.of());
        }
        if (request.path().equals("/events") && isTooMuch(request)) {
            return new ApiAnswer(413, Map.of());
        }
        return switch (request.path()) {
            case "/events" -> page(request, eventsOf(request));
            case "/jobs" -> ApiAnswer.ok(request.query());
            case "/job" -> ApiAnswer.ok(Map.of("status", "done", "results", List.of(0L, 1L)));
            case "/parents" -> page(request, parents(request));
            case "/groups" -> page(request, List.of(Map.of("id", "g0"), Map.of("id", "g1")));
            default -> new ApiAnswer(404, Map.of());
        };
    }

    private boolean isTooMuch(ApiRequest request) {
        int page = request.number("page", 0);
        return switch (paging) {
            case SMALLER_WINDOWS ->
                page == 2
                        && Events.second(request.parameter("until", "")) - Events.second(request.parameter("since", ""))
                                > 10;
            case SMALLER_PAGES -> page % 3 > 0 && request.number("limit", 0) > 1;
            case PLAIN, CHUNKED, SPLIT, RESTART, JOBS, JOBS_OF_TWO_RESULTS -> false;
        };
    }

    private List<Map<String, @Nullable Object>> eventsOf(ApiRequest request) {
        return events.all().stream()
                .filter(e -> request.parameter("owner", e.owner(OWNERS)).equals(e.owner(OWNERS)))
                .filter(e -> !filter.byApi() || isWithin(request, e.at()))
                .filter(e -> e.id() % 2 == request.number("result", e.id() % 2))
                .map(e -> shown(e.record(OWNERS), request))
                .toList();
    }

    private Map<String, @Nullable Object> shown(Map<String, @Nullable Object> record, ApiRequest request) {
        if (slices == Slices.COUNTER) {
            record.computeIfPresent("at", (field, text) -> (long) Events.second(text.toString()));
        }
        if (paging == Paging.CHUNKED) {
            List<String> fields = List.of(request.parameter("fields", "").split(","));
            record.keySet().removeIf(field -> !field.equals("id") && !field.equals("key") && !fields.contains(field));
        }
        return record;
    }

    private boolean isWithin(ApiRequest request, int at) {
        int from =
                slices == Slices.COUNTER ? request.number("since", 0) : Events.second(request.parameter("since", ""));
        int to = slices == Slices.COUNTER ? Events.SECONDS : Events.second(request.parameter("until", ""));
        return (lower == Bound.INCLUSIVE ? at >= from : at > from) && at <= to;
    }

    /** Parents change in the order of their ids; those of nested partitions belong to one of two groups. */
    private List<Map<String, @Nullable Object>> parents(ApiRequest request) {
        List<Map<String, @Nullable Object>> parents = new ArrayList<>();
        for (int i = 0; i < OWNERS; i++) {
            String at = Events.time(10 * i + 5);
            String group = "g" + i % 2;
            if (at.compareTo(request.parameter("since", "")) >= 0
                    && request.parameter("group", group).equals(group)) {
                Map<String, @Nullable Object> parent = new LinkedHashMap<>();
                parent.put("id", new Event(i, 0, true).owner(OWNERS));
                parent.put("at", at);
                parents.add(parent);
            }
        }
        return parents;
    }

    private ApiAnswer page(ApiRequest request, List<? extends Map<String, ? extends @Nullable Object>> records) {
        int page = request.number("page", 0);
        if (paging == Paging.SMALLER_PAGES && request.path().equals("/events")) {
            int to = Math.min(page + request.number("limit", 1), records.size());
            Map<String, @Nullable Object> body = new LinkedHashMap<>();
            body.put("records", records.subList(Math.min(page, to), to));
            body.put("next", to < records.size() ? (long) to : null);
            return ApiAnswer.ok(body);
        }
        boolean empty = emptyEvery > 0 && page % (emptyEvery + 1) == emptyEvery;
        int full = emptyEvery > 0 ? page - page / (emptyEvery + 1) : page;
        int from = Math.min(full * pageSize, records.size());
        int to = empty ? from : Math.min(from + pageSize, records.size());
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("records", records.subList(from, to));
        body.put("next", to < records.size() ? (long) page + 1 : null);
        return ApiAnswer.ok(body);
    }

    private String manifest() {
        return """
                version: 7.0.0
                type: DeclarativeSource
                check: {type: CheckStream, stream_names: [events]}
                streams:
                  - type: DeclarativeStream
                    name: events
                    primary_key: [id]
                    schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
                    incremental_sync:
                """
                + (slices == Slices.COUNTER ? counter() : datetime())
                + option(stepped(), "step: PT" + (slices.seconds > 0 ? slices.seconds : 2 * Events.SECONDS) + "S")
                + option(stepped(), "cursor_granularity: PT1S")
                + option(lookback > 0, "lookback_window: PT" + lookback + "S")
                + option(interval > 0, "pages_per_checkpoint_interval: " + interval)
                + option(partitions.global(), "global_substream_cursor: true")
                + option(filter == Filter.CLIENT_SIDE, "is_client_side_incremental: true")
                + option(filter == Filter.DATA_FEED, "is_data_feed: true")
                + "    retriever:\n"
                + (paging.jobs() ? jobs() : retriever("/events", filter == Filter.CONDITION, routing(), "      "));
    }

    /** A job remembers nothing but what it was asked for. */
    private String jobs() {
        return ("""
                type: AsyncRetriever
                status_mapping:
                  {type: AsyncJobStatusMap, running: [running], completed: [done], failed: [failed], timeout: [late]}
                status_extractor: {type: DpathExtractor, field_path: [status]}
                creation_requester:
                  type: HttpRequester
                  url_base: "https://api.test"
                  path: /jobs
                  request_parameters:
                    since: "{{ stream_interval['start_time'] }}"
                    until: "{{ stream_interval['end_time'] }}"
                    OWNER
                polling_requester: {type: HttpRequester, url_base: "https://api.test", path: /job}
                TARGETS
                download_requester:
                  type: HttpRequester
                  url_base: "https://api.test"
                  path: /events
                  request_parameters:
                    since: "{{ creation_response['since'] }}"
                    until: "{{ creation_response['until'] }}"
                    WHOSE
                    RESULT
                download_extractor: {type: DpathExtractor, field_path: [records]}
                download_paginator:
                  type: DefaultPaginator
                  page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: page}
                  pagination_strategy:
                    type: CursorPagination
                    cursor_value: "{{ response['next'] }}"
                    stop_condition: "{{ not response['next'] }}"
                record_selector:
                  type: RecordSelector
                  extractor: {type: DpathExtractor, field_path: [records]}
                """.replace("OWNER", partitions == Partitions.NONE ? "" : "owner: \"{{ stream_partition['owner'] }}\"")
                                .replace(
                                        "WHOSE",
                                        partitions == Partitions.NONE
                                                ? ""
                                                : "owner: \"{{ creation_response['owner'] }}\"")
                                .replace(
                                        "TARGETS",
                                        paging == Paging.JOBS_OF_TWO_RESULTS
                                                ? "download_target_extractor:"
                                                        + " {type: DpathExtractor, field_path: [results, '*']}"
                                                : "")
                                .replace(
                                        "RESULT",
                                        paging == Paging.JOBS_OF_TWO_RESULTS ? "result: \"{{ download_target }}\"" : "")
                        + routing())
                .indent(6);
    }

    private static String counter() {
        return """
                      type: IncrementingCountCursor
                      cursor_field: at
                      start_value: 0
                      start_value_option: {type: RequestOption, inject_into: request_parameter, field_name: since}
                """;
    }

    private String datetime() {
        String bounds = """
                      start_time_option: {type: RequestOption, inject_into: request_parameter, field_name: since}
                      end_time_option: {type: RequestOption, inject_into: request_parameter, field_name: until}
                """;
        return """
                      type: DatetimeBasedCursor
                      cursor_field: at
                      datetime_format: "%Y-%m-%dT%H:%M:%SZ"
                      start_datetime: "2024-01-01T00:00:00Z"
                      end_datetime: "2024-01-01T00:01:30Z"
                """ + (filter.byApi() ? bounds : "");
    }

    private boolean stepped() {
        return slices.seconds > 0 || paging == Paging.SMALLER_WINDOWS;
    }

    private static String option(boolean given, String text) {
        return given ? "      " + text + "\n" : "";
    }

    private String retriever(String path, boolean filtered, String routing, String indent) {
        boolean events = path.equals("/events");
        String text = """
                type: SimpleRetriever
                requester:
                  type: HttpRequester
                  url_base: "https://api.test"
                  path: %s
                  error_handler:
                    type: DefaultErrorHandler
                    max_retries: 0
                    response_filters:
                      - {type: HttpResponseFilter, action: RESET_PAGINATION, http_codes: [409]}
                """.formatted(path)
                + (events && paging == Paging.SMALLER_WINDOWS ? """
                      - {type: HttpResponseFilter, action: SPLIT_REQUEST_WINDOW, http_codes: [413]}
                request_window_splitting: {type: RequestWindowSplitting}
                """ : "")
                + (events && paging == Paging.SMALLER_PAGES ? """
                      - {type: HttpResponseFilter, action: REDUCE_PAGE_SIZE, http_codes: [413]}
                page_size_reduction:
                  {type: PageSizeReduction, backoff_seconds: 0, reset_policy: AFTER_SUCCESSFUL_PAGE}
                """ : "")
                + (events && paging == Paging.CHUNKED ? """
                  request_parameters:
                    fields:
                      type: QueryProperties
                      property_list: [at, owner]
                      always_include_properties: [key]
                      property_chunking:
                        type: PropertyChunking
                        property_limit_type: property_count
                        property_limit: 1
                        record_merge_strategy: {type: GroupByKeyMergeStrategy, key: key}
                """ : "")
                + (events && paging == Paging.SPLIT ? """
                pagination_reset:
                  type: PaginationReset
                  action: SPLIT_USING_CURSOR
                  limits: {type: PaginationResetLimits, number_of_records: 5}
                """ : "")
                + """
                paginator:
                  type: DefaultPaginator
                  page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: page}
                  pagination_strategy:
                    type: CursorPagination
                    cursor_value: "{{ response['next'] }}"
                    stop_condition: "{{ not response['next'] }}"
                """
                + (events && paging == Paging.SMALLER_PAGES
                        ? "    page_size: " + (pageSize + 1)
                                + "\n  page_size_option: {type: RequestOption, inject_into: request_parameter, field_name:"
                                + " limit}\n"
                        : "")
                + """
                record_selector:
                  type: RecordSelector
                  extractor: {type: DpathExtractor, field_path: [records]}
                """
                + (filtered
                        ? "  record_filter: {type: RecordFilter, condition: \"{{ record['id'] % 2 == 0 }}\"}\n"
                        : "")
                + routing;
        return text.indent(indent.length());
    }

    private String routing() {
        return switch (partitions) {
            case NONE -> "";
            case LIST, GLOBAL_LIST -> """
                partition_router:
                  type: ListPartitionRouter
                  values: [o0, o1, o2]
                  cursor_field: owner
                  request_option: {type: RequestOption, inject_into: request_parameter, field_name: owner}
                """;
            case SUBSTREAM, INCREMENTAL_SUBSTREAM, GLOBAL_SUBSTREAM -> substream("owner", parent("parents", ""));
            case NESTED, INCREMENTAL_NESTED ->
                substream("owner", parent("parents", substream("group", parent("groups", ""))));
        };
    }

    private String substream(String field, String parent) {
        return """
                partition_router:
                  type: SubstreamPartitionRouter
                  parent_stream_configs:
                    - type: ParentStreamConfig
                      parent_key: id
                      partition_field: %s
                      request_option: {type: RequestOption, inject_into: request_parameter, field_name: %s}
                """.formatted(field, field)
                + (partitions.incremental() && field.equals("owner") ? "      incremental_dependency: true\n" : "")
                + "      stream:\n"
                + parent.indent(8);
    }

    private String parent(String name, String routing) {
        String cursor = name.equals("parents") && partitions.incremental() ? """
                incremental_sync:
                  type: DatetimeBasedCursor
                  cursor_field: at
                  datetime_format: "%%Y-%%m-%%dT%%H:%%M:%%SZ"
                  start_datetime: "2024-01-01T00:00:00Z"
                  end_datetime: "2024-01-01T00:01:30Z"
                  start_time_option: {type: RequestOption, inject_into: request_parameter, field_name: since}
                  pages_per_checkpoint_interval: %d
                """.formatted(Math.max(1, interval)) : "";
        return """
                type: DeclarativeStream
                name: %s
                schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
                """.formatted(name) + cursor + "retriever:\n" + retriever("/" + name, false, routing, "  ");
    }
}

package dev.cairn.testkit;

import dev.cairn.runtime.Connector;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** A way of reading of which no state said anything before its end once: a connector, and an API of a record a day. */
enum MatrixRow {
    WITHOUT_CURSOR("no cursor"),
    NEWEST_FIRST("newest records first"),
    DATA_FEED("a data feed whose requests say where a slice ends"),
    UNORDERED("no order"),
    EQUAL("one value for all records"),
    WITHOUT_VALUE("records without the cursor's field"),
    SLICES("twelve slices of one partition"),
    ONE_CURSOR("one cursor for all of twelve partitions"),
    GROUPS("four groups of partitions"),
    LIST("twelve partitions without a cursor"),
    SUBSTREAM("the same from parents"),
    FILES("twelve files of a job");

    static final int RECORDS = 240;
    static final int PAGE = 2;
    private static final int OWNERS = 12;
    private static final int OF_OWNER = RECORDS / OWNERS;
    private static final LocalDate FIRST = LocalDate.of(2023, 1, 1);

    private static final String PARAMETER = "{type: RequestOption, inject_into: request_parameter, field_name: %s}";

    private static final String STREAM = """
            type: DeclarativeStream
            name: %s
            primary_key: id
            schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
            """;

    private static final String RETRIEVER = """
            retriever:
              type: SimpleRetriever
              requester: {type: HttpRequester, url: "https://api.test/%s", request_parameters: {%s}}
              record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
            """;

    private static final String PAGINATOR = """
              %s:
                type: DefaultPaginator
                page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: page}
                pagination_strategy: {type: PageIncrement, page_size: 2}
            """;

    private static final String JOB = """
            retriever:
              type: AsyncRetriever
              status_mapping: {type: AsyncJobStatusMap, running: [running], completed: [done], failed: [failed], timeout: [late]}
              status_extractor: {type: DpathExtractor, field_path: [status]}
              creation_requester: {type: HttpRequester, url: "https://api.test/jobs", http_method: POST}
              polling_requester: {type: HttpRequester, url: "https://api.test/job/{{ creation_response['id'] }}"}
              download_target_extractor: {type: DpathExtractor, field_path: [results, '*']}
              download_requester: {type: HttpRequester, url: "{{ download_target }}"}
              download_extractor: {type: DpathExtractor, field_path: []}
              record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
            """;

    private final String words;

    MatrixRow(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }

    /** How many records may come again: those of N pages and one more for each worker, or one file. */
    int bound(int workers, int pages) {
        return this == FILES ? OF_OWNER : workers * (pages + 1) * PAGE;
    }

    /** Whether all records are of the value that a sync ends with, or of none, so that the next sync reads them. */
    boolean comesInEachSync() {
        return this == EQUAL || this == WITHOUT_VALUE;
    }

    /** @param pages for each checkpoint; 0 for none */
    ManifestSource source(int pages) {
        String job = this == FILES
                ? JOB
                : RETRIEVER.formatted("rows", this == GROUPS ? "p: \"{{ stream_partition.p | join(',') }}\"" : "");
        String yaml = STREAM.formatted("rows")
                + cursor()
                + job
                + partitions().indent(2)
                + PAGINATOR.formatted(this == FILES ? "download_paginator" : "paginator")
                + (pages == 0 ? "" : "    pages_per_checkpoint_interval: " + pages + "\n");
        String manifest =
                "version: 7.0.0\ncheck: {type: CheckStream, stream_names: [rows]}\nstreams:\n  -\n" + yaml.indent(4);
        return ManifestSource.of(Connector.load("manifest.yaml", manifest), "rows", new ScriptedApi(this::answer));
    }

    private String cursor() {
        String more = switch (this) {
            case NEWEST_FIRST, UNORDERED, EQUAL, WITHOUT_VALUE, GROUPS -> ", step: P1Y";
            case DATA_FEED -> ", is_data_feed: true";
            case SLICES -> ", step: P20D";
            case ONE_CURSOR -> ", step: P1Y, global_substream_cursor: true";
            case WITHOUT_CURSOR, LIST, SUBSTREAM, FILES -> "";
        };
        return more.isEmpty()
                ? ""
                : "incremental_sync: {type: DatetimeBasedCursor, cursor_field: at, datetime_format: '%Y-%m-%d', start_datetime: '"
                        + FIRST + "', end_datetime: '" + day(RECORDS - 1) + "'" + more
                        + (this == DATA_FEED ? "" : ", cursor_granularity: P1D")
                        + ", start_time_option: " + PARAMETER.formatted("since") + ", end_time_option: "
                        + PARAMETER.formatted("until") + "}\n";
    }

    private String partitions() {
        String list = "type: ListPartitionRouter\ncursor_field: p\nvalues: ["
                + String.join(
                        ", ",
                        IntStream.range(0, OWNERS).mapToObj(i -> "'" + i + "'").toList()) + "]\n";
        return switch (this) {
            case WITHOUT_CURSOR, NEWEST_FIRST, DATA_FEED, UNORDERED, EQUAL, WITHOUT_VALUE, SLICES, FILES -> "";
            case LIST, ONE_CURSOR ->
                "partition_router:\n" + (list + "request_option: " + PARAMETER.formatted("p") + "\n").indent(2);
            case GROUPS ->
                "partition_router:\n  type: GroupingPartitionRouter\n  group_size: 3\n  underlying_partition_router:\n"
                        + list.indent(4);
            case SUBSTREAM ->
                "partition_router:\n  type: SubstreamPartitionRouter\n  parent_stream_configs:\n"
                        + "    - type: ParentStreamConfig\n      parent_key: id\n      partition_field: p\n      request_option: "
                        + PARAMETER.formatted("p") + "\n      stream:\n"
                        + (STREAM.formatted("owners")
                                        + RETRIEVER.formatted("owners", "")
                                        + PAGINATOR.formatted("paginator"))
                                .indent(8);
        };
    }

    private static String day(int id) {
        return FIRST.plusDays(id).toString();
    }

    private ApiAnswer answer(ApiRequest request) {
        return switch (request.path()) {
            case "/owners" ->
                page(
                        request,
                        IntStream.range(0, OWNERS)
                                .mapToObj(i -> Map.of("id", "" + i))
                                .toList());
            case "/jobs" -> ApiAnswer.ok(Map.of("id", "j"));
            case "/job/j" ->
                ApiAnswer.ok(Map.of(
                        "status",
                        "done",
                        "results",
                        IntStream.range(0, OWNERS)
                                .mapToObj(i -> "https://api.test/rows?p=" + i + "&X-Amz-Signature=" + UUID.randomUUID())
                                .toList()));
            default -> page(request, rows(request));
        };
    }

    private List<Map<String, Object>> rows(ApiRequest request) {
        List<String> owners = List.of(request.parameter("p", "").split(","));
        Predicate<Integer> wanted = id -> owners.equals(List.of("")) || owners.contains("" + id % OWNERS);
        return IntStream.range(0, RECORDS)
                .boxed()
                .filter(wanted)
                .filter(id -> at(id).compareTo(request.parameter("since", "")) >= 0
                        && at(id).compareTo(request.parameter("until", "9")) <= 0)
                .sorted(order())
                .map(id -> this == WITHOUT_VALUE
                        ? Map.<String, Object>of("id", (long) id)
                        : Map.<String, Object>of("id", (long) id, "at", at(id)))
                .toList();
    }

    private String at(int id) {
        return day(this == EQUAL ? 0 : id);
    }

    private Comparator<Integer> order() {
        Comparator<Integer> ascending = Comparator.naturalOrder();
        return switch (this) {
            case NEWEST_FIRST, DATA_FEED -> ascending.reversed();
            case UNORDERED -> Comparator.comparing(id -> 101 * id % RECORDS); // each of them once
            case WITHOUT_CURSOR, EQUAL, WITHOUT_VALUE, SLICES, ONE_CURSOR, GROUPS, LIST, SUBSTREAM, FILES -> ascending;
        };
    }

    private static ApiAnswer page(ApiRequest request, List<? extends Map<String, ?>> all) {
        return ApiAnswer.ok(all.stream()
                .skip((long) PAGE * request.number("page", 0))
                .limit(PAGE)
                .toList());
    }
}

package dev.cairn.it.recorded;

import java.util.Random;

/**
 * A kind of stream that syncs of several programs take turns to read.
 *
 * @param interval pages for each checkpoint of Cairn
 */
record RelayShape(
        Values values,
        Partitions partitions,
        Paging paging,
        Requests requests,
        Order order,
        boolean lookback,
        int pageSize,
        int interval,
        int workers) {

    /** What states are made of. */
    enum Values {
        CURSOR,
        GLOBAL_CURSOR,
        COUNTER,
        NONE
    }

    /** Where partitions come from. */
    enum Partitions {
        NONE,
        LIST,
        SUBSTREAM,
        SUBSTREAM_WITH_A_CURSOR,
        GROUPS,
        PRODUCT,
        PRODUCT_WITH_PARENTS
    }

    /** How pages follow each other. */
    enum Paging {
        PAGE,
        OFFSET,
        TOKEN,
        URL
    }

    /** How a sync asks for records that are newer than its state. */
    enum Requests {
        FROM,
        FROM_AND_TO,
        STEPS,
        ALL,
        NEWEST_FIRST
    }

    /** The order of the API. */
    enum Order {
        ASCENDING,
        DESCENDING,
        NONE
    }

    static RelayShape of(Random random) {
        Values values = any(random, Values.values());
        boolean times = values == Values.CURSOR || values == Values.GLOBAL_CURSOR;
        Partitions partitions = any(random, Partitions.values());
        if (values == Values.COUNTER) {
            partitions = Partitions.NONE;
        } else if (values == Values.GLOBAL_CURSOR && partitions == Partitions.NONE) {
            partitions = Partitions.LIST;
        }
        Requests requests = times ? any(random, Requests.values()) : Requests.FROM;
        Order order = any(random, Order.values());
        if (requests == Requests.NEWEST_FIRST) {
            order = Order.DESCENDING;
        } else if (values == Values.NONE) {
            order = Order.NONE;
        }
        boolean bounded = requests == Requests.FROM || requests == Requests.FROM_AND_TO || requests == Requests.STEPS;
        return new RelayShape(
                values,
                partitions,
                any(random, Paging.values()),
                requests,
                order,
                times && bounded && random.nextInt(3) == 0,
                1 + random.nextInt(4),
                1 + random.nextInt(3),
                1 + random.nextInt(4));
    }

    private static <T> T any(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }

    /**
     * Returns the manifest.
     *
     * @param url the address of the API
     * @param checkpoints true if it says how many pages a checkpoint has
     */
    String manifest(String url, boolean checkpoints) {
        String group = partitions == Partitions.GROUPS ? "p: \"{{ stream_partition.p | join(',') }}\"" : "";
        String yaml = "type: DeclarativeStream\nname: rows\n" + cursor()
                + read(url + "/rows", group, checkpoints ? "pages_per_checkpoint_interval: " + interval : "")
                + (partitions == Partitions.NONE
                                ? ""
                                : "partition_router:\n" + router(url).indent(2))
                        .indent(2);
        return "version: 7.0.0\ntype: DeclarativeSource\ncheck: {type: CheckStream, stream_names: [rows]}\n"
                + "concurrency_level: {type: ConcurrencyLevel, default_concurrency: " + workers + "}\n"
                + "spec: {type: Spec, connection_specification: {type: object, properties: {}}}\n"
                + "streams:\n  -\n" + yaml.indent(4);
    }

    private static String parameter(String name) {
        return "{type: RequestOption, inject_into: request_parameter, field_name: " + name + "}";
    }

    private String cursor() {
        if (values == Values.NONE) {
            return "";
        }
        String from = requests == Requests.ALL || requests == Requests.NEWEST_FIRST
                ? ""
                : ", start_time_option: " + parameter("since");
        if (values == Values.COUNTER) {
            return "incremental_sync: {type: IncrementingCountCursor, cursor_field: at" + from + "}\n";
        }
        String more = switch (requests) {
            case FROM -> "";
            case FROM_AND_TO -> ", end_time_option: " + parameter("until");
            case STEPS -> ", step: P20D, cursor_granularity: PT1S, end_time_option: " + parameter("until");
            case ALL -> ", is_client_side_incremental: true";
            case NEWEST_FIRST -> ", is_data_feed: true";
        };
        return "incremental_sync: {type: DatetimeBasedCursor, cursor_field: at, datetime_format: '%Y-%m-%dT%H:%M:%SZ',"
                + " start_datetime: '2024-01-01T00:00:00Z', end_datetime: \"{{ config['now'] }}\""
                + (values == Values.GLOBAL_CURSOR ? ", global_substream_cursor: true" : "")
                + (lookback ? ", lookback_window: PT12H" : "") + from + more + "}\n";
    }

    private String read(String url, String parameters, String checkpoints) {
        String strategy = switch (paging) {
            case PAGE -> "{type: PageIncrement, page_size: " + pageSize + "}";
            case OFFSET -> "{type: OffsetIncrement, page_size: " + pageSize + "}";
            case TOKEN ->
                "{type: CursorPagination, cursor_value: \"{{ response.next }}\","
                        + " stop_condition: \"{{ not response.next }}\"}";
            case URL ->
                "{type: CursorPagination, cursor_value: \"{{ response.url }}\","
                        + " stop_condition: \"{{ not response.url }}\"}";
        };
        String option = switch (paging) {
            case PAGE -> parameter("page");
            case OFFSET -> parameter("offset");
            case TOKEN -> parameter("after");
            case URL -> "{type: RequestPath}";
        };
        return """
                schema_loader: {type: InlineSchemaLoader, schema: {type: object, properties: {}}}
                primary_key: id
                retriever:
                  type: SimpleRetriever
                  requester: {type: HttpRequester, url: "%s", request_parameters: {%s}}
                  record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: [rows]}}
                  paginator:
                    type: DefaultPaginator
                    page_token_option: %s
                    pagination_strategy: %s
                """.formatted(url, parameters, option, strategy) + checkpoints.indent(4);
    }

    private String router(String url) {
        String two = "values: ['0', '1']\ncursor_field: q\nrequest_option: " + parameter("q");
        return switch (partitions) {
            case NONE -> "";
            case LIST -> list(RelayApi.PARTITIONS) + "request_option: " + parameter("p") + "\n";
            case SUBSTREAM, SUBSTREAM_WITH_A_CURSOR ->
                parents(url, "p", partitions == Partitions.SUBSTREAM_WITH_A_CURSOR);
            case GROUPS ->
                "type: GroupingPartitionRouter\ngroup_size: 2\nunderlying_partition_router:\n"
                        + list(RelayApi.PARTITIONS).indent(2);
            case PRODUCT ->
                "- " + (list(3) + "request_option: " + parameter("p")).indent(2).strip()
                        + "\n- type: ListPartitionRouter\n" + two.indent(2);
            case PRODUCT_WITH_PARENTS ->
                "- " + parents(url, "p", false).indent(2).strip() + "\n- type: ListPartitionRouter\n" + two.indent(2);
        };
    }

    private static String list(int size) {
        StringBuilder values = new StringBuilder("'0'");
        for (int i = 1; i < size; i++) {
            values.append(", '").append(i).append("'");
        }
        return "type: ListPartitionRouter\ncursor_field: p\nvalues: [" + values + "]\n";
    }

    private String parents(String url, String name, boolean incremental) {
        String cursor = incremental
                ? "incremental_sync: {type: DatetimeBasedCursor, cursor_field: at, datetime_format: '%Y-%m-%dT%H:%M:%SZ',"
                        + " start_datetime: '2024-01-01T00:00:00Z', end_datetime: \"{{ config['now'] }}\","
                        + " start_time_option: " + parameter("since") + "}\n"
                : "";
        return "type: SubstreamPartitionRouter\nparent_stream_configs:\n"
                + "  - type: ParentStreamConfig\n    parent_key: id\n    partition_field: " + name
                + (incremental ? "\n    incremental_dependency: true" : "")
                + "\n    request_option: " + parameter(name) + "\n    stream:\n"
                + ("type: DeclarativeStream\nname: owners\n" + cursor + read(url + "/owners", "", "")).indent(6);
    }
}

package dev.cairn.flink;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * The events of an API, and the connector that reads them.
 *
 * @param owners how many partitions there are
 * @param each how many events each has; three share each second
 * @param first how many events the first owner has
 */
record Events(Kind kind, int owners, int each, int first, int pageSize, String budget) {

    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    private static final int TIES = 3;

    /** How the connector slices the events. */
    enum Kind {
        /** A list of partitions. */
        LISTS,
        /** Windows of time, without partitions. */
        WINDOWS,
        /** Both. */
        LISTS_AND_WINDOWS,
        /** Partitions of a parent stream that has a state of its own. */
        SUBSTREAM,
        /** The API does not filter by time. */
        CLIENT_SIDE,
        /** The API gives events in no order. */
        SHUFFLED,
        /** Lists and windows, of which the API gives the newest events first. */
        NEWEST_FIRST,
        /** One slice. */
        UNPARTITIONED;

        boolean partitioned() {
            return this != WINDOWS && this != UNPARTITIONED;
        }

        boolean windows() {
            return this == WINDOWS || this == LISTS_AND_WINDOWS || this == NEWEST_FIRST;
        }

        boolean ordered() {
            return this != SHUFFLED;
        }
    }

    static Events of(Kind kind, int owners, int each) {
        return new Events(kind, owners, each, each, 20, "");
    }

    Events budget(String yaml) {
        return new Events(kind, owners, each, first, pageSize, yaml);
    }

    Events first(int count) {
        return new Events(kind, owners, each, count, pageSize, budget);
    }

    Events pages(int size) {
        return new Events(kind, owners, each, first, size, budget);
    }

    private int of(int owner) {
        return owner == 0 ? first : each;
    }

    Set<Long> ids() {
        Set<Long> ids = new TreeSet<>();
        for (int owner = 0; owner < owners; owner++) {
            for (int i = 0; i < of(owner); i++) {
                ids.add(id(owner, i));
            }
        }
        return ids;
    }

    private static long id(int owner, int i) {
        return owner * 1_000_000L + i;
    }

    private static String time(int second) {
        return START.plusSeconds(second).toString();
    }

    /** The second after the last event. */
    private int end() {
        return Math.max(each, first) / TIES + 1;
    }

    /** Events as JSON, in the order in which the API gives them. */
    List<String> matching(Map<String, String> query) {
        String since = query.getOrDefault("since", "");
        String until = query.getOrDefault("until", "9");
        String whose = query.get("owner");
        List<String> matching = new ArrayList<>();
        if (whose != null) {
            int owner = Integer.parseInt(whose.substring(1));
            for (int i = 0; i < of(owner); i++) {
                add(owner, i, since, until, matching);
            }
        } else {
            for (int i = 0; i < Math.max(each, first); i++) {
                for (int owner = 0; owner < owners; owner++) {
                    if (i < of(owner)) {
                        add(owner, i, since, until, matching);
                    }
                }
            }
        }
        if (kind == Kind.NEWEST_FIRST) {
            Collections.reverse(matching);
        }
        if (!kind.ordered()) {
            Collections.shuffle(matching, new Random(matching.size()));
        }
        return matching;
    }

    private static void add(int owner, int i, String since, String until, List<String> to) {
        String at = time(i / TIES);
        if (at.compareTo(since) >= 0 && at.compareTo(until) <= 0) {
            to.add(
                    "{\"id\":%d,\"owner\":\"o%d\",\"at\":\"%s\",\"amount\":%d.25,\"open\":%b,\"note\":null,\"tags\":[\"a\",\"t%d\"],\"by\":{\"name\":\"n%d\"}}"
                            .formatted(id(owner, i), owner, at, i, i % 2 == 0, i % 7, owner));
        }
    }

    /** Parents change in the order of their names. */
    List<String> owners(Map<String, String> query) {
        List<String> parents = new ArrayList<>();
        for (int owner = 0; owner < owners; owner++) {
            String at = time(owner);
            if (at.compareTo(query.getOrDefault("since", "")) >= 0) {
                parents.add("{\"id\":\"o%d\",\"at\":\"%s\"}".formatted(owner, at));
            }
        }
        return parents;
    }

    /** The catalog that reads all events. */
    String catalog() {
        return """
                {"streams": [{"stream": {"name": "events", "json_schema": %s,
                  "supported_sync_modes": ["full_refresh", "incremental"]},
                  "sync_mode": "incremental", "destination_sync_mode": "append", "cursor_field": ["at"]}]}
                """.formatted(SCHEMA);
    }

    private static final String SCHEMA = """
            {"type": "object", "properties": {
              "id": {"type": "integer"}, "owner": {"type": "string"},
              "at": {"type": "string", "format": "date-time"},
              "amount": {"type": ["null", "number"]}, "open": {"type": "boolean"}, "note": {"type": ["null", "string"]},
              "tags": {"type": "array", "items": {"type": "string"}},
              "by": {"type": "object", "properties": {"name": {"type": "string"}}}}}""";

    /** The manifest; its configuration is {@code {"base_url": …}}. */
    String manifest() {
        String cursor = """
                    type: DatetimeBasedCursor
                    cursor_field: at
                    datetime_format: "%%Y-%%m-%%dT%%H:%%M:%%SZ"
                    start_datetime: "2024-01-01T00:00:00Z"
                    end_datetime: "%s"
                    pages_per_checkpoint_interval: 1
                """.formatted(time(Math.max(end(), owners)));
        String bounds = """
                    start_time_option: {type: RequestOption, inject_into: request_parameter, field_name: since}
                    end_time_option: {type: RequestOption, inject_into: request_parameter, field_name: until}
                """;
        return """
                version: 7.0.0
                type: DeclarativeSource
                check: {type: CheckStream, stream_names: [events]}
                concurrency_level: {type: ConcurrencyLevel, default_concurrency: 8}
                spec:
                  type: Spec
                  connection_specification: {type: object, properties: {base_url: {type: string}}}
                """
                + budget
                + """
                streams:
                  - type: DeclarativeStream
                    name: events
                    primary_key: [id]
                    schema_loader: {type: InlineSchemaLoader, schema: %s}
                    incremental_sync:
                """.formatted(SCHEMA.replace('\n', ' '))
                + cursor.indent(2)
                + (kind == Kind.CLIENT_SIDE ? "      is_client_side_incremental: true\n" : bounds.indent(2))
                + (kind.windows()
                        ? "      step: PT" + Math.max(2, end() / 6) + "S\n      cursor_granularity: PT1S\n"
                        : "")
                + "    retriever:\n"
                + (retriever("/events") + routing(cursor)).indent(6);
    }

    private static String retriever(String path) {
        return """
                type: SimpleRetriever
                requester:
                  type: HttpRequester
                  url_base: "{{ config['base_url'] }}"
                  path: %s
                paginator:
                  type: DefaultPaginator
                  page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: page}
                  pagination_strategy:
                    type: CursorPagination
                    cursor_value: "{{ response['next'] }}"
                    stop_condition: "{{ not response['next'] }}"
                record_selector:
                  type: RecordSelector
                  extractor: {type: DpathExtractor, field_path: [records]}
                """.formatted(path);
    }

    private String routing(String cursor) {
        if (!kind.partitioned()) {
            return "";
        }
        if (kind != Kind.SUBSTREAM) {
            List<String> values = new ArrayList<>();
            for (int owner = 0; owner < owners; owner++) {
                values.add("o" + owner);
            }
            return """
                    partition_router:
                      type: ListPartitionRouter
                      values: [%s]
                      cursor_field: owner
                      request_option: {type: RequestOption, inject_into: request_parameter, field_name: owner}
                    """.formatted(String.join(", ", values));
        }
        return """
                partition_router:
                  type: SubstreamPartitionRouter
                  parent_stream_configs:
                    - type: ParentStreamConfig
                      parent_key: id
                      partition_field: owner
                      incremental_dependency: true
                      request_option: {type: RequestOption, inject_into: request_parameter, field_name: owner}
                      stream:
                        type: DeclarativeStream
                        name: owners
                        schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
                        incremental_sync:
                """
                + cursor.indent(8)
                + "            start_time_option: {type: RequestOption, inject_into: request_parameter, field_name: since}\n"
                + "        retriever:\n"
                + retriever("/owners").indent(10);
    }
}

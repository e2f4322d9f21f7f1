package dev.cairn.testkit;

import dev.cairn.testkit.RandomHistory.Order;
import dev.cairn.testkit.RandomHistory.Shape;

/** The connectors of {@link RandomHistory}. */
final class HistoryManifest {

    private HistoryManifest() {}

    static String of(Shape shape) {
        StringBuilder yaml = new StringBuilder("""
                version: 7.0.0
                type: DeclarativeSource
                check: {type: CheckStream, stream_names: [rows]}
                streams:
                  - type: DeclarativeStream
                    name: rows
                    primary_key: [id]
                    schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
                """);
        boolean cursor = shape.order() != Order.WITHOUT_CURSOR;
        if (cursor) {
            yaml.append("""
                        incremental_sync:
                          type: DatetimeBasedCursor
                          cursor_field: at
                          datetime_format: "%Y-%m-%dT%H:%M:%SZ"
                          start_datetime: "2024-01-01T00:00:00Z"
                          start_time_option: {type: RequestOption, inject_into: request_parameter, field_name: since}
                    """);
            yaml.append("      pages_per_checkpoint_interval: ")
                    .append(shape.interval())
                    .append('\n');
            yaml.append("      end_datetime: \"2024-01-01T00:01:29Z\"\n");
            if (shape.until()) {
                yaml.append(
                        "      end_time_option: {type: RequestOption, inject_into: request_parameter, field_name: until}\n");
            }
            if (shape.steps()) {
                yaml.append("      step: PT30S\n      cursor_granularity: PT1S\n");
            }
        }
        yaml.append("""
                    retriever:
                      type: SimpleRetriever
                """);
        yaml.append(
                switch (shape.partitions()) {
                    case NONE -> "";
                    case LIST -> """
                          partition_router:
                            type: ListPartitionRouter
                            cursor_field: owner
                            values: [o0, o1, o2, o3]
                            request_option: {type: RequestOption, inject_into: request_parameter, field_name: owner}
                    """;
                    case SUBSTREAM -> """
                          partition_router:
                            type: SubstreamPartitionRouter
                            parent_stream_configs:
                              - type: ParentStreamConfig
                                parent_key: id
                                partition_field: owner
                                request_option: {type: RequestOption, inject_into: request_parameter, field_name: owner}
                                stream:
                                  type: DeclarativeStream
                                  name: owners
                                  schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
                                  retriever:
                                    type: SimpleRetriever
                                    requester: {type: HttpRequester, url_base: "https://api.test", path: /owners}
                                    record_selector:
                                      type: RecordSelector
                                      extractor: {type: DpathExtractor, field_path: [rows]}
                                    paginator:
                                      type: DefaultPaginator
                                      page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: page}
                                      pagination_strategy: {type: PageIncrement, page_size: 2}
                    """;
                });
        yaml.append("""
                      requester: {type: HttpRequester, url_base: "https://api.test", path: /rows}
                      record_selector:
                        type: RecordSelector
                        extractor: {type: DpathExtractor, field_path: [rows]}
                      paginator:
                        type: DefaultPaginator
                """);
        if (!cursor) {
            yaml.append("        pages_per_checkpoint_interval: ")
                    .append(shape.interval())
                    .append('\n');
        }
        yaml.append(
                switch (shape.paging()) {
                    case PAGE -> token("page", "{type: PageIncrement, page_size: " + shape.pageSize() + "}");
                    case OFFSET -> token("offset", "{type: OffsetIncrement, page_size: " + shape.pageSize() + "}");
                    case TOKEN -> token("after", cursor("next"));
                    case URL ->
                        "        page_token_option: {type: RequestPath}\n        pagination_strategy: " + cursor("url")
                                + "\n";
                });
        return yaml.toString();
    }

    private static String token(String parameter, String strategy) {
        return "        page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: "
                + parameter + "}\n        pagination_strategy: " + strategy + "\n";
    }

    private static String cursor(String field) {
        return "{type: CursorPagination, cursor_value: \"{{ response.get('" + field
                + "') }}\", stop_condition: \"{{ not response.get('" + field + "') }}\"}";
    }
}

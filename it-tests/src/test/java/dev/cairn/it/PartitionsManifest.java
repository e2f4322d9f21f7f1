package dev.cairn.it;

import dev.cairn.json.Json;

/** The connectors for a {@link PartitionsApi}. */
final class PartitionsManifest {

    private static final int WORKERS = 3;

    private static final String REQUESTER =
            "{type: HttpRequester, url_base: \"{{ config['base_url'] }}\", path: /PATH, http_method: GET}";

    private static final String OPTION =
            "request_option: {type: RequestOption, inject_into: request_parameter, field_name: partition}";

    private static final String LIST =
            "{type: ListPartitionRouter, values: VALUES, cursor_field: partition, " + OPTION + "}";

    private static final String SUBSTREAM =
            """
            {type: SubstreamPartitionRouter, parent_stream_configs: [{
                      type: ParentStreamConfig, parent_key: id, partition_field: partition, OPTION,
                      stream: {
                        type: DeclarativeStream, name: parents, primary_key: id,
                        schema_loader: {type: InlineSchemaLoader, schema: {type: object, properties: {id: {type: string}}}},
                        retriever: {
                          type: SimpleRetriever, requester: REQUESTER,
                          record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: [parents]}},
                          paginator: PAGINATOR}}}]}\
            """.replace("OPTION", OPTION).replace("REQUESTER", REQUESTER.replace("PATH", "parents"));

    private static final String PAGINATOR =
            "{type: DefaultPaginator, $parameters: {url_base: \"{{ config['base_url'] }}\"}, "
                    + "page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: page}, "
                    + "pagination_strategy: {type: PageIncrement, page_size: SIZE}}";

    private static final String CURSOR = """
            incremental_sync:
              type: DatetimeBasedCursor
              cursor_field: at
              datetime_format: "%Y-%m-%dT%H:%M:%S.%fZ"
              start_datetime: "2020-01-01T00:00:00.000000Z"
              start_time_option: {type: RequestOption, inject_into: request_parameter, field_name: since}
        """;

    private static final String END_OPTION =
            "      end_time_option: {type: RequestOption, inject_into: request_parameter, field_name: until}\n";

    private static final String MANIFEST = """
        version: 7.0.0
        type: DeclarativeSource
        check: {type: CheckStream, stream_names: [events]}
        concurrency_level: {type: ConcurrencyLevel, default_concurrency: WORKERS}
        streams:
          - type: DeclarativeStream
            name: events
        KEY
        CURSOR
            schema_loader:
              type: InlineSchemaLoader
              schema: {type: object, properties: {id: {type: integer}, at: {type: string}, version: {type: integer}}}
            retriever:
              type: SimpleRetriever
              requester: REQUESTER
              record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: [rows]}}
              paginator: PAGINATOR
              partition_router: ROUTER
        """;

    private PartitionsManifest() {}

    /** What is read. */
    enum Kind {
        /** A list of partitions, without a cursor. */
        LIST,
        /** The children of parents, with a cursor each; requests say where their window ends. */
        CHILDREN,
        /** The children of parents, with one cursor for all; requests do not say where it ends. */
        GLOBAL
    }

    /**
     * A manifest.
     *
     * @param key whether it has a primary key
     */
    static String text(Kind kind, boolean key, int partitions) {
        String cursor = switch (kind) {
            case LIST -> "";
            case CHILDREN -> CURSOR + END_OPTION;
            case GLOBAL -> CURSOR + "      global_substream_cursor: true\n";
        };
        String router = kind == Kind.LIST
                ? LIST.replace("VALUES", Json.write(PartitionsApi.names(partitions)))
                : SUBSTREAM.replace("PAGINATOR", paginator(PartitionsApi.PARENTS_PAGE_SIZE));
        return MANIFEST.replace("WORKERS", String.valueOf(WORKERS))
                .replace("CURSOR\n", cursor)
                .replace("KEY\n", key ? "    primary_key: id\n" : "")
                .replace("REQUESTER", REQUESTER.replace("PATH", "rows"))
                .replace("PAGINATOR", paginator(PartitionsApi.PAGE_SIZE))
                .replace("ROUTER", router);
    }

    private static String paginator(int size) {
        return PAGINATOR.replace("SIZE", String.valueOf(size));
    }
}

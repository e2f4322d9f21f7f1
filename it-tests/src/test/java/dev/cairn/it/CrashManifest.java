package dev.cairn.it;

import dev.cairn.it.CrashApi.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The connectors for a {@link CrashApi}. */
final class CrashManifest {

    private static final String LIST_ROUTER = "partition_router: {type: ListPartitionRouter, values: [o0, o1, o2, o3],"
            + " cursor_field: owner, request_option: {type: RequestOption, inject_into: request_parameter, field_name: owner}}";

    private static final String PYTHON_ROUTER =
            "partition_router: {type: CustomPartitionRouter, class_name: components.OwnersRouter}";

    private static final String START_OPTION =
            "start_time_option: {type: RequestOption, inject_into: request_parameter, field_name: since}";

    private static final String CHECKPOINTS = "pages_per_checkpoint_interval: ";

    private static final String STEPS = """
              step: PT1M
              cursor_granularity: PT1S
        """;

    private static final String END_OPTION =
            "      end_time_option: {type: RequestOption, inject_into: request_parameter, field_name: until}\n";

    private static final String CURSOR = """
            incremental_sync:
              type: DatetimeBasedCursor
              cursor_field: at
              datetime_format: "%Y-%m-%dT%H:%M:%SZ"
              start_datetime: "START"
              end_datetime: "END"
              OPTION
        CHECKPOINTS
        STEPS
        """;

    private static final String MANIFEST = """
            version: 7.0.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [events]}
            concurrency_level: {type: ConcurrencyLevel, default_concurrency: 3}
            streams:
              - type: DeclarativeStream
                name: events
            KEY
            CURSOR
                schema_loader: {type: InlineSchemaLoader, schema: {type: object, properties: {}}}
                retriever: RETRIEVER
                  requester: {REQUESTER, url_base: "{{ config['base_url'] }}", path: /events, request_parameters: {PARAMETERS}},
                  record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: [events]}},
                  paginator: {
                    type: DefaultPaginator, $parameters: {url_base: "{{ config['base_url'] }}"},
                    page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: page},
                    pagination_strategy: {type: PageIncrement, page_size: SIZE} PAGES},
                  ROUTER}
            """;

    private CrashManifest() {}

    /** Writes a manifest with states inside of slices and without a primary key, and the Python file with its classes. */
    static void write(Kind kind, Path folder) throws IOException {
        Files.writeString(folder.resolve("manifest.yaml"), text(kind, false, true));
        if (kind.isPython()) {
            Files.writeString(folder.resolve("components.py"), Python.source("components.py"));
        }
    }

    /**
     * A manifest.
     *
     * @param key whether it has a primary key
     * @param checkpoints whether there are states inside of slices
     */
    static String text(Kind kind, boolean key, boolean checkpoints) {
        boolean sliced = kind == Kind.SLICES;
        String router = kind == Kind.PYTHON_ROUTER ? PYTHON_ROUTER : LIST_ROUTER;
        boolean ownRetriever = kind == Kind.PYTHON_RETRIEVER;
        boolean full = kind == Kind.FULL_REFRESH;
        String pages = checkpoints ? CHECKPOINTS + (kind.pageSize() == CrashApi.PAGE_SIZE ? 3 : 1) : "";
        return MANIFEST.replace("CURSOR\n", full ? "" : CURSOR)
                .replace("START", sliced ? CrashApi.at(0) : "2023-12-31T00:00:00Z")
                .replace("END", sliced ? CrashApi.at(12 * 60 - 1) : "2025-01-01T00:00:00Z")
                .replace("KEY\n", key ? "    primary_key: id\n" : "")
                .replace("CHECKPOINTS\n", checkpoints ? "      " + pages + "\n" : "")
                .replace("SIZE", String.valueOf(kind.pageSize()))
                .replace(" PAGES", full && checkpoints ? ", " + pages : "")
                .replace("RETRIEVER", ownRetriever ? "{" + custom("Retriever") + ", " : "{type: SimpleRetriever, ")
                .replace("REQUESTER", kind == Kind.PYTHON_REQUESTER ? custom("Requester") : "type: HttpRequester")
                .replace("OPTION", ownRetriever ? "" : START_OPTION)
                .replace("PARAMETERS", ownRetriever ? "since: \"{{ stream_interval['start_time'] }}\"" : "")
                .replace("STEPS\n", (sliced ? STEPS : "") + (sliced || kind == Kind.DESCENDING ? END_OPTION : ""))
                .replace("ROUTER", kind.hasPartitions() ? router : "");
    }

    private static String custom(String component) {
        return "type: Custom" + component + ", class_name: components.Own" + component;
    }
}

package dev.cairn.testkit;

import dev.cairn.runtime.Connector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A connector without a cursor and an API of items, in one of many combinations. Pages have two rows.
 *
 * @param interval pages per checkpoint
 */
record PagedItems(Pages pages, Partitions partitions, int interval) {

    private static final int PAGE = 2;
    private static final String FIRST = "2024-01-01T00:00:00Z";

    /** How a page is asked for. */
    enum Pages {
        PAGE(
                "{type: PageIncrement, page_size: 2}",
                "{type: RequestOption, inject_into: request_parameter, field_name: at}"),
        OFFSET(
                "{type: OffsetIncrement, page_size: 2}",
                "{type: RequestOption, inject_into: request_parameter, field_name: at}"),
        TOKEN(
                "{type: CursorPagination, cursor_value: \"{{ response.next }}\", stop_condition: \"{{ not response.next }}\"}",
                "{type: RequestOption, inject_into: request_parameter, field_name: at}"),
        TOKEN_IN_BODY(
                "{type: CursorPagination, cursor_value: \"{{ response.next }}\", stop_condition: \"{{ not response.next }}\"}",
                "{type: RequestOption, inject_into: body_json, field_name: at}"),
        URL(
                "{type: CursorPagination, cursor_value: \"{{ response.url }}\", stop_condition: \"{{ not response.url }}\"}",
                "{type: RequestPath}");

        private final String strategy;
        private final String option;

        Pages(String strategy, String option) {
            this.strategy = strategy;
            this.option = option;
        }

        /** The first row of the page that a request asks for. */
        private int first(ApiRequest request) {
            return switch (this) {
                case PAGE -> request.number("at", 0) * PagedItems.PAGE;
                case OFFSET, URL -> request.number("at", 0);
                case TOKEN -> Integer.parseInt(request.parameter("at", "row0").substring(3));
                case TOKEN_IN_BODY ->
                    request.body().contains("row")
                            ? Integer.parseInt(request.body().replaceAll("\\D", ""))
                            : 0;
            };
        }
    }

    /** Where partitions come from. */
    enum Partitions {
        NONE,
        LIST,
        /** Parents without a cursor. */
        SUBSTREAM,
        /** Parents of parents, all without a cursor. */
        NESTED,
        /** Parents with a cursor, which are read anew by each sync. */
        PARENTS_WITH_CURSOR,
        INCREMENTAL_PARENTS,
        /** Parents of which each comes twice. */
        TWICE
    }

    /** How many items each owner has. */
    private static final int[] COUNTS = {5, 0, 1, 8, 4, 2, 3};

    private static String owner(int number) {
        return "o" + number;
    }

    private List<Map<String, @Nullable Object>> items(ApiRequest request) {
        List<Map<String, @Nullable Object>> items = new ArrayList<>();
        for (int owner = 0; owner < (partitions == Partitions.NONE ? 1 : COUNTS.length); owner++) {
            for (int i = 0; i < (partitions == Partitions.NONE ? 21 : COUNTS[owner]); i++) {
                if (request.parameter("owner", owner(owner)).equals(owner(owner))) {
                    items.add(new LinkedHashMap<>(Map.of("id", owner(owner) + "-" + i)));
                }
            }
        }
        return items;
    }

    private List<Map<String, @Nullable Object>> owners(ApiRequest request) {
        List<Map<String, @Nullable Object>> owners = new ArrayList<>();
        for (int i = 0; i < COUNTS.length; i++) {
            String at = FIRST.replace("00Z", "%02dZ".formatted(i));
            boolean wanted = partitions != Partitions.NESTED
                    || request.parameter("group", "g" + i / 3).equals("g" + i / 3);
            if (wanted && request.parameter("since", FIRST).compareTo(at) <= 0) {
                owners.add(Map.of("id", owner(i), "at", at));
                if (partitions == Partitions.TWICE) {
                    owners.add(Map.of("id", owner(i), "at", at));
                }
            }
        }
        return owners;
    }

    /** All ids. */
    Set<String> all() {
        Set<String> all = new TreeSet<>();
        items(new ApiRequest("GET", "/items", Map.of(), Map.of(), ""))
                .forEach(item -> all.add(String.valueOf(item.get("id"))));
        return all;
    }

    ApiAnswer answer(ApiRequest request) {
        return switch (request.path()) {
            case "/items" -> page(request, items(request));
            case "/owners" -> page(request, owners(request));
            case "/groups" -> page(request, List.of(Map.of("id", "g0"), Map.of("id", "g1"), Map.of("id", "g2")));
            default -> new ApiAnswer(404, Map.of());
        };
    }

    private ApiAnswer page(ApiRequest request, List<Map<String, @Nullable Object>> rows) {
        int from = Math.min(pages.first(request), rows.size());
        int to = Math.min(from + PAGE, rows.size());
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("data", rows.subList(from, to));
        if (to < rows.size()) {
            answer.put("next", "row" + to);
            Map<String, String> query = new LinkedHashMap<>(request.query());
            query.put("at", Integer.toString(to));
            answer.put(
                    "url",
                    "https://api.test" + request.path() + "?"
                            + String.join(
                                    "&",
                                    query.entrySet().stream()
                                            .map(each -> each.getKey() + "=" + each.getValue())
                                            .toList()));
        }
        return ApiAnswer.ok(answer);
    }

    ManifestSource source() {
        return ManifestSource.of(Connector.load("manifest.yaml", manifest()), "items", new ScriptedApi(this::answer))
                .pagesAhead(interval % 3);
    }

    private String manifest() {
        String routing = switch (partitions) {
            case NONE -> "";
            case LIST -> """
                partition_router:
                  type: ListPartitionRouter
                  values: [o0, o1, o2, o3, o4, o5, o6]
                  cursor_field: owner
                  request_option: {type: RequestOption, inject_into: request_parameter, field_name: owner}
                """;
            case SUBSTREAM, TWICE, PARENTS_WITH_CURSOR, INCREMENTAL_PARENTS -> substream("owner", stream("owners", ""));
            case NESTED -> substream("owner", stream("owners", substream("group", stream("groups", ""))));
        };
        return """
                version: 7.0.0
                type: DeclarativeSource
                check: {type: CheckStream, stream_names: [items]}
                streams:
                  -
                """.stripTrailing() + "\n" + stream("items", routing).indent(4);
    }

    private String stream(String name, String routing) {
        boolean cursor = name.equals("owners")
                && (partitions == Partitions.PARENTS_WITH_CURSOR || partitions == Partitions.INCREMENTAL_PARENTS);
        return """
                type: DeclarativeStream
                name: %s
                primary_key: [id]
                schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
                """.formatted(name)
                + (cursor ? """
                incremental_sync:
                  type: DatetimeBasedCursor
                  cursor_field: at
                  datetime_format: "%Y-%m-%dT%H:%M:%SZ"
                  start_datetime: "2024-01-01T00:00:00Z"
                  end_datetime: "2024-01-01T00:01:30Z"
                  start_time_option: {type: RequestOption, inject_into: request_parameter, field_name: since}
                  pages_per_checkpoint_interval: 1
                """ : "")
                + """
                retriever:
                  type: SimpleRetriever
                  requester: {type: HttpRequester, url_base: "https://api.test", path: /%s%s}
                  record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: [data]}}
                  paginator:
                    type: DefaultPaginator
                %s
                    pagination_strategy: %s
                    page_token_option: %s
                """.formatted(
                                name,
                                pages == Pages.TOKEN_IN_BODY ? ", http_method: POST" : "",
                                name.equals("items") ? "    pages_per_checkpoint_interval: " + interval : "",
                                pages.strategy,
                                pages.option)
                + routing.indent(2);
    }

    private String substream(String field, String parent) {
        return """
                partition_router:
                  type: SubstreamPartitionRouter
                  parent_stream_configs:
                    - type: ParentStreamConfig
                      parent_key: id
                      partition_field: %s
                      incremental_dependency: %s
                      request_option: {type: RequestOption, inject_into: request_parameter, field_name: %s}
                      stream:
                """.formatted(field, partitions == Partitions.INCREMENTAL_PARENTS, field) + parent.indent(8);
    }
}

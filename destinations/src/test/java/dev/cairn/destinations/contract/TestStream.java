package dev.cairn.destinations.contract;

import dev.cairn.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A stream of the {@link TestApi}.
 *
 * @param key the fields of its primary key
 * @param incremental whether it has a cursor, {@code at}
 * @param properties of its schema
 * @param cursorOptions what its cursor has besides
 * @param owners its partitions; empty for none
 */
record TestStream(
        String name,
        List<String> key,
        boolean incremental,
        Map<String, ?> properties,
        Map<String, ?> cursorOptions,
        List<String> owners) {

    static TestStream of(String name) {
        return new TestStream(name, List.of(), false, Map.of(), Map.of("pages_per_checkpoint_interval", 2), List.of());
    }

    TestStream key(String... fields) {
        return new TestStream(name, List.of(fields), incremental, properties, cursorOptions, owners);
    }

    TestStream cursor() {
        return new TestStream(name, key, true, properties, cursorOptions, owners);
    }

    /** With a cursor that has these options, in place of states after two pages. */
    TestStream cursor(Map<String, ?> options) {
        return new TestStream(name, key, true, properties, options, owners);
    }

    /** Without a cursor, with states after so many pages. */
    TestStream states(int pages) {
        return new TestStream(name, key, false, properties, Map.of("paginator", pages), owners);
    }

    /** Without a cursor, a partition for each {@code owner} of the records of another stream; both with states after so many pages. */
    TestStream childOf(String parent, int pages) {
        return new TestStream(name, key, false, properties, Map.of("paginator", pages, "parent", parent), List.of());
    }

    /** With a cursor of another field and format. */
    TestStream by(String field, String format) {
        Map<String, Object> options = new LinkedHashMap<>(Map.of("cursor_field", field, "datetime_format", format));
        if (format.contains("/")) {
            options.putAll(Map.of("start_datetime", "01/01/2024", "end_datetime", "01/01/2025"));
        }
        return cursor(options);
    }

    /** With a cursor that counts. */
    TestStream byCount(String field) {
        return cursor(Map.of("type", "IncrementingCountCursor", "cursor_field", field));
    }

    TestStream owners(String... names) {
        return new TestStream(name, key, incremental, properties, cursorOptions, List.of(names));
    }

    /** Windows of so many seconds, in place of one slice. */
    static Map<String, ?> windows(int seconds) {
        return Map.of(
                "step", "PT" + seconds + "S", "cursor_granularity", "PT1S", "end_time_option", parameter("until"));
    }

    TestStream schema(Map<String, ?> types) {
        Map<String, Object> schemas = new LinkedHashMap<>();
        types.forEach((field, type) -> schemas.put(field, type instanceof Map<?, ?> ? type : Map.of("type", type)));
        return new TestStream(name, key, incremental, schemas, cursorOptions, owners);
    }

    /** A manifest, JSON being YAML. */
    static String manifest(TestStream... streams) {
        return Json.write(Map.of(
                "version",
                "7.0.0",
                "type",
                "DeclarativeSource",
                "concurrency_level",
                Map.of("type", "ConcurrencyLevel", "default_concurrency", 3),
                "check",
                Map.of("type", "CheckStream", "stream_names", List.of(streams[0].name)),
                "streams",
                List.of(streams).stream().map(TestStream::definition).toList()));
    }

    private Map<String, Object> definition() {
        Map<String, Object> stream = new LinkedHashMap<>();
        stream.put("type", "DeclarativeStream");
        stream.put("name", name);
        stream.put("primary_key", key);
        stream.put(
                "schema_loader",
                Map.of("type", "InlineSchemaLoader", "schema", Map.of("type", "object", "properties", properties)));
        if (incremental) {
            Map<String, Object> cursor = new LinkedHashMap<>(Map.of(
                    "type", "DatetimeBasedCursor",
                    "cursor_field", "at",
                    "datetime_format", "%Y-%m-%dT%H:%M:%SZ",
                    "start_datetime", "2024-01-01T00:00:00Z",
                    "end_datetime", cursorOptions.containsKey("step") ? "2024-01-01T00:01:59Z" : "2025-01-01T00:00:00Z",
                    "start_time_option", parameter("since")));
            cursor.putAll(cursorOptions);
            stream.put("incremental_sync", cursorOptions.containsKey("type") ? cursorOptions : cursor);
        }
        Map<String, Object> paginator = new LinkedHashMap<>(Map.of(
                "type",
                "DefaultPaginator",
                "page_token_option",
                parameter("page"),
                "pagination_strategy",
                Map.of("type", "PageIncrement", "page_size", TestApi.PAGE)));
        if (cursorOptions.get("paginator") != null) {
            paginator.put("pages_per_checkpoint_interval", cursorOptions.get("paginator"));
        }
        Map<String, Object> retriever = new LinkedHashMap<>(Map.of(
                "type",
                "SimpleRetriever",
                "requester",
                Map.of("type", "HttpRequester", "url_base", "http://api.test", "path", "/" + path()),
                "record_selector",
                Map.of(
                        "type",
                        "RecordSelector",
                        "extractor",
                        Map.of("type", "DpathExtractor", "field_path", List.of("items"))),
                "paginator",
                paginator));
        if (!owners.isEmpty()) {
            retriever.put(
                    "partition_router",
                    Map.of(
                            "type",
                            "ListPartitionRouter",
                            "values",
                            owners,
                            "cursor_field",
                            "owner",
                            "request_option",
                            parameter("owner")));
        }
        if (cursorOptions.get("parent") instanceof String parent) {
            retriever.put(
                    "partition_router",
                    Map.of(
                            "type",
                            "SubstreamPartitionRouter",
                            "parent_stream_configs",
                            List.of(Map.of(
                                    "type",
                                    "ParentStreamConfig",
                                    "parent_key",
                                    "owner",
                                    "partition_field",
                                    "owner",
                                    "request_option",
                                    parameter("owner"),
                                    "stream",
                                    new TestStream(
                                                    parent,
                                                    List.of(),
                                                    false,
                                                    Map.of(),
                                                    Map.of(
                                                            "paginator",
                                                            Objects.requireNonNull(cursorOptions.get("paginator"))),
                                                    List.of())
                                            .definition()))));
        }
        stream.put("retriever", retriever);
        return stream;
    }

    /** What stands for the name in URLs. */
    private String path() {
        return name.matches("\\w+") ? name : "hostile";
    }

    private static Map<String, Object> parameter(String name) {
        return Map.of("type", "RequestOption", "inject_into", "request_parameter", "field_name", name);
    }
}

package dev.cairn.destination.contract;

import dev.cairn.runtime.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A stream of the {@link TestApi}.
 *
 * @param key the fields of its primary key
 * @param incremental whether it has a cursor, {@code at}
 * @param properties of its schema
 */
record TestStream(String name, List<String> key, boolean incremental, Map<String, ?> properties) {

    static TestStream of(String name) {
        return new TestStream(name, List.of(), false, Map.of());
    }

    TestStream key(String... fields) {
        return new TestStream(name, List.of(fields), incremental, properties);
    }

    TestStream cursor() {
        return new TestStream(name, key, true, properties);
    }

    TestStream schema(Map<String, ?> types) {
        Map<String, Object> schemas = new LinkedHashMap<>();
        types.forEach((field, type) -> schemas.put(field, type instanceof Map<?, ?> ? type : Map.of("type", type)));
        return new TestStream(name, key, incremental, schemas);
    }

    /** A manifest, JSON being YAML. */
    static String manifest(TestStream... streams) {
        return Json.write(Map.of(
                "version",
                "7.0.0",
                "type",
                "DeclarativeSource",
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
            stream.put(
                    "incremental_sync",
                    Map.of(
                            "type", "DatetimeBasedCursor",
                            "cursor_field", "at",
                            "datetime_format", "%Y-%m-%dT%H:%M:%SZ",
                            "start_datetime", "2024-01-01T00:00:00Z",
                            "end_datetime", "2025-01-01T00:00:00Z",
                            "pages_per_checkpoint_interval", 2,
                            "start_time_option", parameter("since")));
        }
        stream.put(
                "retriever",
                Map.of(
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
                        Map.of(
                                "type",
                                "DefaultPaginator",
                                "page_token_option",
                                parameter("page"),
                                "pagination_strategy",
                                Map.of("type", "PageIncrement", "page_size", TestApi.PAGE))));
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

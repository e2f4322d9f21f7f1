package dev.cairn.manifest;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fields that the component schema had in earlier releases, and the fields that replaced them. */
final class RemovedFields {

    private static final Map<String, Map<String, String>> SUCCESSORS = Map.of(
            "AsyncRetriever",
            Map.of(
                    "urls_extractor", "'download_target_extractor'",
                    "url_requester", "'download_target_requester'"),
            "DatetimeBasedCursor",
            Map.of(
                    "stream_state_field_start", "'partition_field_start'",
                    "stream_state_field_end", "'partition_field_end'"),
            "DeclarativeStream",
            Map.of("stream_cursor_field", "'cursor_field' of 'incremental_sync'"),
            "DefaultPaginator",
            Map.of("limit_option", "'page_size_option'"),
            "DpathExtractor",
            Map.of("field_pointer", "'field_path'"),
            "HttpRequester",
            Map.of("request_options_provider", "'request_parameters', 'request_headers' and 'request_body'"),
            "ListPartitionRouter",
            Map.of("slice_values", "'values'"),
            "ParentStreamConfig",
            Map.of("stream_slice_field", "'partition_field'"),
            "SimpleRetriever",
            Map.of("stream_slicer", "'partition_router', and 'incremental_sync' of the stream"),
            "SubstreamPartitionRouter",
            Map.of("parent_streams_configs", "'parent_stream_configs'"));

    private static final Map<String, String> SUCCESSORS_EVERYWHERE = Map.of("$options", "'$parameters'");

    private RemovedFields() {}

    /** What a field of a type is called now, in words; null if it never was one. */
    static @Nullable String successor(String type, String field) {
        String everywhere = SUCCESSORS_EVERYWHERE.get(field);
        return everywhere != null
                ? everywhere
                : SUCCESSORS.getOrDefault(type, Map.of()).get(field);
    }
}

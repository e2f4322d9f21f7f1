package dev.cairn.manifest;

import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.Member;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Place;
import dev.cairn.documents.Suggestions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Warns of keys that the component's type does not have: the schema accepts them, and nothing reads them.
 *
 * <p>For a field of an earlier release the warning names its successor. There is no warning for parameters, which
 * become fields of every component below; keys of custom components; keys in plain objects and JSON schemas; keys that
 * start with {@code $}, {@code x-} or {@code _}; keys that are comments, such as {@code description}. A key that is reached through several references is named once.
 */
final class UnknownKeys {

    private static final Set<String> SETTLED = Set.of("$parameters", "definitions", "schemas", "metadata");

    /** Nobody expects an effect of them. */
    private static final Set<String> COMMENTS =
            Set.of("comment", "comments", "description", "documentation", "note", "notes", "summary", "title");

    private final ComponentSchema schema;
    private final Diagnostics diagnostics;
    private final Set<Place> said = new HashSet<>();

    /** @param diagnostics takes the warnings; a key that it has an error for is not mentioned again */
    UnknownKeys(ComponentSchema schema, Diagnostics diagnostics) {
        this.schema = schema;
        this.diagnostics = diagnostics;
        diagnostics.all().forEach(diagnostic -> said.add(diagnostic.place()));
    }

    /** Adds the warnings for a tree after parameters and types were filled in. */
    void warn(Node node) {
        if (node instanceof ArrayNode array) {
            array.items().forEach(this::warn);
        } else if (node instanceof ObjectNode object) {
            String type = Objects.requireNonNullElse(object.text("type"), "");
            List<String> fields = type.isEmpty() ? List.of() : schema.fields(type);
            boolean closed = !fields.isEmpty() && !type.startsWith("Custom");
            Map<String, Member> parameters =
                    object.get("$parameters") instanceof ObjectNode declared ? declared.members() : Map.of();
            object.members().forEach((key, member) -> {
                if (!closed || fields.contains(key)) {
                    if (!SETTLED.contains(key)) {
                        warn(member.value());
                    }
                } else if (!parameters.containsKey(key)) {
                    String successor = RemovedFields.successor(type, key);
                    if (successor != null) {
                        say(object, key, member, "; write " + successor);
                    } else if (!isPrivate(key) && !COMMENTS.contains(key)) {
                        say(object, key, member, suggestion(object, key, fields));
                    }
                }
            });
        }
    }

    private static String suggestion(ObjectNode object, String key, List<String> fields) {
        List<String> free = fields.stream()
                .filter(field -> !object.members().containsKey(field))
                .toList();
        return Suggestions.didYouMean(key, free);
    }

    private void say(ObjectNode object, String key, Member member, String suggestion) {
        if (said.add(member.keyPlace())) {
            diagnostics.warning(
                    member.keyPlace(),
                    object.text("type") + " has no field '" + key + "'; it has no effect" + suggestion);
        }
    }

    private static boolean isPrivate(String key) {
        return key.startsWith("$") || key.startsWith("x-") || key.startsWith("_");
    }

    /** Fields that the component schema had in earlier releases, and the fields that replaced them. */
    private static final class RemovedFields {

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
}

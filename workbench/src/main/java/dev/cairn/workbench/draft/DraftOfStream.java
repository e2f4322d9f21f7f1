package dev.cairn.workbench.draft;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.workbench.draft.StreamDraft.Reading;
import dev.cairn.workbench.draft.StreamDraft.Records;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes drafts of streams that are written already, so that changes of them can be tried. Stateless. */
public final class DraftOfStream {

    private DraftOfStream() {}

    /**
     * Makes a draft that reads as a stream of a resolved manifest does. It has no properties: the configuration is given with each trial.
     *
     * @param stream a {@code DeclarativeStream} with references resolved
     * @return empty if it is not read by a {@code SimpleRetriever} with an {@code HttpRequester}
     */
    public static Optional<ManifestDraft> of(ObjectNode stream) {
        Node retriever = stream.get("retriever");
        Node requester = retriever == null ? null : retriever.get("requester");
        Node selector = retriever == null ? null : retriever.get("record_selector");
        if (retriever == null
                || requester == null
                || selector == null
                || !"SimpleRetriever".equals(retriever.text("type"))
                || !"HttpRequester".equals(requester.text("type"))) {
            return Optional.empty();
        }
        Map<String, Object> ofStream = fields(stream);
        Map<String, Object> ofRetriever = fields(retriever);
        Map<String, Object> ofSelector = fields(selector);
        Map<String, Object> ofRequester = fields(requester);
        String name = String.valueOf(ofStream.remove("name"));
        RequestDraft request = request(ofRequester);
        List<String> path = path(ofSelector.get("extractor"));
        if (path != null) {
            ofSelector.remove("extractor");
        }
        Records records = new Records(
                        component(ofRetriever.remove("decoder")), path == null ? List.of() : path, List.of(), null)
                .keyed(key(ofStream.get("primary_key")));
        if (!records.key().isEmpty()) {
            ofStream.remove("primary_key");
        }
        Reading reading = new Reading(
                component(ofRetriever.remove("paginator")),
                component(ofStream.remove("incremental_sync")),
                component(ofRetriever.remove("partition_router")));
        List.of("requester", "record_selector").forEach(ofRetriever::remove);
        ofStream.remove("retriever");
        KeptFields kept = new KeptFields(ofStream, ofRetriever, ofRequester, ofSelector);
        return Optional.of(
                new ManifestDraft(List.of(new StreamDraft(name, request, records, reading, kept)), List.of()));
    }

    /** Takes what a request draft knows out of the fields of a requester. */
    private static RequestDraft request(Map<String, Object> fields) {
        Object url = fields.remove("url");
        Object base = fields.remove("url_base");
        Object path = fields.remove("path");
        Object method = fields.remove("http_method");
        ComponentDraft body = body(fields);
        ComponentDraft authenticator = component(fields.remove("authenticator"));
        Map<String, String> parameters = texts(fields, "request_parameters");
        Map<String, String> headers = texts(fields, "request_headers");
        return new RequestDraft(
                method == null ? "GET" : String.valueOf(method),
                url != null ? String.valueOf(url) : joined(String.valueOf(base), path),
                parameters,
                headers,
                body,
                authenticator);
    }

    private static String joined(String base, @Nullable Object path) {
        String rest = path == null ? "" : String.valueOf(path);
        return rest.isEmpty() ? base : base.replaceFirst("/+$", "") + "/" + rest.replaceFirst("^/+", "");
    }

    private static @Nullable ComponentDraft body(Map<String, Object> fields) {
        Object body = fields.remove("request_body");
        if (body != null) {
            return component(body);
        }
        if (fields.get("request_body_json") instanceof Map) {
            return ComponentDraft.of("RequestBodyJsonObject").with("value", fields.remove("request_body_json"));
        }
        return fields.get("request_body_data") instanceof Map
                ? ComponentDraft.of("RequestBodyUrlEncodedForm").with("value", fields.remove("request_body_data"))
                : null;
    }

    /** Takes a mapping of texts out of fields; one that is a single template stays. */
    private static Map<String, String> texts(Map<String, Object> fields, String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (fields.get(key) instanceof Map<?, ?> given
                && given.values().stream().allMatch(DraftOfStream::isScalar)) {
            given.forEach((name, value) -> texts.put(String.valueOf(name), String.valueOf(value)));
            fields.remove(key);
        }
        return texts;
    }

    private static boolean isScalar(@Nullable Object value) {
        return value instanceof String || value instanceof Number || value instanceof Boolean;
    }

    private static List<String> key(@Nullable Object key) {
        if (key instanceof String field) {
            return List.of(field);
        }
        return key instanceof List<?> fields && fields.stream().allMatch(String.class::isInstance)
                ? fields.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** Returns the path of a plain extractor; null for any other. */
    private static @Nullable List<String> path(@Nullable Object extractor) {
        return extractor instanceof Map<?, ?> fields
                        && "DpathExtractor".equals(fields.get("type"))
                        && fields.size() == 2
                        && fields.get("field_path") instanceof List<?> path
                        && path.stream().allMatch(String.class::isInstance)
                ? path.stream().map(String::valueOf).toList()
                : null;
    }

    private static @Nullable ComponentDraft component(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> given)
                || given.get("type") == null
                || given.get("type").equals("NoPagination")) {
            return null;
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        given.forEach((name, member) -> {
            if (!name.equals("type") && member != null) {
                fields.put(String.valueOf(name), member);
            }
        });
        return new ComponentDraft(String.valueOf(given.get("type")), fields);
    }

    private static Map<String, Object> fields(Node component) {
        Map<String, Object> fields = new LinkedHashMap<>();
        component.members().forEach((name, member) -> {
            Object value = member.value().toPlain();
            if (value != null && !name.equals("type")) {
                fields.put(name, value);
            }
        });
        return fields;
    }
}

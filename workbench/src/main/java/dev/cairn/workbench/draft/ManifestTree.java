package dev.cairn.workbench.draft;

import dev.cairn.core.secret.NotSecret;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a draft as plain JSON values; what several streams have in common stands in {@code definitions}. */
record ManifestTree(ManifestDraft draft) {

    Map<String, @Nullable Object> toJson() {
        boolean several = draft.streams().size() > 1;
        List<String> names = draft.streams().stream().map(StreamDraft::name).toList();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("version", ManifestDraft.VERSION);
        json.put("type", "DeclarativeSource");
        Map<String, Object> check = new LinkedHashMap<>();
        check.put("type", "CheckStream");
        check.put("stream_names", List.of(checked()));
        json.put("check", check);
        if (several) {
            json.put("definitions", definitions());
            List<Object> references = new ArrayList<>();
            names.forEach(name -> references.add(reference("streams/" + name)));
            json.put("streams", references);
        } else {
            json.put(
                    "streams",
                    List.of(draft.stream()
                            .component(draft.stream().request().authenticator())
                            .toJson()));
        }
        json.put("spec", spec());
        if (!draft.notSecret().said().isEmpty()) {
            json.put("metadata", Map.of(NotSecret.FIELD, draft.notSecret().inOrder()));
        }
        return json;
    }

    /** One that needs no other. */
    private String checked() {
        return draft.streams().stream()
                .filter(stream -> stream.reading().partitions() == null)
                .findFirst()
                .orElse(draft.stream())
                .name();
    }

    private Map<String, Object> definitions() {
        Map<ComponentDraft, String> authenticators = new LinkedHashMap<>();
        Map<String, Object> streams = new LinkedHashMap<>();
        for (StreamDraft stream : draft.streams()) {
            ComponentDraft authenticator = stream.request().authenticator();
            if (authenticator != null) {
                authenticators.computeIfAbsent(
                        authenticator,
                        one -> authenticators.isEmpty() ? "authenticator" : "authenticator_" + authenticators.size());
            }
            Object login = authenticator == null ? null : reference(authenticators.get(authenticator));
            streams.put(stream.name(), stream.component(login).toJson());
        }
        Map<String, Object> definitions = new LinkedHashMap<>();
        authenticators.forEach((authenticator, name) -> definitions.put(name, authenticator.toJson()));
        definitions.put("streams", streams);
        return definitions;
    }

    /** A reference to what is in {@code definitions}, of which names are escaped where a pointer needs it. */
    static Map<String, Object> reference(@Nullable String path) {
        return new LinkedHashMap<>(Map.of("$ref", "#/definitions/" + path));
    }

    private Map<String, Object> spec() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        if (!draft.properties().isEmpty()) {
            schema.put(
                    "required",
                    draft.properties().stream().map(ConfigProperty::name).toList());
        }
        Map<String, Object> properties = new LinkedHashMap<>();
        draft.properties().forEach(property -> properties.put(property.name(), property.schema()));
        schema.put("properties", properties);
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("type", "Spec");
        spec.put("connection_specification", schema);
        return spec;
    }
}

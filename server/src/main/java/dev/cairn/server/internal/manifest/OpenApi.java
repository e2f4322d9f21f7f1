package dev.cairn.server.internal.manifest;

import dev.cairn.documents.DocumentFiles;
import dev.cairn.documents.YamlReader;
import dev.cairn.server.internal.body.ApiSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Describes the API in OpenAPI 3.1: {@code openapi.yaml} with the schemas that the models are generated from. Thread-safe. */
record OpenApi(ApiSchema schema) {

    private static final String FILE = "openapi.yaml";

    /** Returns the description; plain JSON values. */
    Map<String, @Nullable Object> document() {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        new YamlReader()
                .read(FILE, DocumentFiles.packaged(OpenApi.class, FILE))
                .members()
                .forEach((name, member) ->
                        document.put(name, complete(member.value().toPlain())));
        return document;
    }

    /** Puts the schemas where the document wants them, with references between them as they are in this document. */
    private @Nullable Object complete(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(this::complete).toList();
        }
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        if ("manifest_server.yaml#/$defs".equals(map.get("$ref"))) {
            return complete(schema.definitions());
        }
        Map<String, @Nullable Object> changed = new LinkedHashMap<>();
        map.forEach((key, member) -> changed.put(
                String.valueOf(key),
                key.equals("$ref")
                        ? String.valueOf(member).replace("#/$defs/", "#/components/schemas/")
                        : complete(member)));
        return changed;
    }
}

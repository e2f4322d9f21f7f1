package dev.cairn.server.internal.manifest;

import dev.cairn.server.internal.body.ApiSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Describes the API as OpenAPI 3.1 does, with the schema that the models are generated from. */
final class OpenApi {

    private static final String SCHEMAS = "#/components/schemas/";

    private OpenApi() {}

    /** The description; plain JSON values. */
    static Map<String, @Nullable Object> document(ApiSchema schema) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        document.put(
                "info",
                Map.of(
                        "title", "Manifest Server",
                        "version", "0.2.0",
                        "description",
                                "Reads APIs as a connector's manifest says: the API of Airbyte's connector builder."));
        document.put("paths", paths());
        Map<String, @Nullable Object> components = new LinkedHashMap<>();
        components.put("schemas", referring(schema.definitions()));
        components.put("securitySchemes", Map.of("HTTPBearer", Map.of("type", "http", "scheme", "bearer")));
        document.put("components", components);
        return document;
    }

    private static Map<String, @Nullable Object> paths() {
        Map<String, @Nullable Object> paths = new LinkedHashMap<>();
        paths.put("/health/", Map.of("get", operation("health", "health_health__get", answers("HealthResponse"))));
        paths.put(
                "/capabilities/",
                Map.of("get", operation("capabilities", "getCapabilities", answers("CapabilitiesResponse"))));
        for (ManifestOperation operation : ManifestOperation.values()) {
            Map<String, @Nullable Object> answers = answers(operation.answer());
            answers.put("400", described("The manifest or the configuration is wrong", "ErrorResponse"));
            answers.put("401", described("The token is missing or invalid", "ErrorResponse"));
            answers.put("413", described("The body is too long", "ErrorResponse"));
            answers.put("422", described("The body is not what the schema says", "HTTPValidationError"));
            answers.put("503", described("The server is busy; try again", "ErrorResponse"));
            Map<String, @Nullable Object> described = operation("manifest", operation.operation(), answers);
            described.put(
                    "requestBody",
                    Map.of("required", true, "content", json(operation.request().getSimpleName())));
            described.put("security", List.of(Map.of("HTTPBearer", List.of())));
            paths.put(operation.path(), Map.of("post", described));
        }
        return paths;
    }

    private static Map<String, @Nullable Object> operation(
            String tag, String id, Map<String, @Nullable Object> answers) {
        Map<String, @Nullable Object> operation = new LinkedHashMap<>();
        operation.put("tags", List.of(tag));
        operation.put("operationId", id);
        operation.put("responses", answers);
        return operation;
    }

    private static Map<String, @Nullable Object> answers(String model) {
        Map<String, @Nullable Object> answers = new LinkedHashMap<>();
        answers.put("200", described("The answer", model));
        return answers;
    }

    private static Map<String, @Nullable Object> described(String description, String model) {
        return Map.of("description", description, "content", json(model));
    }

    private static Map<String, @Nullable Object> json(String model) {
        return Map.of("application/json", Map.of("schema", Map.of("$ref", SCHEMAS + model)));
    }

    /** References between schemas, as they are in this document. */
    private static @Nullable Object referring(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(OpenApi::referring).toList();
        }
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        Map<String, @Nullable Object> changed = new LinkedHashMap<>();
        map.forEach((key, member) -> changed.put(
                String.valueOf(key),
                key.equals("$ref") ? String.valueOf(member).replace("#/$defs/", SCHEMAS) : referring(member)));
        return changed;
    }
}

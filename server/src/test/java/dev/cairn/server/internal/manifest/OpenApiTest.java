package dev.cairn.server.internal.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.json.Json;
import dev.cairn.server.internal.body.ApiSchema;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OpenApiTest {

    private static final Pattern REFERENCE = Pattern.compile("\"\\$ref\":\"([^\"]+)\"");
    private static final String SCHEMAS = "#/components/schemas/";

    private final Map<String, @Nullable Object> document = new OpenApi(ApiSchema.read("manifest_server")).document();

    @ParameterizedTest
    @EnumSource
    void describesEachOperationWithItsRequest(ManifestOperation operation) {
        Map<?, ?> post = map(map(map(document, "paths"), operation.path()), "post");
        Map<?, ?> json = map(map(map(post, "requestBody"), "content"), "application/json");
        assertEquals(
                Map.of("$ref", SCHEMAS + operation.request().getSimpleName()), map(json, "schema"), operation.path());
    }

    @Test
    void describesNoOperationThatIsNotThere() {
        assertEquals(
                ManifestOperation.values().length + 2, map(document, "paths").size());
    }

    @Test
    void refersToItsOwnSchemasOnly() {
        Set<?> schemas = map(map(document, "components"), "schemas").keySet();
        Set<String> unknown = new LinkedHashSet<>();
        Matcher reference = REFERENCE.matcher(Json.write(document));
        boolean any = false;
        while (reference.find()) {
            any = true;
            if (!reference.group(1).startsWith(SCHEMAS)
                    || !schemas.contains(reference.group(1).substring(SCHEMAS.length()))) {
                unknown.add(reference.group(1));
            }
        }
        assertEquals(Set.of(), unknown);
        assertTrue(any, "there is a reference");
    }

    private static Map<?, ?> map(Map<?, ?> object, String key) {
        return (Map<?, ?>) Objects.requireNonNull(object.get(key), key);
    }
}

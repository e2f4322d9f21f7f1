package dev.cairn.workbench.authoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.secret.SecretMask;
import dev.cairn.workbench.budget.Budget;
import dev.cairn.workbench.operation.Desk;
import dev.cairn.workbench.operation.OperationCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets in an OpenAPI document are judged as those of a request are. */
class ProposeFromOpenapiOperationTest {

    private static final String DOCUMENT = """
        openapi: 3.0.0
        servers: [{url: "https://api.test/v1"}]
        paths:
          /items:
            get:
              parameters:
                - {name: X-Acme, in: header, required: true, schema: {default: k-123456}}
                - {name: mode, in: query, required: true, schema: {default: s3cr3t-4711}}
              responses: {"200": {content: {application/json: {schema: {type: array, items: {properties: {id: {type: string}}}}}}}}
        """;

    @TempDir
    private Path folder;

    private final SecretMask mask = new SecretMask();

    private Map<String, @Nullable Object> answer(List<String> notSecret) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("api.yaml"), DOCUMENT);
        Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
        arguments.put("document", "api.yaml");
        arguments.put("not_secret", notSecret);
        Desk desk = ProposeFromRequestOperationTest.desk(folder, Map.of("KEY", "s3cr3t-4711"));
        ProposeFromOpenapiOperation operation = new ProposeFromOpenapiOperation();
        return operation
                .perform(operation.request(arguments), new OperationCall(desk, Budget.ofSystem(), mask))
                .toJson();
    }

    @Test
    void eachSecretIsListedWithItsPlaceAndHidden() throws IOException, InterruptedException {
        Map<String, @Nullable Object> answer = answer(List.of());

        assertEquals(
                List.of(
                        Map.of("config", "mode", "place", "the parameter mode"),
                        Map.of("config", "x_acme", "place", "the header X-Acme")),
                answer.get("secrets"));
        assertFalse(answer.toString().contains("k-123456") || answer.toString().contains("4711"), answer.toString());
        assertEquals("****", mask.mask("k-123456"));
    }

    @Test
    void whatIsNoSecretStaysInTheManifest() throws IOException, InterruptedException {
        Map<String, @Nullable Object> answer = answer(List.of("x-acme"));

        assertTrue(String.valueOf(answer.get("manifest")).contains("k-123456"), answer.toString());
        assertEquals(List.of(Map.of("config", "mode", "place", "the parameter mode")), answer.get("secrets"));
    }
}

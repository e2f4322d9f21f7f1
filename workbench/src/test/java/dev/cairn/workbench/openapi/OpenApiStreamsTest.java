package dev.cairn.workbench.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.documents.DocumentFiles;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.http.Headers;
import dev.cairn.http.RawResponse;
import dev.cairn.json.Json;
import dev.cairn.runtime.Authoring;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.trial.TestRead;
import dev.cairn.workbench.budget.Budget;
import dev.cairn.workbench.draft.ComponentDraft;
import dev.cairn.workbench.draft.ConfigProperty;
import dev.cairn.workbench.draft.PastedSecrets;
import dev.cairn.workbench.draft.StreamDraft;
import dev.cairn.workbench.language.ManifestFormat;
import dev.cairn.workbench.openapi.OpenApiStreams.LeftOut;
import dev.cairn.workbench.text.TextLines;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenApiStreamsTest {

    private final OpenApiStreams shop = OpenApiStreams.of(
            "shop.yaml", DocumentFiles.packaged(OpenApiStreamsTest.class, "shop.yaml"), Budget.ofSystem());

    private StreamDraft stream(String name) {
        return shop.draft().streams().stream()
                .filter(stream -> stream.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(shop.draft().text()));
    }

    private static @Nullable Object strategy(StreamDraft stream) {
        ComponentDraft paginator = stream.reading().paginator();
        return paginator == null ? null : paginator.toJson().get("pagination_strategy");
    }

    @Test
    void eachListIsAStreamAndTheRestIsLeftOutWithItsReason() {
        assertEquals(
                List.of("shops", "orders", "lines", "users"),
                shop.draft().streams().stream().map(StreamDraft::name).toList());
        assertEquals(
                List.of("GET /shops/{shopId}", "GET /tags", "GET /report"),
                shop.leftOut().stream().map(LeftOut::operation).toList());
        assertEquals(1, shop.leftOut().stream().filter(LeftOut::list).count());
        assertTrue(shop.leftOut().stream().noneMatch(left -> left.reason().isEmpty()));
        assertEquals(List.of("shops"), stream("shops").records().path());
        assertEquals(List.of("data"), stream("orders").records().path());
        assertEquals(List.of(), stream("lines").records().path());
    }

    @Test
    void theManifestIsValidAndEvenlyIndented() {
        String text = shop.draft().text();
        assertEquals(List.of(), Authoring.problems("draft", text, null), text);
        assertEquals(List.of(), ManifestFormat.changes(TextLines.of(text), 2), text);
    }

    @Test
    void addressesTakeWhatTheyNeedFromParentsAndFromTheConfiguration() {
        assertEquals(
                "https://{{ config['region'] }}.shop.test/api/shops",
                stream("shops").request().url());
        assertEquals(
                "https://{{ config['region'] }}.shop.test/api/shops/{{ stream_partition['shop_id'] }}/orders",
                stream("orders").request().url());
        assertEquals(
                "https://{{ config['region'] }}.shop.test/api/shops/{{ stream_partition['parent_slice']['shop_id'] }}/orders/"
                        + "{{ stream_partition['order_number'] }}/lines/",
                stream("lines").request().url());
        assertEquals(
                "https://{{ config['region'] }}.shop.test/api/accounts/{{ config['account_id'] }}/users",
                stream("users").request().url());
        assertTrue(
                shop.draft().text().contains("parent_key: number"), shop.draft().text());
        assertEquals(
                Map.of("api-version", "2024-01"),
                withoutTemplates(stream("shops").request().parameters()));
        assertEquals("eu", shop.draft().config().get("region"));
        assertEquals(
                List.of("api_key", "app_token", "account_id"),
                shop.draft().missing().stream().map(ConfigProperty::name).toList());
    }

    private static Map<String, String> withoutTemplates(Map<String, String> parameters) {
        Map<String, String> plain = new LinkedHashMap<>(parameters);
        plain.values().removeIf(value -> value.contains("{{"));
        return plain;
    }

    @Test
    void childrenAreAskedForWithWhatTheirParentsHave() {
        List<String> asked = new ArrayList<>();
        Map<String, String> config = Map.of("api_key", "k", "app_token", "t", "account_id", "a");
        Connector.load("draft", shop.draft().text())
                .testRead(
                        shop.draft().valued(config).configNode(),
                        TestRead.of("lines"),
                        RunOptions.standard().transport(request -> {
                            asked.add(request.url().replaceFirst("\\?.*", ""));
                            String body = request.url().contains("/lines")
                                    ? "[{}]"
                                    : request.url().contains("/orders")
                                            ? "{\"data\": [{\"number\": \"n7\"}]}"
                                            : request.url().contains("page=1")
                                                    ? "{\"shops\": []}"
                                                    : "{\"shops\": [{\"id\": 3}]}";
                            return new RawResponse(
                                    200,
                                    Headers.of(Map.of("Content-Type", "application/json")),
                                    request.url(),
                                    new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
                        }));

        assertTrue(asked.contains("https://eu.shop.test/api/shops/3/orders/n7/lines/"), asked.toString());
    }

    @Test
    void keysAreChosenBeforeOauthAndOperationsMayNeedNone() {
        ComponentDraft authenticator = stream("shops").request().authenticator();
        assertTrue(authenticator != null && authenticator.type().equals("ApiKeyAuthenticator"));
        assertEquals(
                "{{ config['app_token'] }}",
                stream("shops").request().parameters().get("app_token"));
        assertNull(stream("users").request().authenticator());
    }

    @Test
    void pagesAreGuessedByNames() {
        assertEquals(Map.of("type", "PageIncrement", "start_from_page", 0L), strategy(stream("shops")));
        assertEquals(
                Map.of("type", "CursorPagination", "cursor_value", "{{ (response['paging'] or {})['next_cursor'] }}"),
                strategy(stream("orders")));
        assertNull(strategy(stream("users")));
    }

    @Test
    void schemasAreWrittenOutAndEndWhereTheyContainThemselves() {
        Map<String, ? extends @Nullable Object> orders =
                stream("orders").records().schema();
        assertEquals(
                "{\"type\": \"object\", \"properties\": {\"number\": {\"type\": [\"string\", \"null\"]}, \"created\": {\"type\": [\"string\", \"null\"],"
                        + " \"format\": \"date-time\"}, \"shop\": {\"type\": [\"object\", \"null\"], \"properties\": {\"id\": {\"type\": \"integer\"},"
                        + " \"name\": {\"type\": [\"string\", \"null\"]}, \"opened\": {\"type\": [\"string\", \"null\"], \"format\": \"date\"}}}},"
                        + " \"additionalProperties\": true}",
                Json.write(orders).replace(":", ": ").replace(",", ", "));
        assertEquals(
                "{\"type\": \"object\", \"properties\": {\"id\": {\"type\": [\"string\", \"null\"]}, \"children\": {\"type\": [\"array\", \"null\"],"
                        + " \"items\": {}}}, \"additionalProperties\": true}",
                Json.write(stream("users").records().schema())
                        .replace(":", ": ")
                        .replace(",", ", "));
        assertEquals(List.of("id"), stream("shops").records().key());
    }

    @Test
    void newerDocumentsMayBeJsonWithListsOfTypes() {
        OpenApiStreams newer = OpenApiStreams.of("https://a.test/docs/openapi.json", """
                {"openapi": "3.1.0", "servers": [{"url": "/v1"}], "paths": {"/items": {"get": {"responses": {"2XX": {"content": {
                  "application/vnd.api+json": {"schema": {"type": "object", "properties": {"data": {"type": ["array", "null"], "items":
                    {"type": "object", "properties": {"id": {"type": ["string", "null"]}}}}}}}}}}}}}}
                """, Budget.ofSystem());

        assertEquals("https://a.test/v1/items", newer.draft().stream().request().url());
        assertEquals(List.of("data"), newer.draft().stream().records().path());
        assertEquals(List.of(), Authoring.problems("draft", newer.draft().text(), null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "{\"swagger\": \"2.0\"};OpenAPI 2 (Swagger) is not read",
                "{\"openapi\": \"4.0\"};this is no document of OpenAPI",
                "just text;this is no document of OpenAPI",
                "openapi: 4.0;this is no document of OpenAPI",
                "openapi: [3.0];this is no document of OpenAPI",
                "openapi: 3.0.0;none of its GETs gives a list",
                "openapi: 3.0;none of its GETs gives a list",
                "openapi: 3.1;none of its GETs gives a list",
                "openapi: [;invalid YAML"
            })
    void whatIsNoneIsRefused(String text, String message) {
        String said = assertThrows(
                        InvalidDocumentException.class, () -> OpenApiStreams.of("api", text, Budget.ofSystem()))
                .diagnostics()
                .toString();
        assertTrue(said.contains(message), said);
    }

    private static final String WITH_SECRETS = """
            openapi: 3.0.0
            info: {title: a, version: "1"}
            servers: [{url: "https://reader:pw-4711-x@api.test/{zone}/9s6XKzkNRiz8i3qW", variables: {zone: {default: eu}}}]
            paths:
              /items:
                get:
                  parameters:
                    - {name: X-Acme, in: header, required: true, schema: {type: string, default: k-123456}}
                    - {name: sort, in: query, required: true, schema: {type: string, default: created_at}}
                  responses:
                    "200":
                      content:
                        application/json:
                          schema: {type: array, items: {type: object, properties: {id: {type: integer}}}}
            """;

    @Test
    void whatADocumentHasOfSecretsGoesIntoTheConfiguration() {
        OpenApiStreams found = OpenApiStreams.of("api.yaml", WITH_SECRETS, Budget.ofSystem());
        String text = found.draft().text();

        for (String secret : List.of("pw-4711-x", "9s6XKzkNRiz8i3qW", "k-123456")) {
            assertFalse(text.contains(secret), text);
            assertTrue(found.draft().config().containsValue(secret), secret);
        }
        assertTrue(text.contains("BasicHttpAuthenticator"), text);
        assertTrue(text.contains("https://api.test/{{ config['zone'] }}/{{ config['path_secret'] }}/items"), text);
        assertTrue(text.contains("created_at"), text);
        assertEquals(
                List.of(
                        "x_acme in the header X-Acme",
                        "path_secret in the address of a server",
                        "password in the address of a server"),
                found.draft().secrets().stream()
                        .map(secret -> secret.name() + " in " + secret.origin())
                        .toList());
    }

    @Test
    void theAuthorSaysWhichValuesOfADocumentAreNoSecrets() {
        PastedSecrets secrets = PastedSecrets.except(List.of("X-Acme", "9s6XKzkNRiz8i3qW"));

        OpenApiStreams found = OpenApiStreams.of("api.yaml", WITH_SECRETS, secrets, Budget.ofSystem());

        String text = found.draft().text();
        assertTrue(text.contains("k-123456") && text.contains("}}/9s6XKzkNRiz8i3qW/items"), text);
        assertTrue(text.contains("not_secret:"), text);
        assertEquals(
                List.of("password"),
                found.draft().secrets().stream().map(ConfigProperty::name).toList());
    }
}

package dev.cairn.runtime.internal.assembly.retrieval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.cairn.core.secret.SecretMask;
import dev.cairn.faketime.FakeTime;
import dev.cairn.http.auth.ConnectorConfig;
import dev.cairn.manifest.ComponentSchema;
import dev.cairn.manifest.ManifestLoader;
import dev.cairn.runtime.internal.assembly.custom.ComponentRegistry;
import dev.cairn.runtime.internal.assembly.definition.AssemblyContext;
import dev.cairn.runtime.internal.assembly.definition.ComponentDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RequestIdentityTest {

    private static final String MANIFEST = """
            version: 7.0.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [items]}
            streams:
              - type: DeclarativeStream
                name: items
                schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
                retriever:
                  type: SimpleRetriever
                  record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
                  paginator:
                    type: DefaultPaginator
                    page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: page}
                    pagination_strategy: {type: PageIncrement, page_size: 100}
                  requester:
                    type: HttpRequester
                    url: "https://{{ config['region'] }}.example.com/items"
                    request_parameters:
                      account: "{{ config['credentials']['account'] }}"
                      pass: "{{ config['code'] }}"
                      until: "{{ now_utc() }}"
                    authenticator: {type: BearerAuthenticator, api_token: "{{ config['credentials']['access_token'] }}"}
            """;

    private static final Map<String, @Nullable Object> CREDENTIALS =
            Map.of("account", "7", "access_token", "first-token", "token_expiry_date", "2024-01-01");
    private static final Map<String, @Nullable Object> CONFIG =
            Map.of("region", "eu", "workers", 3L, "code", "0815-secret", "credentials", CREDENTIALS);

    @Test
    void itIsTheSameInEachRun() {
        assertEquals(of(MANIFEST, CONFIG), of(MANIFEST, Map.copyOf(CONFIG)));
    }

    @Test
    void credentialsDoNotCount() {
        assertSame(
                MANIFEST,
                with(
                        "credentials",
                        Map.of("account", "7", "access_token", "other", "token_expiry_date", "2030-01-01")));
        assertSame(MANIFEST, with("code", "0816-secret"));
        assertSame(MANIFEST.replace("BearerAuthenticator,", "ApiKeyAuthenticator, header: X-Key,"), CONFIG);
    }

    @Test
    void whatRequestsDoNotUseDoesNotCount() {
        assertSame(MANIFEST, with("workers", 4L));
        assertSame(
                MANIFEST.replace(
                        "type: DefaultPaginator\n",
                        "type: DefaultPaginator\n        pages_per_checkpoint_interval: 5\n"),
                CONFIG);
        assertSame(MANIFEST.replace("name: items\n", "name: others\n").replace("[items]", "[others]"), CONFIG);
    }

    @Test
    void whatRequestsUseCounts() {
        assertOther(MANIFEST, with("region", "us"));
        assertOther(MANIFEST, with("credentials", Map.of("account", "8", "access_token", "first-token")));
        assertOther(MANIFEST.replace("page_size: 100", "page_size: 50"), CONFIG);
        assertOther(MANIFEST.replace("/items\"", "/things\""), CONFIG);
        assertOther(MANIFEST.replace("field_name: page", "field_name: p"), CONFIG);
        assertOther(MANIFEST.replace("type: PageIncrement", "type: OffsetIncrement"), CONFIG);
    }

    private static Map<String, @Nullable Object> with(String name, Object value) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(CONFIG);
        changed.put(name, value);
        return changed;
    }

    private static void assertSame(String manifest, Map<String, @Nullable Object> config) {
        assertEquals(of(MANIFEST, CONFIG), of(manifest, config));
    }

    private static void assertOther(String manifest, Map<String, @Nullable Object> config) {
        assertNotEquals(of(MANIFEST, CONFIG), of(manifest, config));
    }

    private static String of(String manifest, Map<String, @Nullable Object> config) {
        SecretMask secrets = new SecretMask();
        List.of("0815-secret", "0816-secret").forEach(secrets::add);
        ComponentDefinition root = ComponentDefinition.root(
                new ManifestLoader(ComponentSchema.bundled()).load("manifest.yaml", manifest),
                AssemblyContext.withoutRequests(
                        new FakeTime(), new ConnectorConfig(config, changed -> {}), ComponentRegistry.ofContext()));
        return RequestIdentity.of(
                root.field("streams").field("0").field("retriever"), List.of("requester", "paginator"), secrets);
    }
}

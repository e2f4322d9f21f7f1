package dev.cairn.workbench.har;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.secret.SecretMask;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.http.Headers;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.config.ConfigReader;
import dev.cairn.runtime.trial.TestRead;
import dev.cairn.runtime.trial.TestReadLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A hundred changes of a manifest, each of which changes a request, are a hundred misses that say what changed. */
class MutationsTest {

    private static final int PARAMETERS = 20;
    private static final int MEMBERS = 12;

    private static final ObjectNode CONFIG = new ConfigReader().read("config.json", "{\"key\": \"s3cret-key-1\"}");

    private static String manifest() {
        StringBuilder manifest = new StringBuilder("""
                version: 6.0.0
                type: DeclarativeSource
                check: {type: CheckStream, stream_names: [items]}
                streams:
                  - type: DeclarativeStream
                    name: items
                    schema_loader: {type: InlineSchemaLoader, schema: {type: object, properties: {}}}
                    retriever:
                      type: SimpleRetriever
                      requester:
                        type: HttpRequester
                        url: https://api.test/v1/shops/7/items
                        http_method: POST
                        authenticator: {type: ApiKeyAuthenticator, api_token: "{{ config['key'] }}", inject_into: {type: RequestOption, inject_into: request_parameter, field_name: key}}
                        request_parameters:
                """);
        for (int i = 10; i < 10 + PARAMETERS; i++) {
            manifest.append("          parameter")
                    .append(i)
                    .append(": value")
                    .append(i)
                    .append('\n');
        }
        manifest.append("        request_body_json:\n");
        for (int i = 10; i < 10 + MEMBERS; i++) {
            manifest.append("          member")
                    .append(i)
                    .append(": content")
                    .append(i)
                    .append('\n');
        }
        return manifest + """
                      record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: [items]}}
                      paginator:
                        type: DefaultPaginator
                        page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: page}
                        page_size_option: {type: RequestOption, inject_into: request_parameter, field_name: size}
                        pagination_strategy: {type: PageIncrement, page_size: 1}
                spec: {type: Spec, connection_specification: {type: object, properties: {key: {type: string, airbyte_secret: true}}}}
                """;
    }

    /** By what the first difference says. */
    private static Map<String, String> mutations() {
        String manifest = manifest();
        Map<String, String> mutations = new LinkedHashMap<>();
        for (int i = 10; i < 10 + PARAMETERS; i++) {
            String name = "parameter" + i;
            String line = name + ": value" + i;
            mutations.put(
                    "query parameter " + name + " is \"value" + i + "\" in the recording, and \"other\" here",
                    manifest.replace(line, name + ": other"));
            mutations.put(
                    "query parameter " + name + " is \"value" + i + "\" in the recording, and missing here",
                    manifest.replace("          " + line + "\n", ""));
            mutations.put(
                    "query parameter new" + i + " is not in the recording, and here it is \"1\"",
                    manifest.replace(
                            "          " + line + "\n", "          " + line + "\n          new" + i + ": '1'\n"));
        }
        for (int i = 10; i < 10 + MEMBERS; i++) {
            String name = "member" + i;
            String line = name + ": content" + i;
            mutations.put(
                    "body/" + name + " is \"content" + i + "\" in the recording, and \"other\" here",
                    manifest.replace(line, name + ": other"));
            mutations.put(
                    "body/" + name + " is \"content" + i + "\" in the recording, and missing here",
                    manifest.replace("          " + line + "\n", ""));
            mutations.put(
                    "body/new" + i + " is not in the recording, and here it is 1",
                    manifest.replace(
                            "          " + line + "\n", "          " + line + "\n          new" + i + ": '1'\n"));
        }
        mutations.put("scheme and host is \"https://api.test\"", manifest.replace("api.test", "api2.test"));
        mutations.put(
                "path is \"/v1/shops/7/items\" in the recording, and \"/v2/shops/7/items\" here",
                manifest.replace("/v1/", "/v2/"));
        mutations.put(
                "path is \"/v1/shops/7/items\" in the recording, and \"/v1/shops/8/items\" here",
                manifest.replace("/7/", "/8/"));
        mutations.put(
                "query parameter size is \"1\" in the recording, and \"2\" here",
                manifest.replace("page_size: 1", "page_size: 2"));
        mutations.put(
                "query parameter size is \"1\" in the recording, and missing here",
                manifest.replace("field_name: size", "field_name: limit"));
        mutations.put(
                "query parameter seite is not in the recording",
                manifest.replace("field_name: page}", "field_name: seite}"));
        mutations.put(
                "query parameter key is \"cairn-secret-1\" in the recording, and missing here",
                manifest.replace("field_name: key", "field_name: token"));
        return mutations;
    }

    private static RawResponse answer(Request request) {
        boolean last = request.url().contains("page=2");
        String body = last ? "{\"items\": []}" : "{\"items\": [{\"id\": 1}]}";
        return new RawResponse(
                200,
                Headers.of(Map.of("Content-Type", "application/json")),
                request.url(),
                new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static void read(String manifest, RunOptions options, SecretMask secrets) {
        Connector.load("manifest.yaml", manifest)
                .testRead(
                        CONFIG,
                        TestRead.of("items").masking(secrets).within(TestReadLimits.STANDARD.pages(2)),
                        options);
    }

    @Test
    void eachIsAMissThatNamesTheNearestRequestAndWhatIsDifferent() throws IOException {
        SecretMask secrets = new SecretMask();
        TrafficRecorder recorder = TrafficRecorder.of(secrets);
        read(manifest(), recorder.in(RunOptions.standard().transport(MutationsTest::answer)), secrets);
        Recording recording = recorder.redacted(CONFIG.toPlain(), Set.of()).recording();
        assertEquals(2, recording.exchanges().size());

        Map<String, String> mutations = mutations();
        AtomicInteger misses = new AtomicInteger();
        mutations.forEach((difference, manifest) -> {
            TrafficReplay replay =
                    TrafficReplay.of(recording, Matching.STANDARD).withConfig(CONFIG.toPlain());
            read(manifest, replay.in(RunOptions.standard()), new SecretMask());
            assertFalse(replay.misses().isEmpty(), difference);
            UnrecordedRequest miss = replay.misses().get(0);
            assertTrue(
                    String.valueOf(miss.nearest()).startsWith("POST https://api.test/v1/shops/7/items?"),
                    miss.toString());
            assertTrue(miss.difference().startsWith(difference), miss.difference() + "\n" + difference);
            assertFalse(miss.toString().contains("s3cret-key-1"), miss.toString());
            misses.incrementAndGet();
        });
        assertTrue(misses.get() >= 100, "mutations: " + misses);
    }
}

package dev.cairn.workbench.har;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.secret.SecretMask;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.http.Headers;
import dev.cairn.http.HttpTransport;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import dev.cairn.json.Json;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.config.ConfigReader;
import dev.cairn.runtime.trial.TestRead;
import dev.cairn.runtime.trial.TestReadResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What no specification marks, and its name says to be secret: it is in no recording, and the recording is replayed. */
class NamedSecretsTest {

    private static final List<String> NAMES = List.of(
            "token",
            "secret",
            "pat",
            "access_key",
            "consumer_secret",
            "personal_access_token",
            "signing_key",
            "webhook_secret",
            "my_api_key",
            "db_password",
            "auth_key",
            "sig",
            "signature",
            "X-Amz-Signature",
            "X-Amz-Security-Token",
            "auth",
            "apiKey",
            "secretAccessKey",
            "sessionId",
            "jwt",
            "password2");

    private final Random random = new Random(4);
    private final List<String> canaries = new ArrayList<>();

    private String canary() {
        StringBuilder canary = new StringBuilder("c4nary");
        for (int i = 0; i < 20; i++) {
            canary.append((char) ('a' + random.nextInt(26)));
        }
        canaries.add(canary.toString());
        return canary.toString();
    }

    private String jwt() {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        String body = "{\"sub\": \"" + random.nextLong() + "\"}";
        String jwt = base64.encodeToString("{\"alg\": \"HS256\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + base64.encodeToString(body.getBytes(StandardCharsets.UTF_8)) + "." + canary();
        canaries.add(jwt.split("\\.", -1)[1]);
        return jwt;
    }

    /** A request that has a secret of this name in each place, and an answer that has others. */
    private void exchange(String name, TrafficRecorder recorder) throws IOException, InterruptedException {
        String query = "?page_token=cursor-" + name + "&" + name + "=" + canary();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("deep", List.of(Map.of(name, canary() + 1)));
        answer.put("next", "https://api.test/" + name + "?page=2&" + name + "=" + canary() + 2 + "#x");
        answer.put("relative", "/items?a=b&" + name + "=" + canary() + 3);
        answer.put("text", "before " + jwt() + " behind");
        if (!name.equals("pat")) { // which is a name
            answer.put(name, canary() + 4);
        }
        answer.put("escaped", Json.write(Map.of(name, canary() + 5)));
        answer.put("nextPageToken", "cursor-" + name);
        Headers headers = Headers.of(Map.of(
                "Link",
                "<https://api.test/items?" + name + "=" + canary() + 6 + ">; rel=\"next\"",
                "Location",
                "/elsewhere?" + name + "=" + canary() + 7,
                "X-" + name,
                canary(),
                "X-Trace",
                jwt(),
                "Content-Type",
                "application/json"));
        HttpTransport api = request ->
                new RawResponse(200, headers, request.url(), new ByteArrayInputStream(Json.writeBytes(answer)));
        HttpTransport recorded =
                recorder.in(RunOptions.standard().transport(api)).transport();
        Headers sent = Headers.of(Map.of("X-" + name, canary(), "Content-Type", "application/json"));
        Headers form = Headers.of(Map.of("Content-Type", "application/x-www-form-urlencoded"));
        for (Request request : List.of(
                new Request("GET", "https://api.test/items" + query, sent, null),
                new Request("POST", "https://api.test/json", sent, Json.writeBytes(Map.of(name, canary()))),
                new Request(
                        "POST",
                        "https://api.test/form",
                        form,
                        ("code=" + canary() + "&" + name + "=" + canary()).getBytes(StandardCharsets.UTF_8)))) {
            recorded.send(request).body().readAllBytes();
        }
    }

    @Test
    void noNameLetsASecretThrough() throws IOException, InterruptedException {
        TrafficRecorder recorder = TrafficRecorder.of(new SecretMask());
        Map<String, Object> config = new LinkedHashMap<>();
        for (String name : NAMES) {
            exchange(name, recorder);
            config.put(name, canary());
            config.put(name + "s", List.of(canary()));
            config.put("of_" + name, Map.of("inside", List.of(Map.of(name, canary()))));
        }
        RedactedTraffic traffic = recorder.redacted(Map.copyOf(config), Set.of());
        String written = HarFile.text(traffic.recording()) + Json.write(traffic.config());
        List<String> left = canaries.stream().filter(written::contains).toList();

        assertEquals(List.of(), left, written);
        assertTrue(canaries.size() > NAMES.size() * 15);
        for (String name : NAMES) {
            assertTrue(written.contains("page_token=cursor-" + name + "&"), name);
        }
    }

    @Test
    void ordinaryWordsStay() throws IOException, InterruptedException {
        String body = Json.write(Map.of(
                "signature", "Kind regards, Jo",
                "session", "Morning session 2",
                "token", "ETH",
                "pin", "560001",
                "code", "USD",
                "key", "PROJ-1",
                "auth", "none",
                "author", "Jo Doe",
                "next_token", "abcdef0123456789abcdef",
                "max_tokens", "4096"));
        TrafficRecorder recorder = TrafficRecorder.of(new SecretMask());
        HttpTransport api = request -> new RawResponse(
                200,
                Headers.of(Map.of("X-Next-Page-Token", "abcdef0123456789abcdef")),
                request.url(),
                new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
        Request request = new Request(
                "GET",
                "https://api.test/items?key=PROJ-1&code=USD&page_token=abcdef0123456789abcdef&sort_key=name",
                Headers.empty(),
                null);
        recorder.in(RunOptions.standard().transport(api))
                .transport()
                .send(request)
                .body()
                .readAllBytes();
        RecordedExchange recorded = recorder.redacted(
                        Map.of("auth_type", "basic_login_2", "token_url", "https://login.test/token"), Set.of())
                .recording()
                .exchanges()
                .get(0);

        assertEquals(body, new String(recorded.body(), StandardCharsets.UTF_8));
        assertEquals(request.url(), recorded.request().url());
        assertEquals(
                "abcdef0123456789abcdef",
                recorded.headers().value("X-Next-Page-Token").orElse(""));
    }

    private static final String MANIFEST = """
            version: 6.0.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [items]}
            streams:
              - type: DeclarativeStream
                name: items
                schema_loader: {type: InlineSchemaLoader, schema: {type: object, properties: {id: {type: integer}}}}
                retriever:
                  type: SimpleRetriever
                  requester:
                    type: HttpRequester
                    url: https://api.test/items
                    request_parameters: {pat: "{{ config['token'] }}", mode: "{{ config['mode'] }}"}
                  record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: [items]}}
                  paginator:
                    type: DefaultPaginator
                    page_token_option: PAGED
                    pagination_strategy:
                      type: CursorPagination
                      cursor_value: "CURSOR"
                      stop_condition: "{{ response.last }}"
            spec: {type: Spec, connection_specification: {type: object, properties: {}}}
            """;

    /** What a manifest says itself is said again when the recording is replayed, whatever it is called. */
    @Test
    void wordsOfTheManifestAreReplayed() throws IOException {
        for (String value : List.of(
                "v2", "basic", "current", "2026-01-01", "2026-01-01T00:00:00Z", "560001", "l1teral-s3cret-0f-all")) {
            for (String name : List.of("auth", "session", "token", "pin", "api_key", "code")) {
                literal = name + ": \"" + value + "\", other: \"" + value + "\", ";
                boolean found =
                        !value.startsWith("l1teral") && !name.equals("api_key"); // else it is a secret everywhere
                literal = found ? literal : name + ": \"" + value + "\", ";
                assertReplays(
                        "{type: RequestOption, inject_into: request_parameter, field_name: page_token}",
                        "{{ response.page_token }}",
                        "page_token");
            }
        }
    }

    private String literal = "";

    /** Pages that lead to the next one by what looks like a secret, or is one. */
    @Test
    void whateverLeadsToTheNextPageIsReplayed() throws IOException {
        String option = "{type: RequestOption, inject_into: request_parameter, field_name: NAME}";
        for (String name : List.of("page_token", "token", "signature", "access_token", "cursor", "code", "key")) {
            assertReplays(option.replace("NAME", name), "{{ response." + name + " }}", name);
        }
        assertReplays("{type: RequestPath}", "{{ response.next }}", "sig");
        assertReplays("{type: RequestPath}", "{{ headers['link']['next']['url'] }}", "sig");
    }

    private void assertReplays(String option, String cursor, String name) throws IOException {
        String manifest =
                MANIFEST.replace("PAGED", option).replace("CURSOR", cursor).replace("{pat: ", "{" + literal + "pat: ");
        ObjectNode config = new ConfigReader()
                .read("config.json", Json.write(Map.of("token", canary(), "mode", "token", "author", "Jo")));
        int[] pages = {0};
        HttpTransport api = request -> {
            int page = ++pages[0];
            String next = page == 2 ? jwt() : "n3xt" + page + "abcdefghij+/=";
            String url = "https://api.test/items?page=" + page + "&" + name + "="
                    + next.replace("+", "%2B").replace("/", "%2F").replace("=", "%3D");
            return new RawResponse(
                    200,
                    Headers.of(Map.of("Content-Type", "application/json", "Link", "<" + url + ">; rel=\"next\"")),
                    request.url(),
                    new ByteArrayInputStream(Json.writeBytes(
                            Map.of("items", List.of(Map.of("id", page)), name, next, "next", url, "last", page == 4))));
        };
        TrafficRecorder recorder = TrafficRecorder.of(new SecretMask());
        TestReadResult live =
                read(manifest, config, recorder.in(RunOptions.standard().transport(api)));
        RedactedTraffic traffic = recorder.redacted(config.toPlain(), Set.of());
        Recording recording = HarFile.read("traffic.har", HarFile.text(traffic.recording()));
        ObjectNode without = new ConfigReader().read("config.json", Json.write(traffic.config()));
        for (ObjectNode one : List.of(config, without)) {
            TrafficReplay replay =
                    TrafficReplay.of(recording, Matching.STANDARD).withConfig(one.toPlain());
            TestReadResult replayed = read(manifest, one, replay.in(RunOptions.standard()));
            assertEquals(List.of(), replay.misses(), name + " by " + cursor);
            assertEquals(ids(live).toList(), ids(replayed).toList());
        }
        assertEquals(4, ids(live).count(), name + " by " + cursor + live.logs());
    }

    private static TestReadResult read(String manifest, ObjectNode config, RunOptions options) {
        return Connector.load("manifest.yaml", manifest).testRead(config, TestRead.of("items"), options);
    }

    private static Stream<Object> ids(TestReadResult result) {
        return result.slices().stream()
                .flatMap(slice -> slice.pages().stream())
                .flatMap(page -> page.records().stream())
                .map(record -> String.valueOf(record.get("id")));
    }
}

package dev.cairn.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.cairn.json.Json;
import dev.cairn.server.options.ServerOptions;
import dev.cairn.server.options.Workspace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the author's page asks for, without a browser. */
class AuthorPageTest {

    private static final String SECRET = "s3cr3t-of-the-page";
    private static final String MANIFEST = """
            version: 7.0.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [items]}
            streams:
              - type: DeclarativeStream
                name: items
                primary_key: id
                retriever:
                  type: SimpleRetriever
                  requester:
                    type: HttpRequester
                    url: "{{ config['base_url'] }}/items"
                    request_headers: {X-Key: "{{ config['key'] }}"}
                  record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
                schema_loader: {type: InlineSchemaLoader, schema: {type: object, properties: {id: {type: integer}}}}
            spec:
              type: Spec
              connection_specification:
                type: object
                properties:
                  base_url: {type: string}
                  key: {type: string, airbyte_secret: true}
            """;

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private HttpServer api;
    private ManifestServer server;
    private String token;

    @BeforeEach
    void open() throws IOException {
        api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.createContext("/items", exchange -> {
            byte[] body = "[{\"id\": 1}, {\"id\": 2}]".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        api.start();
        Files.writeString(manifest(), MANIFEST);
        Files.writeString(
                folder.resolve("config.json"),
                Json.write(Map.of(
                        "base_url", "http://127.0.0.1:" + api.getAddress().getPort(), "key", SECRET)));
        server = ManifestServer.start(ServerOptions.local().port(0), Workspace.beside(manifest()));
        token = server.page().getFragment().substring("token=".length());
    }

    @AfterEach
    void close() {
        server.close();
        api.stop(0);
    }

    private Path manifest() {
        return folder.resolve("manifest.yaml");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(server.address() + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String name, Map<String, ?> body, String withToken)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(server.address() + "/cairn/v1/" + name))
                        .header("Content-Type", "application/json")
                        .header("X-Cairn-Token", withToken)
                        .POST(HttpRequest.BodyPublishers.ofString(Json.write(body)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private Map<?, ?> ask(String name, Map<String, ?> body) throws IOException, InterruptedException {
        HttpResponse<String> answer = post(name, body, token);
        assertEquals(200, answer.statusCode(), answer.body());
        return (Map<?, ?>) Objects.requireNonNull(Json.parse(answer.body()));
    }

    private static @Nullable Object at(@Nullable Object value, Object... path) {
        for (Object step : path) {
            value = value instanceof Map<?, ?> map
                    ? map.get(step)
                    : value instanceof List<?> list && step instanceof Integer index ? list.get(index) : null;
        }
        return value;
    }

    @Test
    void thePageMayDoNothingButAskItsServer() throws IOException, InterruptedException {
        HttpResponse<String> page = get("/");
        String policy = page.headers().firstValue("Content-Security-Policy").orElse("");
        assertTrue(policy.startsWith("default-src 'none'; script-src 'self' 'sha256-"), policy);
        assertTrue(policy.contains("frame-ancestors 'none'"), policy);
        assertFalse(page.body().contains(token), "the token is in the page");
    }

    @Test
    void onlyFilesOfThePageAreServed() throws IOException, InterruptedException {
        assertEquals(200, get("/web/app.js").statusCode());
        assertEquals(200, get("/web/timeline.js").statusCode());
        assertEquals(200, get("/web/vendor/w3c-keyname/index.js").statusCode());
        for (String path : List.of(
                "/web/", "/web/index.html", "/web/vendor/CHECKSUMS.txt", "/web/../config.json", "/web/%2e%2e/x.js")) {
            assertTrue(get(path).statusCode() >= 400, path);
        }
    }

    @Test
    void nothingIsToldWithoutTheToken() throws IOException, InterruptedException {
        for (String wrong : List.of("", "wrong", token + "x")) {
            assertEquals(401, post("workspace", Map.of(), wrong).statusCode());
        }
    }

    @Test
    void whatTheSchemaDoesNotDescribeIsRefused() throws IOException, InterruptedException {
        assertEquals(404, post("nothing", Map.of(), token).statusCode());
        assertEquals(422, post("save", Map.of("text", MANIFEST), token).statusCode());
        HttpResponse<String> wrong = post("problems", Map.of("text", MANIFEST, "build", "yes"), token);
        assertEquals(422, wrong.statusCode());
        assertTrue(wrong.body().contains("\"loc\":[\"body\",\"build\"]"), wrong.body());
    }

    @Test
    void theConfigurationComesWithoutItsSecrets() throws IOException, InterruptedException {
        assertFalse(post("workspace", Map.of(), token).body().contains(SECRET));
        HttpResponse<String> form = post("form", Map.of("text", MANIFEST), token);
        assertFalse(form.body().contains(SECRET));
        Map<?, ?> config = (Map<?, ?>) Json.parse(form.body());
        assertEquals(Map.of("$secret", List.of("key")), at(config, "values", "key"));
        ask(
                "config",
                Map.of(
                        "known",
                        String.valueOf(config.get("hash")),
                        "values",
                        Map.of("base_url", "http://x", "key", Map.of("$secret", List.of("key")))));
        assertEquals(
                Map.of("base_url", "http://x", "key", SECRET),
                Json.parse(Files.readString(folder.resolve("config.json"))));
    }

    @Test
    void aManifestThatWasChangedMeanwhileIsNotReplaced() throws IOException, InterruptedException {
        String known = String.valueOf(at(ask("workspace", Map.of()), "manifest", "hash"));
        Files.writeString(manifest(), MANIFEST + "# theirs\n");
        Map<?, ?> answer = ask("save", Map.of("text", MANIFEST + "# mine\n", "known", known));
        assertEquals(MANIFEST + "# theirs\n", at(answer, "conflict", "text"));
        assertEquals(MANIFEST + "# theirs\n", Files.readString(manifest()));
        String theirs = String.valueOf(at(answer, "conflict", "hash"));
        assertTrue(ask("save", Map.of("text", MANIFEST + "# mine\n", "known", theirs))
                .containsKey("hash"));
        assertEquals(MANIFEST + "# mine\n", Files.readString(manifest()));
    }

    @Test
    void aReadIsToldAsItHappensAndItsRecordsCanBeTriedOnTemplates() throws IOException, InterruptedException {
        HttpResponse<String> read = post("test_read", Map.of("text", MANIFEST, "stream", "items", "state", ""), token);
        List<String> kinds = read.body()
                .lines()
                .map(line -> {
                    try {
                        return String.valueOf(at(Json.parse(line), "kind"));
                    } catch (IOException e) {
                        throw new AssertionError(line, e);
                    }
                })
                .toList();
        assertEquals(List.of("begun", "slice"), kinds.subList(0, 2));
        assertTrue(kinds.contains("page"), kinds.toString());
        assertEquals("done", kinds.get(kinds.size() - 1));
        assertFalse(read.body().contains(SECRET), "a secret is in the answer");
        Map<?, ?> tried =
                ask("template", Map.of("template", "{{ record.id + 1 }} {{ config['key'] }}", "page", 0, "record", 1));
        assertEquals("\"3 ****\"", tried.get("value"));
        assertEquals("record.id", at(tried, "parts", 1, "text"));
        assertEquals("2", at(tried, "parts", 1, "value"));
    }

    /** The configuration of the form, whose secret stays where it is. */
    private static Map<String, Object> typed(String address) {
        return Map.of("base_url", address, "key", Map.of("$secret", List.of("key")));
    }

    private List<?> read(Map<String, ?> config) throws IOException, InterruptedException {
        return post("test_read", Map.of("text", MANIFEST, "stream", "items", "state", "", "config", config), token)
                .body()
                .lines()
                .map(line -> {
                    try {
                        return Objects.requireNonNull(Json.parse(line));
                    } catch (IOException e) {
                        throw new AssertionError(line, e);
                    }
                })
                .toList();
    }

    @Test
    void aReadTakesWhatStandsInTheFormWithTheSecretOfTheFile() throws IOException, InterruptedException {
        List<String> keys = new CopyOnWriteArrayList<>();
        api.createContext("/typed/items", exchange -> {
            keys.add(exchange.getRequestHeaders().getFirst("X-Key"));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        List<?> events = read(typed("http://127.0.0.1:" + api.getAddress().getPort() + "/typed"));
        assertEquals(List.of(SECRET), keys);
        assertFalse(events.toString().contains(SECRET), "a secret is in the answer");
    }

    @Test
    void aFailureSaysWhatKindItIs() throws IOException, InterruptedException {
        for (Map.Entry<String, String> kind : Map.of(
                        "[\"a\", 2]", "body", "<html>", "body", "", "connection", "status", "other")
                .entrySet()) {
            String path =
                    "/" + kind.getValue() + Integer.toHexString(kind.getKey().hashCode());
            api.createContext(path, exchange -> {
                byte[] body = kind.getKey().getBytes(StandardCharsets.UTF_8);
                if (body.length == 0) {
                    exchange.sendResponseHeaders(200, 10); // and hangs up
                } else {
                    exchange.sendResponseHeaders(kind.getKey().equals("status") ? 401 : 200, body.length);
                    exchange.getResponseBody().write(body);
                }
                exchange.close();
            });
            List<?> events = read(typed("http://127.0.0.1:" + api.getAddress().getPort() + path));
            assertTrue(
                    events.stream()
                            .anyMatch(event -> "ERROR".equals(at(event, "level"))
                                    && kind.getValue().equals(at(event, "cause"))),
                    events.toString());
        }
    }

    @Test
    void aConfigurationThatWasChangedMeanwhileIsNotReplaced() throws IOException, InterruptedException {
        String known = String.valueOf(ask("form", Map.of("text", MANIFEST)).get("hash"));
        Files.writeString(folder.resolve("config.json"), "{\"base_url\": \"theirs\"}");
        Map<?, ?> answer = ask("config", Map.of("known", known, "values", Map.of("base_url", "mine")));
        assertEquals("theirs", at(answer, "conflict", "values", "base_url"));
        assertEquals("{\"base_url\": \"theirs\"}", Files.readString(folder.resolve("config.json")));
    }

    @Test
    void aConfigurationIsOneOfTheFolder() throws IOException, InterruptedException {
        Files.createDirectory(folder.resolve("configs"));
        Files.writeString(
                folder.resolve("configs/acme.json"), "{\"base_url\": \"http://acme\", \"key\": \"acme-key\"}");
        Files.writeString(folder.resolve("configs/.hidden.json"), "{}");
        Map<?, ?> form = ask("form", Map.of("text", MANIFEST, "config_name", "acme"));
        assertEquals(List.of("acme"), form.get("names"));
        assertEquals(Map.of("base_url", "http://acme", "key", Map.of("$secret", List.of("key"))), form.get("values"));
        for (String name : List.of("../config", "a/b", "..", ".hidden")) {
            assertTrue(
                    String.valueOf(ask("form", Map.of("text", MANIFEST, "config_name", name))
                                    .get("problem"))
                            .startsWith("a configuration is named"),
                    name);
        }
    }

    @Test
    void fieldsThatTheSpecRefusesAreMarkedWithoutTheirValues() throws IOException, InterruptedException {
        ask(
                "form",
                Map.of(
                        "text",
                        MANIFEST.replace(
                                "type: object\n    properties", "type: object\n    required: [more]\n    properties")));
        HttpResponse<String> answer =
                post("form_marks", Map.of("config", Map.of("base_url", 17, "key", List.of("typed-secret"))), token);
        assertFalse(answer.body().contains("typed-secret"), answer.body());
        List<?> marks = (List<?>) Objects.requireNonNull(at(Json.parse(answer.body()), "marks"));
        assertTrue(
                marks.contains(Map.of("path", List.of("base_url"), "message", "must be of type string")),
                marks.toString());
        assertTrue(
                marks.contains(Map.of("path", List.of("key"), "message", "must be of type string")), marks.toString());
        assertTrue(marks.contains(Map.of("path", List.of("more"), "message", "is required")), marks.toString());
    }

    @Test
    void whatTheLastReadSawStandsInWhatIsAdded() throws IOException, InterruptedException {
        api.createContext("/meetings", exchange -> {
            byte[] body = "{\"meetings\": [{\"starts\": \"2026-01-02\"}], \"next_start\": 30}"
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        String text = MANIFEST.replace("/items\"", "/meetings\"").replace("field_path: []", "field_path: [meetings]");
        Map<String, Object> cursor =
                Map.of("text", text, "stream", "items", "edit", "INCREMENTAL_SYNC", "values", Map.of());
        Map<String, Object> pages = Map.of("text", text, "stream", "items", "edit", "TOKENS", "values", Map.of());
        assertTrue(post("add", cursor, token).body().contains("cursor_field: updated_at"));

        post("test_read", Map.of("text", text, "stream", "items", "state", ""), token);

        String added = post("add", cursor, token).body();
        assertTrue(added.contains("cursor_field: starts"), added);
        assertTrue(added.contains("field_name: starts_since"), added);
        String paged = post("add", pages, token).body();
        assertTrue(paged.contains("response['next_start']") && paged.contains("field_name: start"), paged);
    }

    @Test
    void aReadIsReplayedWithoutARequestAndWhatWasNotRecordedIsNamed() throws IOException, InterruptedException {
        assertTrue(post("replay", Map.of("text", MANIFEST, "stream", "items"), token)
                .body()
                .contains("the last read was of another stream"));
        post("test_read", Map.of("text", MANIFEST, "stream", "items", "state", ""), token);
        api.removeContext("/items");
        String same = post("replay", Map.of("text", MANIFEST, "stream", "items"), token)
                .body();
        assertTrue(same.contains("\"records\":[{\"id\":1},{\"id\":2}]"), same);
        assertTrue(same.contains("\"misses\":[]"), same);
        assertFalse(same.contains(SECRET), same);
        String other = post(
                        "replay", Map.of("text", MANIFEST.replace("/items\"", "/others\""), "stream", "items"), token)
                .body();
        assertTrue(other.contains("\"misses\":[\"GET http"), other);
        assertEquals(1, ((List<?>) Objects.requireNonNull(ask("reads", Map.of()).get("reads"))).size());
        assertTrue(
                post("kept_read", Map.of("number", 1), token).body().contains("\"records\":[{\"id\":1},{\"id\":2}]"));
        assertTrue(post("kept_read", Map.of("number", 7), token).body().contains("not kept any more"));
    }

    private static final String WITHOUT_SPEC = MANIFEST.substring(0, MANIFEST.indexOf("spec:"));

    @Test
    void aManifestWithoutASpecIsSavedAndItsFormIsEmpty() throws IOException, InterruptedException {
        String known = String.valueOf(at(ask("workspace", Map.of()), "manifest", "hash"));
        Map<?, ?> saved = ask("save", Map.of("text", WITHOUT_SPEC, "known", known));
        assertTrue(saved.containsKey("hash"), saved.toString());
        assertEquals(WITHOUT_SPEC, Files.readString(manifest()));
        assertEquals(Map.of(), at(ask("form", Map.of("text", WITHOUT_SPEC)), "spec"));
        String read = post("test_read", Map.of("text", WITHOUT_SPEC, "stream", "items", "state", ""), token)
                .body();
        assertTrue(read.contains("a test read wants a 'spec'"), read);
    }

    @Test
    void aSpecBesideTheManifestMakesTheForm() throws IOException, InterruptedException {
        Files.writeString(
                folder.resolve("spec.json"),
                "{\"connectionSpecification\": {\"properties\": {\"base_url\": {\"type\": \"string\"}, \"key\": {\"airbyte_secret\": true}}}}");
        Map<?, ?> form = ask("form", Map.of("text", WITHOUT_SPEC));
        assertEquals("string", at(form, "spec", "properties", "base_url", "type"));
        assertEquals(Map.of("$secret", List.of("key")), at(form, "values", "key"));
        String read = post("test_read", Map.of("text", WITHOUT_SPEC, "stream", "items", "state", ""), token)
                .body();
        assertTrue(read.contains("\"records\":[{\"id\":1},{\"id\":2}]"), read);
    }

    @Test
    void aMistakeHasItsLineAndAManifestThatCannotBeReadIsAnAnswer() throws IOException, InterruptedException {
        Map<?, ?> problems = ask("problems", Map.of("text", MANIFEST.replace("name: items", "nmae: items")));
        List<?> found = (List<?>) Objects.requireNonNull(problems.get("problems"));
        assertTrue(found.stream().anyMatch(problem -> Objects.equals(6L, at(problem, "line"))), found.toString());
        assertTrue(String.valueOf(ask("streams", Map.of("text", "streams: [")).get("problem"))
                .contains("manifest.yaml:1:"));
    }

    @Test
    void whatBuildingFindsIsSaidOnlyWhenItIsAskedFor() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("config.json"), "{\"base_url\": 1}");
        List<?> ofText = (List<?>)
                Objects.requireNonNull(ask("problems", Map.of("text", MANIFEST)).get("problems"));
        List<?> ofAll = (List<?>) Objects.requireNonNull(
                ask("problems", Map.of("text", MANIFEST, "build", true)).get("problems"));
        assertTrue(ofAll.containsAll(ofText));
        assertTrue(ofAll.size() > ofText.size(), ofAll.toString());
    }

    @Test
    void aCaseIsOfTheFileAsItIs() throws IOException, InterruptedException {
        assertEquals(
                "nothing has been read yet",
                ask("case", Map.of("name", "first")).get("problem"));
        post("test_read", Map.of("text", MANIFEST + "# not saved\n", "stream", "items", "state", ""), token);
        assertTrue(String.valueOf(ask("case", Map.of("name", "first")).get("problem"))
                .startsWith("save the manifest"));
        post("test_read", Map.of("text", MANIFEST, "stream", "items", "state", ""), token);
        assertTrue(String.valueOf(ask("case", Map.of("name", "../out")).get("problem"))
                .startsWith("a case is named"));
        assertEquals(List.of(), ask("case", Map.of("name", "first")).get("failures"));
        assertTrue(Files.exists(folder.resolve("tests/first/case.yaml")));
    }

    @Test
    void aCaseThatDoesNotPassSaysWhy() throws IOException, InterruptedException {
        String wrong = MANIFEST.replace("/items", "/nothing");
        Files.writeString(manifest(), wrong);
        post("test_read", Map.of("text", wrong, "stream", "items", "state", ""), token);
        String why = String.valueOf(ask("case", Map.of("name", "failed")).get("failures"));
        assertTrue(why.startsWith("[log: ") && why.contains("404"), why);
    }

    @Test
    void aCaseIsMadeOfAFileWithTheLineEndsOfWindows() throws IOException, InterruptedException {
        Files.writeString(manifest(), MANIFEST.replace("\n", "\r\n"));
        post("test_read", Map.of("text", MANIFEST, "stream", "items", "state", ""), token);
        assertEquals(List.of(), ask("case", Map.of("name", "windows")).get("failures"));
    }
}

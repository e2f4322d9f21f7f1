package dev.cairn.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.cairn.json.Json;
import dev.cairn.runtime.Authoring;
import dev.cairn.server.options.ServerOptions;
import dev.cairn.server.options.Workspace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A manifest that is begun in the page, without a browser. */
@NullUnmarked
class BeginningTest {

    private static final String SECRET = "s3cr3t-0123456789";
    private static final String DOCUMENT = """
            openapi: 3.0.0
            servers: [{url: "https://shop.test/api/{region}", variables: {region: {default: eu}}}]
            paths:
              /shops:
                get: {responses: {"200": {content: {application/json: {schema: {type: array, items: {$ref: "#/shop"}}}}}}}
              /shops/{shop_id}/orders:
                get: {responses: {"200": {content: {application/json: {schema: {type: array, items: {$ref: "#/shop"}}}}}}}
              /report: {get: {responses: {"200": {content: {application/json: {schema: {type: string}}}}}}}
              /accounts/{account_id}/users:
                get: {responses: {"200": {content: {application/json: {schema: {type: array, items: {$ref: "#/shop"}}}}}}}
            shop: {type: object, properties: {id: {type: string}}}
            """;

    @TempDir
    private Path root;

    private final AtomicInteger asked = new AtomicInteger();

    private HttpServer api;

    private ManifestServer server;

    private PageClient page;

    private String url = "";

    @BeforeEach
    void open() throws IOException {
        api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.createContext("/items", exchange -> {
            asked.incrementAndGet();
            boolean known =
                    ("Bearer " + SECRET).equals(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] body = (known ? "{\"items\": [{\"id\": 1}, {\"id\": 2}], \"total\": 2}" : "{}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(known ? 200 : 401, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        api.createContext("/openapi", exchange -> {
            exchange.sendResponseHeaders(200, DOCUMENT.length());
            exchange.getResponseBody().write(DOCUMENT.getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        api.start();
        url = "http://127.0.0.1:" + api.getAddress().getPort();
        server = serve(ServerOptions.local());
    }

    private ManifestServer serve(ServerOptions options) throws IOException {
        ManifestServer started = ManifestServer.start(options.port(0), Workspace.beside(manifest()));
        page = new PageClient(started);
        return started;
    }

    @AfterEach
    void close() {
        server.close();
        api.stop(0);
    }

    /** In a folder that is not there yet. */
    private Path manifest() {
        return root.resolve("connector/manifest.yaml");
    }

    private String config() throws IOException {
        return Files.readString(root.resolve("connector/config.json"));
    }

    private Map<?, ?> ask(String name, Map<String, ?> body) throws IOException, InterruptedException {
        return page.ask(name, body);
    }

    private String post(String name, Map<String, ?> body) throws IOException, InterruptedException {
        return page.post(name, body);
    }

    /** All that is told of a beginning; no secret may be in it. */
    private List<Map<?, ?>> begin(String kind, String text, Map<String, ?> values)
            throws IOException, InterruptedException {
        List<Map<?, ?>> events = page.begin(kind, text, values);
        assertFalse(events.toString().contains(SECRET), events.toString());
        return events;
    }

    private String curl() {
        return "curl " + url + "/items -H 'Authorization: Bearer " + SECRET + "'";
    }

    private static List<String> subjects(List<Map<?, ?>> events) {
        return events.stream()
                .filter(event -> Boolean.TRUE.equals(event.get("chosen")))
                .map(event -> String.valueOf(event.get("subject")))
                .toList();
    }

    @Test
    void whatIsProposedIsTriedAndWrittenWithItsSecretInTheConfiguration() throws IOException, InterruptedException {
        List<Map<?, ?>> events = begin("curl", curl(), Map.of());
        Map<?, ?> done = PageClient.last(events, "done");
        List<String> chosen = subjects(events);
        assertTrue(chosen.containsAll(List.of("request", "records", "key", "schema")), events.toString());
        Map<?, ?> written = page.write(done.get("id"), chosen);
        String manifest = Files.readString(manifest());
        assertEquals(done.get("text"), manifest);
        assertEquals(manifest, ((Map<?, ?>) written.get("manifest")).get("text"));
        assertFalse(manifest.contains(SECRET));
        assertTrue(config().contains(SECRET));
        assertEquals(List.of(), Authoring.problemsOfText("m.yaml", manifest));
    }

    /** The history has what a read told, and so does the recording that a case is made of. */
    @Test
    void aHeaderThatNobodyKnowsIsTakenForASecretUntilTheAuthorSaysNo() throws IOException, InterruptedException {
        String key = "k-123456-x9q7z2";
        String curl = curl() + " -H 'X-Acme: " + key + "'";
        List<Map<?, ?>> events = begin("curl", curl, Map.of());
        Map<?, ?> done = PageClient.last(events, "done");
        assertFalse(events.toString().contains(key), events.toString());
        assertTrue(done.get("secrets").toString().contains("origin=the header X-Acme"), done.toString());
        page.write(done.get("id"), subjects(events));
        String manifest = Files.readString(manifest());
        assertTrue(!manifest.contains(key) && config().contains(key), manifest);

        String read = post("test_read", Map.of("text", manifest, "stream", "items", "state", ""));
        assertTrue(read.contains("\"id\":2") && !read.contains(key), read);
        String kept = post("kept_read", Map.of("number", 1));
        assertTrue(kept.contains("\"id\":2") && !kept.contains(key), kept);

        Map<String, ?> again = Map.of("kind", "curl", "text", curl, "not_secret", List.of("x_acme"));
        String said = post("begin", again);
        assertTrue(said.contains(key), said);
    }

    @Test
    void aProposalIsTakenBackAndAppliedAgain() throws IOException, InterruptedException {
        List<Map<?, ?>> events = begin("curl", curl(), Map.of());
        Map<?, ?> done = PageClient.last(events, "done");
        List<String> chosen = subjects(events);
        List<String> fewer = new ArrayList<>(chosen);
        fewer.remove("records");
        Object id = Objects.requireNonNull(done.get("id"));
        Map<?, ?> without = ask("begin_choice", Map.of("id", id, "chosen", fewer));
        assertTrue(String.valueOf(without.get("text")).contains("field_path: []"), without.toString());
        assertTrue(String.valueOf(without.get("text")).contains("primary_key: id"));
        assertTrue(without.get("diffs").toString().contains("+            - items"), without.toString());
        assertEquals(
                done.get("text"),
                ask("begin_choice", Map.of("id", id, "chosen", chosen)).get("text"));
        assertTrue(post("begin_choice", Map.of("id", 99, "chosen", chosen)).contains("begin again"));
    }

    @Test
    void valuesThatAreMissingAreAskedForBeforeAnythingIsSent() throws IOException, InterruptedException {
        String curl = "curl " + url + "/items -H 'Authorization: Bearer YOUR_TOKEN'";
        Map<?, ?> done = PageClient.last(begin("curl", curl, Map.of()), "done");
        assertTrue(done.get("missing").toString().contains("name=access_token"), done.toString());
        assertEquals(0, asked.get());
        done = PageClient.last(begin("curl", curl, Map.of("access_token", SECRET)), "done");
        assertEquals(List.of(), done.get("missing"));
        assertEquals(true, done.get("answered"));
    }

    @Test
    void nothingIsWrittenOverWhatSomeoneElseHasWritten() throws IOException, InterruptedException {
        String known = page.known();
        Files.createDirectories(manifest().getParent());
        Files.writeString(manifest(), "mine");
        Map<?, ?> answer = ask("begin_write", Map.of("id", 0, "chosen", List.of("tickets"), "known", known));
        assertEquals("mine", ((Map<?, ?>) answer.get("conflict")).get("text"));
        assertEquals("mine", Files.readString(manifest()));
        page.write(0, List.of("tickets"));
        assertTrue(Files.readString(manifest()).contains("name: tickets"));
    }

    @Test
    void streamsOfADocumentAreChosenWithTheirParentsAndWhatTheyNeed() throws IOException, InterruptedException {
        List<Map<?, ?>> events = begin("openapi", DOCUMENT, Map.of());
        assertTrue(PageClient.last(events, "done").get("missing").toString().contains("account_id"), events.toString());
        assertTrue(events.get(0).get("left_out").toString().contains("GET /report"), events.toString());
        page.write(PageClient.last(events, "done").get("id"), List.of("orders"));
        String manifest = Files.readString(manifest());
        assertTrue(manifest.contains("name: shops") && manifest.contains("name: orders"), manifest);
        assertFalse(manifest.contains("users") || manifest.contains("account_id"), manifest);
        assertEquals(Map.of("region", "eu"), Json.parse(config()));
        assertTrue(post(
                        "begin_write",
                        Map.of(
                                "id",
                                PageClient.last(events, "done").get("id"),
                                "chosen",
                                List.of(),
                                "known",
                                page.known()))
                .contains("choose a stream"));
    }

    @Test
    void aDocumentsValueIsTakenForASecretUntilTheAuthorSaysNo() throws IOException, InterruptedException {
        String key = "k-123456-x9q7z2";
        String document = DOCUMENT.replace(
                "/shops:\n    get: {",
                "/shops:\n    get: {parameters: [{name: X-Acme, in: header, required: true, schema: {default: " + key
                        + "}}], ");
        List<Map<?, ?>> events = begin("openapi", document, Map.of());
        assertFalse(events.toString().contains(key), events.toString());
        assertEquals(
                List.of(Map.of("name", "x_acme", "origin", "the header X-Acme")),
                PageClient.last(events, "done").get("secrets"));

        String said = post("begin", Map.of("kind", "openapi", "text", document, "not_secret", List.of("x_acme")));
        assertTrue(said.contains(key) && said.contains("\"secrets\":[]"), said);
    }

    @Test
    void aDocumentIsReadFromTheFolderOrItsAddressAndFromNowhereElse() throws IOException, InterruptedException {
        Path folder = Files.createDirectories(manifest().getParent());
        Files.writeString(folder.resolve("api.yaml"), DOCUMENT);
        Files.writeString(root.resolve("outside.yaml"), DOCUMENT);
        Files.createSymbolicLink(folder.resolve("link.yaml"), root.resolve("outside.yaml"));
        PageClient.last(begin("openapi", "api.yaml", Map.of()), "done");
        PageClient.last(begin("openapi", url + "/openapi", Map.of()), "done");
        for (String refused : List.of(
                "../outside.yaml", "link.yaml", root.resolve("outside.yaml").toString(), "none.yaml", "a\0b")) {
            assertTrue(PageClient.last(begin("openapi", refused, Map.of()), "failed")
                    .get("message")
                    .toString()
                    .contains("no file"));
        }
        assertTrue(PageClient.last(begin("url", "shop.test", Map.of()), "failed")
                .get("message")
                .toString()
                .contains("no address"));
    }

    @Test
    void theNetworkIsThatOfReads() throws IOException, InterruptedException {
        server.close();
        server = serve(ServerOptions.local().publicNetworkOnly(true));
        PageClient.last(begin("openapi", url + "/openapi", Map.of()), "failed");
        Map<?, ?> done = PageClient.last(begin("curl", curl(), Map.of()), "done");
        assertEquals(false, done.get("answered"));
        assertEquals(0, asked.get());
    }
}

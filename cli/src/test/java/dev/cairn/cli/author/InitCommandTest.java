package dev.cairn.cli.author;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.cairn.cli.Main;
import dev.cairn.json.Json;
import dev.cairn.runtime.Authoring;
import dev.cairn.workbench.language.ManifestFormat;
import dev.cairn.workbench.text.TextLines;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InitCommandTest {

    private static final String SECRET = "s3cr3t-0123456789";

    @TempDir
    private Path folder;

    private final AtomicInteger asked = new AtomicInteger();
    private String printed = "";

    @SuppressWarnings("NullAway.Init") // set before each test
    private HttpServer api;

    private String url = "";

    @BeforeEach
    void start() throws IOException {
        api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.createContext("/", exchange -> {
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
        api.start();
        url = "http://127.0.0.1:" + api.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        api.stop(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"resolve", "validate"})
    void commandsForAuthorsTakeAManifestByItsOptionToo(String command) throws IOException {
        assertEquals(0, init());
        Path manifest = folder.resolve("manifest.yaml");
        PrintStream nothing = new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
        assertEquals(0, Main.run(new String[] {command, "--manifest-path", manifest.toString()}, nothing, nothing));
        assertEquals(2, Main.run(new String[] {command}, nothing, nothing));
    }

    private int init(String... more) {
        List<String> args = new ArrayList<>(List.of("init", folder.toString()));
        args.addAll(List.of(more));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(all, true, StandardCharsets.UTF_8);
        int code = Main.run(args.toArray(String[]::new), out, out);
        printed = all.toString(StandardCharsets.UTF_8);
        return code;
    }

    private String manifest() throws IOException {
        return Files.readString(folder.resolve("manifest.yaml"));
    }

    private String config() throws IOException {
        return Files.readString(folder.resolve("config.json"));
    }

    @Test
    void secretsGoIntoTheConfigurationThatOnlyItsOwnerReads() throws IOException {
        int code = init("--curl", "curl " + url + "/items -H 'Authorization: Bearer " + SECRET + "'", "--diff");

        assertEquals(0, code, printed);
        assertTrue(config().contains(SECRET));
        assertFalse(manifest().contains(SECRET));
        assertFalse(printed.contains(SECRET), printed);
        assertTrue(printed.contains("+            - items"), printed);
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            assertEquals(
                    2,
                    Files.getPosixFilePermissions(folder.resolve("config.json")).size());
        }
        assertEquals(List.of(), Authoring.problems("manifest.yaml", manifest(), null));
    }

    @Test
    void whatWasTakenForASecretIsListedAndTheAuthorCanSayThatItIsNone() throws IOException {
        String curl = "curl " + url + "/items -H 'Authorization: Bearer " + SECRET + "' -H 'X-Acme: k-123456'";

        assertEquals(0, init("--curl", curl), printed);
        assertTrue(printed.contains("secret    x_acme, in place of the header X-Acme\n"), printed);
        assertTrue(config().contains("k-123456"), config());
        assertFalse(manifest().contains("k-123456") || printed.contains("k-123456"), printed);

        assertEquals(0, init("--force", "--not-secret", "X-Acme", "--curl", curl), printed);
        assertTrue(manifest().contains("k-123456") && manifest().contains("not_secret:"), manifest());
        assertEquals(List.of(), Authoring.problems("manifest.yaml", manifest(), null));
    }

    @Test
    void whatIsThereIsNotReplacedUnlessThatIsSaid() throws IOException {
        init("--requests", "0", "--url", url + "/items");
        String first = manifest();
        Files.writeString(folder.resolve("config.json"), "{\"mine\": 1}");

        assertEquals(1, init("--url", url + "/others"));
        assertTrue(printed.contains("is there already"), printed);
        assertEquals(first, manifest());
        assertEquals(0, init("--requests", "0", "--force", "--url", url + "/others"), printed);
        assertTrue(manifest().contains("/others"));
        assertTrue(config().contains("mine"));
        assertEquals(0, asked.get());
    }

    @Test
    void valuesThatAreMissingAreAskedForBeforeAnythingIsSent() throws IOException {
        String curl = "curl " + url + "/items -H 'Authorization: Bearer YOUR_TOKEN'";

        assertEquals(0, init("--curl", curl), printed);
        assertTrue(printed.contains("needs access_token"), printed);
        assertEquals(0, asked.get());
        Files.writeString(folder.resolve("config.json"), "{\"access_token\": \"" + SECRET + "\"}");
        assertEquals(0, init("--force", "--curl", curl), printed);
        assertTrue(manifest().contains("- items"), manifest());
    }

    @Test
    void requiredPropertiesStandInTheConfigurationToBeFilledIn() throws IOException {
        Path document = folder.resolve("api.yaml");
        Files.writeString(document, """
            openapi: 3.0.0
            servers: [{url: "http://{host}/", variables: {host: {default: x.test}}}]
            security: [{key: []}]
            components: {securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}}
            paths:
              /accounts/{account}/things:
                get:
                  parameters: [{name: since, in: query, required: true, schema: {type: string}}]
                  responses:
                    "200":
                      content: {application/json: {schema: {type: array, items: {type: object, properties: {id: {}}}}}}
            """);

        assertEquals(0, init("--openapi", document.toString()), printed);

        Map<?, ?> config = (Map<?, ?>) Json.parse(config());
        assertEquals("x.test", config.get("host"));
        assertEquals("<account>", config.get("account"));
        assertEquals("<since>", config.get("since"));
        assertEquals(4, config.size(), config.toString());
        assertTrue(printed.contains("in place of <...>"), printed);
        Files.writeString(folder.resolve("config.json"), config().replace("<account>", "a7"));
        assertEquals(0, init("--force", "--openapi", document.toString()), printed);
        assertTrue(config().contains("a7") && config().contains("<since>"), config());
        assertTrue(printed.contains("since") && !printed.contains("needs account"), printed);
    }

    @Test
    void aDocumentsValueIsASecretUntilTheAuthorSaysNo() throws IOException {
        Path document = folder.resolve("api.yaml");
        Files.writeString(document, """
            openapi: 3.0.0
            servers: [{url: "https://x.test/v1"}]
            paths:
              /things:
                get:
                  parameters: [{name: X-Acme, in: header, required: true, schema: {default: k-123456}}]
                  responses: {"200": {content: {application/json: {schema: {type: array, items: {properties: {id: {}}}}}}}}
            """);

        assertEquals(0, init("--openapi", document.toString()), printed);
        assertTrue(printed.contains("secret    x_acme, in place of the header X-Acme\n"), printed);
        assertTrue(config().contains("k-123456") && !manifest().contains("k-123456"), manifest());

        assertEquals(0, init("--force", "--not-secret", "X-Acme", "--openapi", document.toString()), printed);
        assertTrue(manifest().contains("k-123456") && manifest().contains("not_secret:"), manifest());
    }

    @Test
    void anApiThatRefusesFailsTheCommandAndLeavesTheRequest() throws IOException {
        assertEquals(1, init("--url", url + "/items"));

        assertTrue(printed.contains("The API refused the request"), printed);
        assertEquals(1, asked.get());
        assertTrue(manifest().contains("/items"));
    }

    @Test
    void inputsThatCannotBeUsedAreNamed() throws IOException {
        assertEquals(1, init("--curl", "curl -F a=@b " + url));
        assertTrue(printed.contains("curl:1:6: --form cannot be taken over"), printed);
        assertEquals(1, init("--openapi", url + "/openapi.json"));
        assertTrue(printed.contains("the server responded with status 401"), printed);
        assertEquals(1, init("--openapi", folder.resolve("none.yaml").toString()));
        assertEquals(2, init("--curl", "a", "--url", "b"));
        assertTrue(Files.notExists(folder.resolve("manifest.yaml")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tickets", "my stream: \"x\"", "ünïcode"})
    void aSkeletonIsValidAndEvenlyIndentedWhateverItsStreamIsCalled(String name) throws IOException {
        int code = name.isEmpty() ? init() : init("--stream", name);

        assertEquals(0, code, printed);
        assertTrue(manifest().contains("TODO"));
        assertEquals(List.of(), Authoring.problems("manifest.yaml", manifest(), null));
        assertEquals(List.of(), ManifestFormat.changes(TextLines.of(manifest()), 2));
    }
}

package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each command that takes a manifest takes the name of a connector that was added, without the index. */
class ConnectorNamesIT {

    private static final String WHEEL = "airbyte_source_acme-1.2.0-py3-none-any.whl";

    @TempDir
    private Path folder;

    private HttpServer server;
    private String url;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        url = "http://127.0.0.1:" + server.getAddress().getPort();
        byte[] wheel = wheel();
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(wheel));
        answer("/simple/", "text/html", bytes("<a href=\"airbyte-source-acme/\">airbyte-source-acme</a>"));
        answer(
                "/simple/airbyte-source-acme/",
                "text/html",
                bytes("<a href=\"/" + WHEEL + "#sha256=" + hash + "\">" + WHEEL + "</a>"));
        answer("/" + WHEEL, "application/octet-stream", wheel);
        answer("/tickets", "application/json", bytes("[{\"id\":1}]"));
        server.start();
        Files.writeString(folder.resolve("config.json"), "{}");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void answer(String path, String type, byte[] body) {
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            boolean known = exchange.getRequestURI().getPath().equals(path);
            exchange.sendResponseHeaders(known ? 200 : 404, known ? body.length : -1);
            if (known) {
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
    }

    private byte[] wheel() throws IOException {
        Map<String, String> files = Map.of(
                "source_acme/manifest.yaml",
                """
                version: 7.0.0
                type: DeclarativeSource
                check: {type: CheckStream, stream_names: [tickets]}
                streams:
                  - type: DeclarativeStream
                    name: tickets
                    primary_key: id
                    schema_loader: {type: JsonFileSchemaLoader, file_path: ./source_acme/schemas/tickets.json}
                    retriever:
                      type: SimpleRetriever
                      requester: {type: HttpRequester, url: "%s/tickets"}
                      record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
                """.formatted(url),
                "source_acme/spec.yaml",
                "connectionSpecification: {type: object, title: Acme, properties: {}}\n",
                "source_acme/schemas/tickets.json",
                "{\"type\": \"object\", \"properties\": {\"id\": {\"type\": \"integer\"}}}",
                "airbyte_source_acme-1.2.0.dist-info/METADATA",
                "Name: airbyte-source-acme\nLicense: Elv2\n\n");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(bytes(file.getValue()));
            }
        }
        return bytes.toByteArray();
    }

    private String run(String commands) throws IOException, InterruptedException {
        CairnShell.Done done = new CairnShell(folder)
                .run("set -e\nexport PIP_CONFIG_FILE=/dev/null PIP_INDEX_URL=" + url + "/simple\n" + commands);
        assertEquals(0, done.exit(), done.printed());
        return done.printed();
    }

    private void has(String expected, String commands) throws IOException, InterruptedException {
        String printed = run(commands);
        assertTrue(printed.contains(expected), printed);
    }

    @Test
    @Tag("thorough")
    void everyCommandTakesTheName() throws IOException, InterruptedException {
        has("acme\n", "cairn connector search ac");
        has("acme 1.2.0  added  licence: Elv2  connectors/acme/manifest.yaml", "cairn connector add Acme");
        server.removeContext("/simple/");
        server.removeContext("/simple/airbyte-source-acme/");
        has("\"title\":\"Acme\"", "cairn spec --connector source-acme");
        has("SUCCEEDED", "cairn check --connector acme --config config.json");
        assertTrue(
                run("cairn discover --connector acme --config config.json").contains("\"id\":{\"type\":\"integer\"}"));
        has("\"data\":{\"id\":1}", "cairn read --connector acme --config config.json --streams tickets");
        run("cairn sync --connector acme --config config.json --to jsonl:out");
        has("tickets", "cairn state get --to jsonl:out --name acme");
        run("cairn plan --connector acme --config config.json");
        run("cairn validate --connector acme && cairn doctor --connector acme && cairn resolve --connector acme");
        run("cairn test-read --connector acme --stream tickets --config config.json --case connectors/acme/tests/one");
        has("passed  tests/one", "cairn test --connector acme");
        run("CAIRN_CONNECTORS=$PWD/connectors; export CAIRN_CONNECTORS; cd / && cairn validate --connector acme");
        run(
                "cairn init mine --connector acme && cairn validate mine/manifest.yaml && test -e mine/schemas/tickets.json");
    }

    @Test
    void whatCannotBeMeantIsRefused() throws IOException, InterruptedException {
        String missing =
                "connectors: there is no connector 'acme' (expected one that 'cairn connector add acme' added)";
        for (String command : new String[] {"spec", "validate", "doctor", "serve", "test"}) {
            CairnShell.Done done = new CairnShell(folder).run("cairn " + command + " --connector acme");
            assertEquals(1, done.exit(), done.printed());
            assertTrue(done.printed().contains(missing), done.printed());
        }
        run("cairn connector add acme");
        for (String wrong : new String[] {
            "spec --connector acme --manifest-path manifest.yaml",
            "doctor manifest.yaml --connector acme",
            "validate",
            "doctor",
            "test"
        }) {
            CairnShell.Done done = new CairnShell(folder).run("cairn " + wrong);
            assertEquals(2, done.exit(), done.printed());
        }
    }
}

package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Inputs that are nested or repeated so often that code which calls itself for each level would run out of stack. */
@Timeout(120)
class DeepInputsIT {

    /** As deep as JSON may be, or nearly. */
    private static final int DEEP = 990;

    private static final String MANIFEST = """
            version: 6.0.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [items]}
            streams:
              - type: DeclarativeStream
                name: items
                retriever:
                  type: SimpleRetriever
                  requester:
                    type: HttpRequester
                    url_base: "{{ config['base_url'] }}"
                    path: /items
                    error_handler: {type: DefaultErrorHandler, max_retries: 0}
                  decoder: {type: DECODER}
                  record_selector:
                    type: RecordSelector
                    extractor: {type: DpathExtractor, field_path: []}
                    schema_normalization: Default
                schema_loader: {type: InlineSchemaLoader, schema: {type: object, properties: {x: {type: string}}}}
            """;

    @TempDir
    Path folder;

    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    /** A response, and what the sync says of it; nothing where it is read. */
    enum Response {
        REDIRECT_TO_A_LONG_HOST(302, "", "the host has more than 253 characters") {
            @Override
            void addHeaders(HttpExchange exchange) {
                exchange.getResponseHeaders().add("Location", "http://" + "a".repeat(20_000) + "/");
            }
        },
        REDIRECT_TO_A_LONG_HOST_OF_ESCAPES(302, "", "the host has more than 253 characters") {
            @Override
            void addHeaders(HttpExchange exchange) {
                exchange.getResponseHeaders().add("Location", "http://" + "%41".repeat(20_000) + "/");
            }
        },
        XML(200, "<a>".repeat(5000) + "</a>".repeat(5000), "elements are nested more than 1000 levels deep"),
        ERROR_OF_LISTS(400, "[".repeat(DEEP) + "]".repeat(DEEP), "HTTP Status Code: 400"),
        ERROR_OF_OBJECTS(400, "{\"error\":".repeat(DEEP) + "1" + "}".repeat(DEEP), "HTTP Status Code: 400"),
        RECORD_OF_LISTS(200, "[{\"x\":" + "[".repeat(DEEP) + "]".repeat(DEEP) + "}]", ""),
        RECORD_OF_OBJECTS(200, "[{\"x\":" + "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP) + "}]", ""),
        JSON_TOO_DEEP(
                200,
                "[".repeat(5000) + "]".repeat(5000),
                "objects and arrays are nested more than 1000 levels deep (line 1, column 1002)");

        private final int status;
        private final String body;
        private final String said;

        Response(int status, String body, String said) {
            this.status = status;
            this.body = body;
            this.said = said;
        }

        void addHeaders(HttpExchange exchange) {}
    }

    @ParameterizedTest
    @EnumSource(Response.class)
    void noResponseOverflowsTheStack(Response response) throws IOException {
        server.createContext("/", exchange -> {
            byte[] body = response.body.getBytes(StandardCharsets.UTF_8);
            response.addHeaders(exchange);
            exchange.sendResponseHeaders(response.status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        Output output =
                run("read", MANIFEST.replace("DECODER", response == Response.XML ? "XmlDecoder" : "JsonDecoder"));
        assertFalse(output.messages().toString().contains("StackOverflowError"), output.stderr());
        assertEquals(response.said.isEmpty() ? 0 : 1, output.exit(), output.errors());
        assertTrue(output.errors().contains(response.said), output.errors());
    }

    /** A manifest, and what is said of it. */
    enum Manifest {
        SEXAGESIMAL("version: 1" + ":1".repeat(50_000) + "\n", "version: 6.0.0\n", "m"),
        FLOATING_SEXAGESIMAL("version: 1" + ":1".repeat(50_000) + ".5\n", "version: 6.0.0\n", ""),
        KEYS_OF_THE_CONFIGURATION("path: \"{{ config" + "['a']".repeat(5000) + " }}\"\n", "path: /items\n", ""),
        PARAMETERS(
                "    $parameters: {" + parameters(2000) + "}\n    transformations: ["
                        + "{type: RemoveFields, field_pointers: []}, ".repeat(20_000) + "]\n    schema_loader:",
                "    schema_loader:",
                "the parameters unfold to more than 4000000 values");

        private final String text;
        private final String insteadOf;
        private final String said;

        Manifest(String text, String insteadOf, String said) {
            this.text = text;
            this.insteadOf = insteadOf;
            this.said = said;
        }

        private static String parameters(int count) {
            StringBuilder parameters = new StringBuilder();
            for (int i = 0; i < count; i++) {
                parameters.append('p').append(i).append(": 1, ");
            }
            return parameters.toString();
        }
    }

    @ParameterizedTest
    @EnumSource(Manifest.class)
    void noManifestOverflowsTheStackOrFillsTheHeap(Manifest manifest) {
        Output output =
                run("check", MANIFEST.replace("DECODER", "JsonDecoder").replace(manifest.insteadOf, manifest.text));
        assertFalse(output.messages().toString().contains("java.lang"), output.stderr());
        assertFalse(output.stderr().contains("java.lang"), output.stderr());
        assertTrue(output.stderr().contains(manifest.said), output.stderr());
    }

    private Output run(String command, String manifest) {
        CairnCommand cairn = new CairnCommand(folder)
                .manifest(manifest)
                .config(Map.of(
                        "base_url", "http://127.0.0.1:" + server.getAddress().getPort()));
        return (command.equals("read") ? cairn.fullRefresh("items") : cairn).run(command);
    }
}

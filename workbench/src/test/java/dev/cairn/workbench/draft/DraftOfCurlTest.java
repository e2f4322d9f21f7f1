package dev.cairn.workbench.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import dev.cairn.documents.DocumentFiles;
import dev.cairn.http.Headers;
import dev.cairn.http.Request;
import dev.cairn.runtime.Authoring;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.trial.TestRead;
import dev.cairn.workbench.curl.CurlCommand;
import dev.cairn.workbench.language.ManifestFormat;
import dev.cairn.workbench.text.TextLines;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Commands as documentation prints them: what their manifests send is what curl sends. */
class DraftOfCurlTest {

    private static final Map<String, String> ENVIRONMENT = Map.of("TOKEN", "t0ps3cr3tt0k3n");

    static Stream<String> commands() {
        return Stream.of(
                DocumentFiles.packaged(DraftOfCurlTest.class, "curls.txt").split("(?m)^---\n"));
    }

    private static ManifestDraft draft(String text) {
        return DraftOfCurl.of(CurlCommand.parse(text, ENVIRONMENT::get), null);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theManifestSendsWhatTheCommandSays(String text) {
        CurlCommand command = CurlCommand.parse(text, ENVIRONMENT::get);
        ManifestDraft draft = DraftOfCurl.of(command, null);

        assertEquals(List.of(), RequestComparison.differences(command, draft), draft.text());
        assertEquals(
                List.of(),
                Authoring.problems("draft", draft.text(), draft.configNode()).stream()
                        .filter(problem -> draft.missing().isEmpty())
                        .toList(),
                draft.text());
        assertEquals(List.of(), ManifestFormat.changes(TextLines.of(draft.text()), 2), draft.text());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void secretsStandInTheConfigurationAlone(String text) {
        ManifestDraft draft = draft(text);

        draft.properties().stream()
                .filter(ConfigProperty::secret)
                .forEach(
                        property -> assertFalse(draft.text().contains(String.valueOf(property.value())), draft.text()));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void curlItselfSendsTheSame(String text) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")), "curl is not installed");
        List<Request> received = new ArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            received.add(new Request(
                    exchange.getRequestMethod(),
                    "http://" + exchange.getRequestHeaders().getFirst("Host") + exchange.getRequestURI(),
                    Headers.ofAll(exchange.getRequestHeaders()),
                    body.length == 0 ? null : body));
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        server.start();
        try {
            String local = text.replaceAll(
                    "https://((?:[^/'\" @]+@)?)[\\w.]+\\.test",
                    "http://$1127.0.0.1:" + server.getAddress().getPort());
            ProcessBuilder bash = new ProcessBuilder("bash", "-c", local.replaceFirst("^\\$ ", ""))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD);
            bash.environment().putAll(ENVIRONMENT);
            assertEquals(0, bash.start().waitFor());
            ManifestDraft draft = draft(local);
            Connector.load("draft", draft.text())
                    .testRead(
                            draft.configNodeToShow(), TestRead.of(draft.stream().name()), RunOptions.standard());
        } finally {
            server.stop(0);
        }
        assertTrue(received.size() >= 2, "both were sent");
        Request curl = received.get(0);
        CurlCommand said = CurlCommand.parse(text, ENVIRONMENT::get);
        List<CurlCommand.Header> headers = said.headers().stream()
                .map(header -> new CurlCommand.Header(
                        header.name(), curl.headers().value(header.name()).orElse("")))
                .distinct()
                .toList();
        CurlCommand sent = new CurlCommand(
                curl.method(),
                curl.url(),
                headers,
                curl.body() == null ? null : new String(curl.body(), StandardCharsets.UTF_8),
                List.of());
        assertEquals(List.of(), RequestComparison.differences(sent, received.get(1)));
    }

    @Test
    void placeholdersBecomePropertiesWithoutAValue() {
        ManifestDraft draft = draft(
                "curl https://{region}.api.test/accounts/:account_id/items -H 'Authorization: Bearer YOUR_API_KEY'");

        assertEquals(
                List.of("access_token", "region", "account_id"),
                draft.missing().stream().map(ConfigProperty::name).toList());
        assertEquals(Map.of(), draft.config());
        assertEquals("items", draft.stream().name());
        assertTrue(draft.text()
                .contains("https://{{ config['region'] }}.api.test/accounts/{{ config['account_id'] }}/items"));
        assertEquals(2, draft.valued(Map.of("region", "eu")).missing().size());
    }
}

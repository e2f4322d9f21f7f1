package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.it.ScriptedApi.Answer;
import dev.cairn.it.ScriptedApi.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code --debug} says. */
class DebugLogsIT {

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
                    url_base: "{{ config['base_url'] }}/"
                    path: items
                    http_method: POST
                    request_body_json: {wanted: all, key: "{{ config['key'] }}"}
                    authenticator: %s
                  record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
                schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
            spec:
              type: Spec
              connection_specification:
                type: object
                properties: {base_url: {type: string}, key: {type: string, airbyte_secret: true}}
            """;

    private static final String SESSION = """
            {type: SessionTokenAuthenticator, session_token_path: [token], request_authentication: {type: Bearer}, login_requester:
              {type: HttpRequester, url_base: "{{ config['base_url'] }}", path: /login, http_method: POST}}""";

    private static final String OAUTH = """
            {type: OAuthAuthenticator, token_refresh_endpoint: "{{ config['base_url'] }}/login", client_id: me,
              client_secret: "{{ config['key'] }}", refresh_token: r3fresh, access_token_name: token,
              refresh_request_headers: {X-Key: "{{ config['key'] }}"}}""";

    private static final String LEGACY = """
            {type: LegacySessionTokenAuthenticator, header: X-Session, login_url: login, validate_session_url: valid,
              session_token_response_key: token, username: me, password: "{{ config['key'] }}"}""";

    @TempDir
    private Path folder;

    private ScriptedApi api;

    @BeforeEach
    void start() throws IOException {
        api = new ScriptedApi(DebugLogsIT::answer);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private static Answer answer(Request request) {
        if (request.path().equals("/login")) {
            return Answer.ok(Map.of("token", "t0ken-of-the-login"));
        }
        // In this order: what is cut off comes last.
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", 1);
        item.put("echo", request.body());
        item.put("long", "y".repeat(100_000));
        return Answer.ok(List.of(item));
    }

    private Output run(String command) {
        return run(command, SESSION);
    }

    private Output run(String command, String authenticator) {
        CairnCommand cairn = new CairnCommand(folder).manifest(MANIFEST.formatted(authenticator));
        if (!command.equals("spec")) {
            cairn.config(Map.of("base_url", api.baseUrl(), "key", "c4n4ry"));
        }
        return (command.equals("read") ? cairn.fullRefresh("items") : cairn).run(command, "--debug");
    }

    private static String debug(Output output) {
        return output.ofType("LOG").stream()
                .filter(log -> "DEBUG".equals(Output.at(log, "log", "level")))
                .map(log -> String.valueOf(Output.at(log, "log", "message")))
                .collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"spec", "check", "discover", "read"})
    void everyCommandOfTheProtocolTakesIt(String command) {
        Output output = run(command);
        assertEquals(0, output.exit(), output.stderr());
        assertFalse(debug(output).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "read"})
    void requestsAndAnswersAreLoggedWithoutSecrets(String command) {
        String said = debug(run(command));
        assertTrue(said.contains("Sends POST " + api.baseUrl() + "/items, headers {"), said);
        assertTrue(said.contains("body {\"wanted\": \"all\", \"key\": \"****\"}"), said);
        assertTrue(said.contains("Received 200 from " + api.baseUrl() + "/items, headers {"), said);
        assertTrue(said.contains("The body was [{"), said);
        assertTrue(said.contains("\"id\":1"), said);
        assertFalse(said.contains("c4n4ry"), said);
        assertTrue(said.length() < 60_000, "bodies are cut off: " + said.length());
    }

    /** Nobody knows the token yet when its answer comes. */
    @ParameterizedTest
    @ValueSource(strings = {SESSION, OAUTH, LEGACY})
    void requestsForTokensAreLoggedAndTheirAnswersNotQuoted(String authenticator) {
        String said = debug(run("read", authenticator));
        assertTrue(said.contains("Sends POST " + api.baseUrl() + "/login, headers {"), said);
        assertTrue(said.contains("Received 200 from " + api.baseUrl() + "/login, headers {"), said);
        assertFalse(said.contains("t0ken"), said);
        assertFalse(said.contains("r3fresh"), said);
        assertFalse(said.contains("c4n4ry"), said);
    }
}

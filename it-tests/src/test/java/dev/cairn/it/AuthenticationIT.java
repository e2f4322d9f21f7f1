package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.it.ScriptedApi.Answer;
import dev.cairn.it.ScriptedApi.Request;
import dev.cairn.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Authenticators, secrets and rules of the configuration, from a manifest to what is sent and printed. */
class AuthenticationIT {

    private static final String MANIFEST = """
            version: 7.0.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [things]}
            streams:
              - type: DeclarativeStream
                name: things
                primary_key: [id]
                retriever:
                  type: SimpleRetriever
                  requester:
                    type: HttpRequester
                    url_base: "{{ config['base_url'] }}"
                    path: /things
                    error_handler: {type: DefaultErrorHandler, max_retries: 0}
                    authenticator:
            %s
                  record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: [things]}}
                schema_loader:
                  type: InlineSchemaLoader
                  schema: {type: object, properties: {id: {type: integer}}}
            spec:
              type: Spec
              connection_specification:
                type: object
                properties:
                  base_url: {type: string}
                  key: {type: string, airbyte_secret: true}
            %s
            """;

    private static final String NO_AUTHENTICATION = "          type: NoAuth";
    private static final String CANARY = "c4n4ry&1";

    @TempDir
    private Path folder;

    private volatile Function<Request, Answer> script =
            request -> Answer.ok(Map.of("things", List.of(Map.of("id", 1L))));
    private ScriptedApi api;

    @BeforeEach
    void startApi() throws IOException {
        api = new ScriptedApi(request -> script.apply(request));
    }

    @AfterEach
    void stopApi() {
        api.close();
    }

    @Test
    void noSecretOfTheConfigurationIsPrintedWhateverTheApiAnswers() {
        script = request ->
                new Answer(500, Map.of("error", "bad key " + CANARY + " in " + request.path() + " " + request.query()));
        String authenticator = """
                          type: ApiKeyAuthenticator
                          api_token: "{{ config['key'] }}"
                          inject_into: {type: RequestOption, inject_into: request_parameter, field_name: k}
                """;
        for (String command : List.of("read", "check")) {
            Output output = run(command, authenticator, "", Map.of("key", CANARY));
            String printed = Json.write(output.messages());
            assertFalse(printed.contains("c4n4ry"), printed);
            assertFalse(output.stderr().contains("c4n4ry"), output.stderr());
        }
        assertEquals(CANARY, api.requests().get(0).query().get("k"));
    }

    @Test
    void aSecretThatNoAuthenticatorUsesIsMaskedToo() {
        script = request -> new Answer(403, Map.of("error", "not for " + CANARY));
        String printed = Json.write(
                run("read", NO_AUTHENTICATION, "", Map.of("key", CANARY)).messages());
        assertTrue(printed.contains("not for ****"), printed);
    }

    @Test
    void aUsersNameIsNoSecret() {
        script = request -> new Answer(403, Map.of("error", "user ann may not, nor may pw-1"));
        String authenticator = "          {type: BasicHttpAuthenticator, username: ann, password: pw-1}";
        String printed = Json.write(run("read", authenticator, "", Map.of()).messages());
        assertTrue(printed.contains("user ann may not, nor may ****"), printed);
    }

    @Test
    void aRotatedRefreshTokenGoesOutInAControlMessageInFull() {
        script = request -> request.path().equals("/token")
                ? Answer.ok(Map.of("access_token", "a-2", "refresh_token", "r-2", "expires_in", 60L))
                : Answer.ok(Map.of("things", List.of(Map.of("id", 1L))));
        String authenticator = """
                          type: OAuthAuthenticator
                          token_refresh_endpoint: "{{ config['base_url'] }}/token"
                          client_id: id
                          client_secret: secret
                          refresh_token_updater: {}
                """;
        for (String command : List.of("check", "read")) {
            Output output = run(command, authenticator, "", Map.of("credentials", Map.of("refresh_token", "r-1")));
            assertEquals(0, output.exit());
            Map<String, @Nullable Object> control = output.ofType("CONTROL").get(0);
            assertEquals(
                    "r-2", Output.at(control, "control", "connectorConfig", "config", "credentials", "refresh_token"));
        }
        assertEquals(
                2,
                api.requests().stream().filter(r -> r.path().equals("/token")).count());
    }

    @Test
    void theConfigurationSelectsAnAuthenticator() {
        String authenticator = """
                          type: SelectiveAuthenticator
                          authenticator_selection_path: [auth, kind]
                          authenticators:
                            none: {type: NoAuth}
                            query:
                              type: ApiKeyAuthenticator
                              api_token: t
                              inject_into: {type: RequestOption, inject_into: request_parameter, field_name: k}
                """;
        run("read", authenticator, "", Map.of("auth", Map.of("kind", "query")));
        assertEquals("t", api.requests().get(0).query().get("k"));
        Output unknown = run("read", authenticator, "", Map.of("auth", Map.of("kind", "other")));
        assertNotEquals(0, unknown.exit());
        assertTrue(unknown.errors().contains("'other' at 'auth.kind'"), unknown.errors());
        Output checked = run("check", authenticator, "", Map.of("auth", Map.of("kind", "other")));
        assertEquals("FAILED", Output.at(checked.ofType("CONNECTION_STATUS").get(0), "connectionStatus", "status"));
    }

    @Test
    void aRefreshTokenGrantWithoutARefreshTokenIsAProblemOfTheManifest() {
        String authenticator = """
                          type: OAuthAuthenticator
                          token_refresh_endpoint: "{{ config['base_url'] }}/token"
                          client_id: id
                          client_secret: secret
                """;
        Output output = run("check", authenticator, "", Map.of());
        String said = Json.write(output.messages());
        assertTrue(said.contains("FAILED") && said.contains("manifest.yaml:16"), said);
        assertTrue(said.contains("needs 'refresh_token'"), said);
    }

    @Test
    void aTemplateOfTheRulesThatFailsIsReportedWithoutSecrets() {
        String rules = """
                  config_normalization_rules:
                    type: ConfigNormalizationRules
                    transformations:
                      - type: ConfigAddFields
                        fields: [{type: AddedFieldDefinition, path: [n], value: "{{ nope.at }}{{ config['key'] }}"}]
                """;
        Output output = run("read", NO_AUTHENTICATION, rules, Map.of("key", CANARY));
        assertNotEquals(0, output.exit());
        assertFalse(Json.write(output.messages()).contains("c4n4ry"));
        assertFalse(output.stderr().contains("c4n4ry"), output.stderr());
        assertEquals(1, output.ofType("TRACE").size());
    }

    @Test
    void aSessionTokenMayBeSentAsTheManifestFormatsIt() {
        script = request -> request.path().equals("/login")
                ? Answer.ok(Map.of("session", Map.of("id", "s-1")))
                : Answer.ok(Map.of("things", List.of()));
        String authenticator = """
                          type: SessionTokenAuthenticator
                          login_requester: {type: HttpRequester, url_base: "{{ config['base_url'] }}", path: /login}
                          session_token_path: [session, id]
                          expiration_duration: P1M
                          request_authentication:
                            type: ApiKey
                            api_token: "Session {{ session_token }}"
                            inject_into: {type: RequestOption, inject_into: request_parameter, field_name: k}
                """;
        assertEquals(0, run("read", authenticator, "", Map.of()).exit());
        assertEquals(
                List.of("/login", "/things"),
                api.requests().stream().map(Request::path).toList());
        assertEquals("Session s-1", api.requests().get(1).query().get("k"));
    }

    @Test
    void migrationsChangeTheConfigurationForGoodAndTransformationsForThisRun() throws IOException {
        String rules = """
                  config_normalization_rules:
                    type: ConfigNormalizationRules
                    config_migrations:
                      - type: ConfigMigration
                        transformations:
                          - {type: ConfigRemapField, map: {old: new}, field_path: [mode]}
                    transformations:
                      - type: ConfigAddFields
                        fields: [{type: AddedFieldDefinition, path: [token], value: "{{ config['mode'] }}-1"}]
                """;
        String authenticator = """
                          type: ApiKeyAuthenticator
                          api_token: "{{ config['token'] }}"
                          inject_into: {type: RequestOption, inject_into: request_parameter, field_name: k}
                """;
        Output output = run("read", authenticator, rules, Map.of("mode", "old"));
        assertEquals("new-1", api.requests().get(0).query().get("k"));
        Object kept = Output.at(output.ofType("CONTROL").get(0), "control", "connectorConfig", "config");
        assertEquals(Map.of("base_url", api.baseUrl(), "mode", "new"), kept);
        assertEquals(kept, Json.parse(Files.readString(folder.resolve("config.json"))));
    }

    @Test
    void aConfigurationThatFailsAValidationFailsTheCheck() {
        String rules = """
                  config_normalization_rules:
                    type: ConfigNormalizationRules
                    validations:
                      - type: DpathValidator
                        field_path: [ids]
                        validation_strategy:
                          type: ValidateAdheresToSchema
                          base_schema: {type: array}
                """;
        Output output = run("check", NO_AUTHENTICATION, rules, Map.of("ids", 1L));
        assertEquals("FAILED", Output.at(output.ofType("CONNECTION_STATUS").get(0), "connectionStatus", "status"));
        assertEquals(List.of(), api.requests());
    }

    @Test
    void aManifestInsideTheConfigurationIsRun() throws IOException {
        String manifest = """
                {"version": "7.0.0", "type": "DeclarativeSource",
                 "check": {"type": "CheckStream", "stream_names": ["things"]},
                 "streams": [{"type": "DeclarativeStream", "name": "things", "retriever": {
                   "type": "SimpleRetriever",
                   "requester": {"type": "HttpRequester", "url_base": "{{ config['base_url'] }}", "path": "/things"},
                   "record_selector": {"type": "RecordSelector",
                     "extractor": {"type": "DpathExtractor", "field_path": ["things"]}}},
                   "schema_loader": {"type": "InlineSchemaLoader", "schema": {"type": "object"}}}]}
                """;
        Map<String, @Nullable Object> config = new LinkedHashMap<>();
        config.put("base_url", api.baseUrl());
        config.put("__injected_declarative_manifest", Json.parse(manifest));
        Output output =
                new CairnCommand(folder).config(config).fullRefresh("things").run("read");
        assertEquals(List.of(1L), output.recordField("id"), output.stderr());
    }

    @Test
    void warningsOfWhatIsBuiltAreLogged() {
        String feed = MANIFEST.formatted(NO_AUTHENTICATION, "").replace("    primary_key: [id]\n", """
                            primary_key: [id]
                            incremental_sync:
                              type: DatetimeBasedCursor
                              cursor_field: at
                              datetime_format: "%Y"
                              start_datetime: "2024"
                              is_data_feed: true
                              is_client_side_incremental: true
                        """);
        Output output = new CairnCommand(folder)
                .manifest(feed)
                .config(Map.of("base_url", api.baseUrl()))
                .run("check");
        List<String> warnings = output.ofType("LOG").stream()
                .filter(m -> "WARN".equals(Output.at(m, "log", "level")))
                .map(m -> String.valueOf(Output.at(m, "log", "message")))
                .toList();
        assertTrue(
                warnings.stream().anyMatch(w -> w.contains("'is_client_side_incremental' adds no filter")),
                output.stderr() + warnings);
    }

    private Output run(String command, String authenticator, String rules, Map<String, ?> config) {
        Map<String, @Nullable Object> complete = new LinkedHashMap<>();
        complete.put("base_url", api.baseUrl());
        complete.putAll(config);
        CairnCommand cairn = new CairnCommand(folder)
                .manifest(MANIFEST.formatted(authenticator, rules))
                .config(complete);
        return (command.equals("read") ? cairn.fullRefresh("things") : cairn).run(command);
    }
}

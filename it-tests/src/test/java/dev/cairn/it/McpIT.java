package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.cli.Main;
import dev.cairn.it.ScriptedApi.Answer;
import dev.cairn.json.Json;
import dev.cairn.runtime.Authoring;
import dev.cairn.workbench.language.YamlText;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code cairn mcp}: each tool, as an agent calls it. */
class McpIT {

    private static final String KEY = "k3y-0f-the-person";

    @TempDir
    private static Path folder;

    private static ScriptedApi api;
    private static McpAgent agent;

    @BeforeAll
    static void begin() throws IOException {
        api = new ScriptedApi(McpIT::answer);
        Files.writeString(folder.resolve("manifest.yaml"), manifest());
        Files.writeString(
                folder.resolve("config.json"),
                Json.write(Map.of("base_url", api.baseUrl(), "api_key", KEY, "start_date", "2024-01-01")));
        agent = new McpAgent(
                folder.toRealPath(),
                Map.of("API_KEY", KEY),
                "--config",
                folder.resolve("config.json").toString(),
                "--secrets-env",
                "API_KEY",
                "--network",
                "any");
    }

    /** Whatever a test asks, nobody hears the key. */
    @AfterAll
    static void end() {
        agent.close();
        api.close();
        assertFalse(agent.heard().contains(KEY), agent::heard);
        assertEquals(List.of(), agent.complaints());
    }

    private static Answer answer(ScriptedApi.Request request) {
        if (!KEY.equals(request.query().get("api_key"))) {
            return new Answer(401, Map.of("error", "no key"));
        }
        int page = request.intParameter("page", 1);
        List<Object> items = IntStream.range(0, page > 3 ? 0 : 2)
                .mapToObj(i -> (Object) Map.of(
                        "id",
                        10L * page + i,
                        "name",
                        "item " + i,
                        "is_old",
                        i == 0,
                        "updated_at",
                        "2024-05-0" + page + "T00:00:00Z"))
                .toList();
        return Answer.ok(Map.of("items", items));
    }

    private static String manifest() {
        return """
                version: 7.0.0
                type: DeclarativeSource
                check: {type: CheckStream, stream_names: [items]}
                definitions:
                  requester:
                    type: HttpRequester
                    url: "{{ config['base_url'] }}/items"
                    authenticator:
                      type: ApiKeyAuthenticator
                      api_token: "{{ config['api_key'] }}"
                      inject_into: {type: RequestOption, inject_into: request_parameter, field_name: api_key}
                streams:
                  - type: DeclarativeStream
                    name: items
                    primary_key: [id]
                    schema_loader: {type: InlineSchemaLoader, schema: {type: object, properties: {id: {type: integer}}}}
                    retriever:
                      type: SimpleRetriever
                      requester: {$ref: "#/definitions/requester"}
                      record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: [items]}}
                      paginator:
                        type: DefaultPaginator
                        page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: page}
                        pagination_strategy: {type: PageIncrement, start_from_page: 1, page_size: 2}
                spec:
                  type: Spec
                  connection_specification:
                    type: object
                    required: [base_url, api_key, region]
                    properties:
                      base_url: {type: string}
                      api_key: {type: string, airbyte_secret: true}
                      region: {type: string}
                """;
    }

    private static Map<String, Object> of(Object... pairs) {
        Map<String, Object> arguments = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            arguments.put((String) pairs[i], pairs[i + 1]);
        }
        return arguments;
    }

    @Test
    void agentsAreToldWhatThereIsAndInWhichOrder() {
        List<McpAnswer> tools = agent.tools();
        assertEquals(11, tools.size());
        for (McpAnswer tool : tools) {
            String name = tool.text("name");
            assertTrue(tool.text("description").length() > 60, name);
            assertEquals(true, tool.object("annotations").get("readOnlyHint"), name);
            assertTrue(tool.text("outputSchema").contains("properties"), name);
            assertTrue(
                    agent.instructions().contains(name)
                            || List.of("resolve_manifest", "list_streams", "discover_schema")
                                    .contains(name),
                    name);
        }
    }

    @Test
    void problemsHavePlacesCodesAndFixes() {
        String wrong = manifest().replace("start_from_page", "start_from_pge").replace(", airbyte_secret: true", "");
        McpAnswer answer = agent.ask("validate_manifest", of("manifest_text", wrong));
        List<?> problems = answer.list("problems");
        McpAnswer secret = problems.stream()
                .map(problem -> new McpAnswer((Map<?, ?>) problem))
                .filter(problem -> "unmarked-secret".equals(problem.get("code")))
                .findFirst()
                .orElseThrow();
        assertEquals("manifest.yaml", secret.get("file"));
        McpAnswer fix = secret.object("fix");
        assertEquals("Add 'airbyte_secret: true'", fix.get("title"));
        assertTrue(problems.toString().contains("did you mean 'start_from_page'"), problems::toString);
        assertEquals(true, agent.ask("validate_manifest", of()).get("valid"));
        McpAnswer withConfig = agent.ask("validate_manifest", of("config", "config"));
        assertTrue(withConfig.toString().contains("region"), withConfig::toString);
    }

    @Test
    void brokenYamlIsAProblemAndNoFailure() {
        McpAnswer answer = agent.ask("validate_manifest", of("manifest_text", "streams: [\n  {"));
        assertEquals(false, answer.get("valid"));
        assertTrue(agent.refusal("resolve_manifest", of("manifest_text", "streams: [\n  {"))
                .contains("manifest.yaml:"));
        assertTrue(
                agent.refusal("validate_manifest", of("manifest", "other.yaml")).contains("is not there"));
    }

    @Test
    void aManifestOfHalfAMegabyteComesInPartsThatMakeTheWhole() throws IOException {
        String stream = manifest()
                .substring(manifest().indexOf("  - type: Decl"), manifest().indexOf("spec:"));
        String streams = IntStream.range(0, 400)
                .mapToObj(i -> stream.replace("name: items", "name: items_" + i)
                        .replace("\n", "\n# filler that makes the manifest as long as the longest ones are\n"))
                .collect(Collectors.joining());
        String large = manifest().replace("[items]}\ndef", "[items_0]}\ndef").replace(stream, streams);
        assertTrue(large.length() > 500_000, () -> String.valueOf(large.length()));
        Files.writeString(folder.resolve("large.yaml"), large);
        assertEquals(
                true,
                agent.ask("validate_manifest", of("manifest", "large.yaml")).get("valid"));
        StringBuilder whole = new StringBuilder();
        Object from = 1L;
        while (from != null) {
            McpAnswer part = agent.ask("resolve_manifest", of("manifest", "large.yaml", "from_line", from));
            whole.append(part.get("text"));
            from = part.get("next_line");
        }
        String file = folder.toRealPath().resolve("large.yaml").toString();
        String expected = YamlText.of(Authoring.resolve(file, large));
        assertEquals(
                expected.replace(folder.toRealPath() + File.separator, "").stripTrailing(),
                whole.toString().stripTrailing());
        McpAnswer one = agent.ask("resolve_manifest", of("manifest", "large.yaml", "stream", "items_7"));
        assertTrue(one.text("text").contains("name: items_7"));
        assertTrue(agent.refusal("resolve_manifest", of("manifest", "large.yaml", "stream", "item_7"))
                .contains("did you mean 'items_7'"));
        assertEquals(
                400,
                agent.ask("list_streams", of("manifest", "large.yaml"))
                        .list("streams")
                        .size());
    }

    @Test
    void componentsAreExplained() {
        List<?> all = agent.ask("explain_component", of()).list("components");
        assertTrue(all.contains("DefaultPaginator"));
        McpAnswer paginator = agent.ask("explain_component", of("component", "DefaultPaginator"));
        assertTrue(paginator.text("example").startsWith("type: DefaultPaginator\npagination_strategy:"));
        McpAnswer field = agent.ask("explain_component", of("component", "HttpRequester", "field", "http_method"));
        McpAnswer method = field.first("fields");
        assertEquals("GET", method.get("default"));
        assertTrue(method.list("values").contains("POST"));
        assertTrue(agent.refusal("explain_component", of("component", "DefaultPagnator"))
                .contains("did you mean 'DefaultPaginator'?"));
    }

    /** Each component can be asked for, and fits into an answer. */
    @Test
    void eachComponentFits() {
        for (Object type : agent.ask("explain_component", of()).list("components")) {
            McpAnswer help = agent.ask("explain_component", of("component", type));
            assertNull(help.get("cut"), () -> type + ": " + help.get("cut"));
        }
    }

    @Test
    void streamsAndSchemasAreListed() {
        McpAnswer answer = agent.ask("list_streams", of());
        McpAnswer items = answer.first("streams");
        assertEquals("items", items.get("name"));
        assertEquals(List.of("id"), items.get("primary_key"));
        McpAnswer stream = agent.ask(
                        "discover_schema",
                        of(
                                "stream",
                                "items",
                                "config",
                                "config",
                                "manifest_text",
                                manifest().replace(", region]", "]")))
                .object("from_api")
                .object("stream");
        assertEquals(
                Map.of("id", Map.of("type", "integer")),
                stream.object("json_schema").get("properties"));
        String needed = agent.refusal("discover_schema", of("stream", "items", "config", "config"));
        assertTrue(needed.contains("region"), needed);
    }

    @Test
    void aReadShowsRecordsRequestsAndASchema() {
        String sound = manifest().replace(", region]", "]");
        McpAnswer read = agent.ask(
                "test_read",
                of("stream", "items", "config", "config", "manifest_text", sound, "pages", 2, "requests", true));
        assertEquals(true, read.get("succeeded"), read::toString);
        assertEquals(4L, read.get("records_read"));
        assertEquals(true, read.get("limit_reached"));
        assertTrue(read.object("from_api").text("detected_schema").contains("updated_at"));
        assertTrue(read.object("from_api").text("slices").contains("api_key=****"), read::toString);
        assertTrue(read.object("from_api").text("slices").contains("response_body"));
        McpAnswer brief =
                agent.ask("test_read", of("stream", "items", "config", "config", "manifest_text", sound, "records", 1));
        assertEquals(2L, brief.get("records_read"));
        assertEquals(1, brief.object("from_api").list("records").size());
        assertFalse(brief.object("from_api").text("slices").contains("response_body"));
        String example =
                agent.ask("explain_component", of("component", "RecordFilter")).text("example");
        assertTrue(example.contains("record['is_old']"), example);
    }

    /** What went wrong is shown without being asked for. */
    @Test
    void aReadThatFindsNothingSaysWhy() {
        String elsewhere = manifest().replace(", region]", "]").replace("field_path: [items]", "field_path: [data]");
        McpAnswer read = agent.ask("test_read", of("stream", "items", "config", "config", "manifest_text", elsewhere));
        assertEquals(0L, read.get("records_read"));
        assertTrue(read.object("from_api").text("slices").contains("finds no records"), read::toString);
        assertTrue(read.object("from_api").text("slices").contains("response_body"));
        String unknown = agent.refusal("test_read", of("stream", "items", "config", "prod"));
        assertTrue(unknown.contains("no configuration 'prod' (expected config)"), unknown);
        McpAnswer other = agent.ask("test_read", of("stream", "itemz", "config", "config", "manifest_text", elsewhere));
        assertTrue(other.object("from_api").text("logs").contains("has no stream 'itemz'"), other::toString);
    }

    @Test
    void aManifestIsProposedOfACurlWhoseSecretThePersonHas() {
        McpAnswer answer = agent.ask(
                "propose_from_request",
                of("curl", "curl '" + api.baseUrl() + "/v1/items?page=1'\"&api_key=$API_KEY\""));
        assertEquals(true, answer.get("answered"), answer::toString);
        String manifest = answer.text("manifest");
        assertTrue(manifest.contains("config['api_key']"), manifest);
        assertTrue(manifest.contains("PageIncrement"), manifest);
        assertEquals(
                true,
                agent.ask("validate_manifest", of("manifest_text", manifest)).get("valid"));
        assertTrue(answer.text("missing_config").contains("api_key"));
        McpAnswer named = agent.ask(
                "propose_from_request",
                of("curl", "curl " + api.baseUrl() + "/items?api_key=YOUR_API_KEY", "config", "config", "requests", 3));
        assertEquals(true, named.get("answered"), named::toString);
        assertEquals(List.of(), named.get("missing_config"));
    }

    @Test
    void aManifestIsProposedOfAnOpenApiDocument() throws IOException {
        Files.writeString(folder.resolve("api.yaml"), """
                openapi: 3.0.0
                info: {title: T, version: "1"}
                servers: [{url: "https://api.example.com"}]
                paths:
                  /pets:
                    get:
                      responses:
                        "200":
                          description: all
                          content:
                            application/json:
                              schema: {type: array, items: {type: object, properties: {id: {type: integer}}}}
                  /status:
                    get:
                      responses: {"200": {description: one, content: {application/json: {schema: {type: string}}}}}
                """);
        McpAnswer answer = agent.ask("propose_from_openapi", of("document", "api.yaml"));
        assertEquals(1, answer.object("from_api").list("streams").size());
        assertEquals(1, answer.object("from_api").list("left_out").size());
        assertEquals(
                true,
                agent.ask("validate_manifest", of("manifest_text", answer.text("manifest")))
                        .get("valid"));
        assertTrue(agent.refusal("propose_from_openapi", of("document", "manifest.yaml"))
                .contains("no document of OpenAPI"));
    }

    @Test
    void testCasesAreRun() throws IOException {
        Path sound = Files.writeString(
                folder.resolve("sound.yaml"),
                manifest().replace(", region]", "]").replace("{{ config['base_url'] }}", api.baseUrl()));
        for (String name : List.of("good", "bad")) {
            String[] record = {
                "test-read",
                sound.toString(),
                "--stream",
                "items",
                "--pages",
                "1",
                "--config",
                folder.resolve("config.json").toString(),
                "--case",
                folder.resolve("tests/" + name).toString()
            };
            assertEquals(
                    0,
                    Main.run(
                            record, OutputStream.nullOutputStream(), new PrintStream(OutputStream.nullOutputStream())));
        }
        Path expected = folder.resolve("tests/bad/expected.json");
        Files.writeString(expected, Files.readString(expected).replace("item 1", "another"));
        McpAnswer answer = agent.ask("run_test_cases", of());
        assertEquals(1L, answer.get("passed"), answer::toString);
        assertEquals(1L, answer.get("failed"));
        assertTrue(answer.object("from_api").list("cases").get(0).toString().contains("another"), answer::toString);
        assertEquals(0L, agent.ask("run_test_cases", of("filter", "good")).get("failed"));
        assertTrue(agent.refusal("run_test_cases", of("filter", "none")).contains("There is no case"));
    }

    @Test
    void configurationsAreListedWithoutValues() {
        McpAnswer answer = agent.ask("list_configs", of("manifest", "manifest.yaml"));
        McpAnswer config = answer.first("configs");
        assertEquals("config", config.get("name"));
        List<String> fields = new ArrayList<>();
        config.list("fields").forEach(field -> fields.add((String) field));
        assertEquals(new TreeSet<>(List.of("api_key", "base_url", "start_date")), new TreeSet<>(fields));
        assertEquals(List.of("region"), config.get("missing"));
        assertEquals(List.of("API_KEY"), answer.get("variables"));
        assertFalse(answer.toString().contains(api.baseUrl()));
    }
}

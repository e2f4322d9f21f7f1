package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** {@code cairn test} and {@code cairn test-read} on recorded traffic, from the command line. */
class TestCasesIT {

    private static final String SECRET = "t0p-secret-token";

    @TempDir
    private Path folder;

    private String printed = "";

    @BeforeEach
    void recordSixCases() throws IOException {
        Map<String, Object> items = Map.of(
                "items",
                List.of(Map.of("id", 1L, "name", "one"), Map.of("id", 2L, "name", "two", "owner", "jo@example.org")));
        try (ScriptedApi api = new ScriptedApi(request -> ScriptedApi.Answer.ok(items))) {
            Files.writeString(folder.resolve("manifest.yaml"), manifest(api.baseUrl()));
            Files.writeString(folder.resolve("config.json"), "{\"token\": \"" + SECRET + "\"}");
            for (String name : List.of("good-1", "good-2", "good-3", "bad-1", "bad-2", "bad-3")) {
                assertEquals(
                        0,
                        cairn(
                                "test-read",
                                manifest(),
                                "--stream",
                                "items",
                                "--config",
                                config(),
                                "--case",
                                tests(name)),
                        printed);
            }
        }
        for (String name : List.of("bad-1", "bad-2", "bad-3")) {
            Path expected = Path.of(tests(name)).resolve("expected.json");
            Files.writeString(expected, Files.readString(expected).replace("\"one\"", "\"uno\""));
        }
    }

    private static String manifest(String url) {
        return """
                version: 6.0.0
                type: DeclarativeSource
                check: {type: CheckStream, stream_names: [items]}
                streams:
                  - type: DeclarativeStream
                    name: items
                    schema_loader: {type: InlineSchemaLoader, schema: {type: object, properties: {}}}
                    retriever:
                      type: SimpleRetriever
                      requester:
                        type: HttpRequester
                        url: %s/items
                        request_parameters: {at: "{{ now_utc() }}"}
                        authenticator: {type: BearerAuthenticator, api_token: "{{ config['token'] }}"}
                      record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: [items]}}
                spec:
                  type: Spec
                  connection_specification: {type: object, properties: {token: {type: string, airbyte_secret: true}}}
                """.formatted(url);
    }

    private String manifest() {
        return folder.resolve("manifest.yaml").toString();
    }

    private String config() {
        return folder.resolve("config.json").toString();
    }

    private String tests(String name) {
        return folder.resolve("tests").resolve(name).toString();
    }

    private int cairn(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int exit = Main.run(arguments, out, new PrintStream(out, true, StandardCharsets.UTF_8));
        printed = out.toString(StandardCharsets.UTF_8);
        return exit;
    }

    @Test
    void threeGoodAndThreeBadCases() throws Exception {
        Path junit = folder.resolve("junit.xml");
        assertEquals(1, cairn("test", tests("."), "--junit", junit.toString()));
        assertTrue(printed.contains("6 cases: 3 passed, 3 failed"), printed);
        for (String name : List.of("bad-1", "bad-2", "bad-3")) {
            assertTrue(
                    printed.contains(
                            "FAILED  " + name + "\n         records/items/0/name: expected \"uno\", found \"one\"\n"),
                    printed);
        }
        assertEquals(List.of("bad-1", "bad-2", "bad-3"), failed(junit));

        assertEquals(0, cairn("test", tests("."), "--update"), printed);
        assertTrue(printed.contains("updated  bad-2"), printed);
        assertEquals(0, cairn("test", tests("."), "--jobs", "1"), printed);
    }

    /** The failed cases of a report, which Surefire's schema must find valid where that is at hand. */
    private static List<String> failed(Path junit) throws Exception {
        String schema = System.getProperty("surefire.xsd", "");
        if (!schema.isEmpty()) {
            SchemaFactory.newDefaultInstance()
                    .newSchema(new StreamSource(Path.of(schema).toFile()))
                    .newValidator()
                    .validate(new StreamSource(junit.toFile()));
        }
        Element suite = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(junit.toFile())
                .getDocumentElement();
        assertEquals(
                "6 3 0 0",
                String.join(
                        " ",
                        List.of(
                                suite.getAttribute("tests"),
                                suite.getAttribute("failures"),
                                suite.getAttribute("errors"),
                                suite.getAttribute("skipped"))));
        List<String> failed = new ArrayList<>();
        NodeList cases = suite.getElementsByTagName("testcase");
        for (int i = 0; i < cases.getLength(); i++) {
            Element one = (Element) cases.item(i);
            if (one.getElementsByTagName("failure").getLength() > 0) {
                failed.add(one.getAttribute("classname"));
            }
        }
        return failed;
    }

    @Test
    void aFilterChoosesCases() {
        assertEquals(0, cairn("test", tests("."), "--filter", "good"), printed);
        assertTrue(printed.contains("3 cases: 3 passed, 0 failed"), printed);
        assertEquals(1, cairn("test", tests("."), "--filter", "no such"), printed);
        assertTrue(printed.contains("There is no case here"), printed);
    }

    @Test
    void aReadIsReplayedWithoutTheApi() {
        String traffic = tests("good-1") + "/traffic.har";
        assertEquals(
                0,
                cairn(
                        "test-read",
                        manifest(),
                        "--stream",
                        "items",
                        "--config",
                        config(),
                        "--format",
                        "json",
                        "--replay",
                        traffic),
                printed);
        assertTrue(printed.contains("\"owner\":\"jo@example.org\""), printed);
    }

    @Test
    void whatWasNotRecordedIsNamed() throws IOException {
        Path other = folder.resolve("other.yaml");
        Files.writeString(other, Files.readString(Path.of(manifest())).replace("{at:", "{when:"));
        String traffic = tests("good-1") + "/traffic.har";
        assertEquals(
                1,
                cairn("test-read", other.toString(), "--stream", "items", "--config", config(), "--replay", traffic),
                printed);
        assertTrue(printed.contains("was not recorded; the nearest that was is GET http://"), printed);
        assertTrue(printed.contains("query parameter at is"), printed);
    }

    @Test
    void aRecordingRemindsOfPeopleAndScrubsThem() throws IOException {
        String traffic = tests("good-1") + "/traffic.har";
        Path scrubbed = folder.resolve("scrubbed.har");
        assertEquals(
                0,
                cairn(
                        "test-read",
                        manifest(),
                        "--stream",
                        "items",
                        "--config",
                        config(),
                        "--replay",
                        traffic,
                        "--record",
                        scrubbed.toString(),
                        "--scrub",
                        "owner"),
                printed);
        assertTrue(printed.contains("secrets are replaced, data about people is not"), printed);
        String har = Files.readString(scrubbed);
        assertTrue(har.contains("scrubbed-1") && !har.contains("jo@example.org") && !har.contains(SECRET), har);
    }

    @Test
    void recordAndConfigBelongTogether() {
        assertEquals(2, cairn("test", tests("."), "--record"), printed);
        assertTrue(printed.contains("--record and --config belong together"), printed);
    }
}

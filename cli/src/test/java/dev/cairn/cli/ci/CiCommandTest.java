package dev.cairn.cli.ci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.cli.Main;
import dev.cairn.cli.terminal.GitHubActions;
import dev.cairn.workbench.cases.CaseResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CiCommandTest {

    private static final String MANIFEST = """
            version: 7.0.0
            type: DeclarativeSource
            check:
              type: CheckStream
              stream_names: [tickets]
            streams:
              - type: DeclarativeStream
                name: tickets
                primary_key: id
                schema_loader:
                  type: InlineSchemaLoader
                  schema: {type: object, properties: {id: {type: integer}}}
                retriever:
                  type: SimpleRetriever
                  requester: {type: HttpRequester, url: "https://api.example.com/tickets"}
                  record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
            spec: {type: Spec, connection_specification: {type: object, properties: {}}}
            """;

    private static final String TRAFFIC = """
            {"log": {"version": "1.2", "creator": {"name": "x", "version": "1"}, "entries": [{
              "startedDateTime": "2026-01-01T00:00:00Z", "time": 1, "cache": {}, "timings": {"send": 0, "wait": 1, "receive": 0},
              "request": {"method": "GET", "url": "https://api.example.com/tickets", "httpVersion": "HTTP/1.1", "cookies": [],
                "headers": [{"name": "Authorization", "value": "Bearer TOKEN"}], "queryString": [], "headersSize": -1, "bodySize": -1},
              "response": {"status": 200, "statusText": "OK", "httpVersion": "HTTP/1.1", "cookies": [], "redirectURL": "",
                "headers": [{"name": "Content-Type", "value": "application/json"}], "headersSize": -1, "bodySize": -1,
                "content": {"size": 9, "mimeType": "application/json", "text": "[{\\"id\\":1}]"}}}]}}
            """;

    @TempDir
    private Path folder;

    private String out = "";
    private String err = "";

    @BeforeEach
    void repository() throws IOException {
        write("manifest.yaml", MANIFEST);
        write("tests/one/case.yaml", "command: read\nstream: tickets\nexpect: {records: count}\n");
        write("tests/one/traffic.har", TRAFFIC.replace("TOKEN", "cairn-secret-1"));
        write("tests/one/expected.json", "{\"records\": {\"tickets\": 1}}\n");
        write("target/classes/case.yaml", "no");
        write(".git/manifest.yaml", "no");
        run("test", folder.resolve("tests").toString(), "--update");
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private int run(String... arguments) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        int code = Main.run(arguments, printed, new PrintStream(told, true, StandardCharsets.UTF_8));
        out = printed.toString(StandardCharsets.UTF_8).replace(folder + "/", "");
        err = told.toString(StandardCharsets.UTF_8);
        return code;
    }

    private int ci(String... options) {
        List<String> arguments = new ArrayList<>(List.of("ci", folder.toString()));
        arguments.addAll(List.of(options));
        return run(arguments.toArray(String[]::new));
    }

    private void says(int code, String line, String... options) {
        assertEquals(code, ci(options), out + err);
        assertTrue(out.contains(line), out);
    }

    @Test
    void aRepositoryInOrderPassesAndWhatWasLeftOutIsSaid() {
        says(0, """
            validate  ok  (1 manifest)
            format    ok  (1 manifest)
            tests     ok  (1 case)
            secrets   ok  (1 manifest, 1 case)
            lock      left out  (there is no connectors/connectors.lock)
            models    left out  (the project generates no models)
            """);
    }

    @Test
    void allProblemsAreSaidAtOnceAndEachPartCanBeSkipped() throws IOException {
        write(
                "manifest.yaml",
                MANIFEST.replace("primary_key: id", "primary_key: id  \n    nonsense: 1")
                        .replace("tickets\"}", "issues\"}"));
        write("tests/one/traffic.har", TRAFFIC.replace("TOKEN", "0123456789abcdef"));
        write("connectors/connectors.lock", "{\"form\": 2}");
        assertEquals(1, ci());
        for (String problem : List.of(
                "manifest.yaml:9:",
                "[format]",
                "tests/one/case.yaml:1:1: one: GET https://api.example.com/issues was not recorded",
                "tests/one/traffic.har:4:60: a value of 16 characters is a secret by its name, its shape or the"
                        + " specification",
                "connectors/connectors.lock:1:1: ")) {
            assertTrue(out.contains(problem), problem + " in " + out);
        }
        assertFalse(out.contains("0123456789abcdef"), out);
        assertEquals(1, ci("--format", "github"));
        assertTrue(
                out.contains("::error file=")
                        && out.contains("tests/one/traffic.har,line=4,col=60,title=recorded-secret::"),
                out);
        says(0, "secrets   left out  (--skip)", "--skip", "format,tests,secrets,lock");
        says(1, "validate  left out  (--skip)", "--skip", "validate,format,tests,secrets,lock");
    }

    @Test
    void aKeyInTheManifestOrInTheRecordingIsAnErrorUntilTheAuthorSaysThatItIsNone() throws IOException {
        String keyed = MANIFEST.replace(
                "{type: HttpRequester, url: \"https://api.example.com/tickets\"}",
                "{type: HttpRequester, url: \"https://api.example.com/tickets\", request_headers: {X-Acme-Key:"
                        + " k-123456}}");
        write("manifest.yaml", keyed);
        says(1, "manifest.yaml:15:110: 'X-Acme-Key' has what looks like a secret");
        assertTrue(out.contains("secrets   1 error"), out);
        assertTrue(out.contains("validate  ok"), out);
        write("manifest.yaml", keyed + "metadata: {not_secret: [X-Acme-Key]}\n");
        says(0, "secrets   ok  (1 manifest, 1 case)");

        String traffic = TRAFFIC.replace("TOKEN", "cairn-secret-1")
                .replace(
                        "\"headers\": [{\"name\": \"Auth",
                        "\"headers\": [{\"name\": \"X-Acme-Key\", \"value\": \"k-123456\"}, {\"name\": \"Auth");
        write("tests/one/traffic.har", traffic);
        says(0, "secrets   ok  (1 manifest, 1 case)");
        write("manifest.yaml", MANIFEST);
        says(1, "tests/one/traffic.har:4:");
        assertTrue(out.contains("a value of 8 characters is a secret"), out);
    }

    /** Its name says nothing; the specification does. */
    @Test
    void whatTheSpecificationMarksIsASecretToo() throws IOException {
        write(
                "manifest.yaml",
                MANIFEST.replace("properties: {}}}", "properties: {door: {type: string, airbyte_secret: true}}}}"));
        String shown = "command: read\nstream: tickets\nconfig: {door: cairn-secret-1}\nexpect: {records: count}\n";
        write("tests/one/case.yaml", shown);
        says(0, "secrets   ok  (1 manifest, 1 case)");
        write("tests/one/case.yaml", shown.replace("cairn-secret-1", "open-sesame"));
        says(1, "tests/one/case.yaml:3:16: a value of 11 characters is a secret");
    }

    @Test
    void warningsFailWhereThatIsAskedFor() throws IOException {
        write(
                "manifest.yaml",
                MANIFEST.replace("    primary_key: id\n", "    primary_key: id\n    $parameters: {unused: 1}\n"));
        says(0, "validate  0 errors, 1 warning");
        says(1, "validate  0 errors, 1 warning", "--fail-on", "warning");
    }

    @Test
    void indentationIsWrittenAndThenInOrder() throws IOException {
        write(
                "manifest.yaml",
                MANIFEST.replace("  type: CheckStream\n  stream_names", "     type: CheckStream  \n     stream_names"));
        says(1, "manifest.yaml:4:1: 2 lines from here on would be indented otherwise");
        says(0, "format    ok  (1 manifest)", "--fix");
        assertEquals(MANIFEST, Files.readString(folder.resolve("manifest.yaml")));
        write("manifest.yaml", MANIFEST.replaceAll("(?m)^( +)", "$1$1"));
        assertEquals(0, ci("--skip", "validate,tests"), out);
    }

    @Test
    void anEmptyFolderAndOneThatIsNoneAreNoSuccess(@TempDir Path empty) {
        assertEquals(1, run("ci", empty.toString()));
        assertTrue(err.contains("There was nothing to look at."), err);
        assertEquals(2, run("ci", empty.resolve("gone").toString()));
        assertEquals(2, run("ci", "--skip", "nonsense"));
    }

    @Test
    void modelsAreAskedOfTheProjectsBuild() throws IOException {
        write("pom.xml", "<project><artifactId>schema-codegen-maven-plugin</artifactId></project>");
        write("mvnw", "#!/bin/sh\necho \"asked $*\"\nexit ${MODELS_DIFFER:-3}\n");
        assertTrue(folder.resolve("mvnw").toFile().setExecutable(true));
        says(1, "asked -B -ntp -q schema-codegen:check", "--skip", "validate,format,tests,secrets,lock");
        write("mvnw", "#!/bin/sh\nexit 0\n");
        says(0, "models    ok  (", "--skip", "validate,format,tests,secrets,lock");
    }

    @Test
    void failedCasesAreAnnotatedAndSummarized() throws IOException {
        write("tests/one/expected.json", "{\"records\": {\"tickets\": 2}}\n");
        assertEquals(1, run("test", folder.resolve("tests").toString(), "--format", "github"));
        assertTrue(out.contains("tests/one/case.yaml,line=1,col=1,title=test::one: "), out);
        Path summary = folder.resolve("summary.md");
        CaseResult failed =
                new CaseResult("a|b", "t", folder, List.of("x\ny", "z"), List.of(), false, Duration.ofMillis(1500));
        GitHubCases.tell(
                List.of(failed),
                new GitHubActions(null, summary),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
        assertEquals(
                "| case | | seconds |\n|---|---|---|\n| a\\|b | **failed**: x\\\\ny \\(and 1 more\\) | 1.5 |\n\n",
                Files.readString(summary));
    }
}

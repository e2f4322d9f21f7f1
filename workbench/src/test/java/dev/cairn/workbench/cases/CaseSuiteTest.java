package dev.cairn.workbench.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.secret.SecretMask;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.config.ConfigReader;
import dev.cairn.runtime.trial.TestRead;
import dev.cairn.workbench.har.TrafficRecorder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseSuiteTest {

    private static final ObjectNode CONFIG =
            new ConfigReader().read("config.json", "{\"api_key\": \"" + ToyApi.SECRET + "\"}");

    @TempDir
    private Path connector;

    private Path tests;

    @BeforeEach
    void writeTheManifest() throws IOException {
        Files.writeString(connector.resolve("manifest.yaml"), ToyApi.MANIFEST);
        tests = connector.resolve("tests");
    }

    /** A case of a command, recorded from the API. */
    private CaseResult recorded(String name, String yaml) throws Exception {
        Path folder = written(name, yaml);
        return CaseRecorder.record(folder, CONFIG, ToyApi.options(), Set.of());
    }

    private Path written(String name, String yaml) throws IOException {
        Path folder = Files.createDirectories(tests.resolve(name));
        Files.writeString(folder.resolve("case.yaml"), "config: config.json\n" + yaml);
        return folder;
    }

    private List<CaseResult> run(boolean update) throws Exception {
        return CaseSuite.in(List.of(tests)).run(update, 2, result -> {});
    }

    private List<String> failures() throws Exception {
        return run(false).stream().flatMap(result -> result.failures().stream()).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{command: read, stream: tickets}",
                "{command: read, streams: [{name: tickets, sync_mode: full_refresh}], expect: {records: exact, requests: exact}}",
                "{command: read, stream: tickets, state: {tickets: {updated_at: '2026-02-04T00:00:00Z'}}, expect: {states: all}}",
                "{command: test_read, stream: tickets, limits: {pages: 2}}",
                "{command: check}",
                "{command: discover}",
                "{command: read, stream: tickets, expect: {records: count, schema: declared, resume: true}}"
            })
    void whatWasRecordedPasses(String yaml) throws Exception {
        String flow = yaml.substring(1, yaml.length() - 1);
        CaseResult result = recorded("one", "# recorded\n" + lines(flow));
        assertEquals(List.of(), result.failures());
        assertTrue(result.updated());
        assertEquals(List.of(), failures());
        try (Stream<Path> files = Files.walk(tests)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertFalse(Files.readString(file).contains(ToyApi.SECRET), file.toString());
            }
        }
    }

    /** Members of a flow mapping as lines. */
    private static String lines(String flow) {
        return flow.replaceAll(", (stream|streams|state|limits|expect): ", "\n$1: ") + "\n";
    }

    @Test
    void aChangedRecordIsNamed() throws Exception {
        recorded("one", "command: read\nstream: tickets\n");
        Path traffic = tests.resolve("one/traffic.har");
        Files.writeString(traffic, Files.readString(traffic).replace("Ticket 3", "Ticket three"));
        assertEquals(List.of("records/tickets/2/title: expected \"Ticket 3\", found \"Ticket three\""), failures());
        assertTrue(run(true).get(0).updated());
        assertEquals(List.of(), failures());
    }

    @Test
    void aRequestThatWasNotRecordedFailsAndIsNotAccepted() throws Exception {
        recorded("one", "command: read\nstream: tickets\n");
        Path manifest = connector.resolve("manifest.yaml");
        Files.writeString(manifest, ToyApi.MANIFEST.replace("field_name: since", "field_name: from"));
        String miss = failures().get(0);
        assertTrue(
                miss.startsWith(
                        "GET https://api.test/tickets?from=2026-01-01T00%3A00%3A00Z was not recorded; the nearest "
                                + "that was is GET https://api.test/tickets?since=2026-01-01T00%3A00%3A00Z: query parameter since is"),
                miss);
        assertFalse(run(true).get(0).updated());
    }

    @Test
    void aSchemaThatDoesNotFitIsNamed() throws Exception {
        recorded("one", "command: read\nstream: tickets\nexpect: {schema: declared}\n");
        Files.writeString(
                connector.resolve("manifest.yaml"),
                ToyApi.MANIFEST
                        .replace("id: {type: integer}", "id: {type: string}")
                        .replace("title: {", "name: {"));
        CaseResult result = run(false).get(0);
        assertEquals(
                List.of("stream tickets, field id is integer in a record, and declared as string"), result.failures());
        assertEquals(List.of("stream tickets, field title is not declared"), result.warnings());
    }

    @Test
    void aSyncThatGoesOnElsewhereThanRecordedCannotBeJudged() throws Exception {
        recorded("one", "command: read\nstream: tickets\n");
        Path file = tests.resolve("one/case.yaml");
        Files.writeString(file, Files.readString(file) + "expect: {resume: true}\n");
        String failure = failures().get(0);
        assertTrue(failure.startsWith("resume, stream tickets: a sync that goes on from {\"updated_at\":"), failure);
        assertTrue(failure.contains("asks what was not recorded"), failure);
    }

    @Test
    void aStreamThatLosesRecordsIsFoundOut() throws Exception {
        // A filter that forgets a record in each sync that goes on.
        Files.writeString(
                connector.resolve("manifest.yaml"),
                ToyApi.MANIFEST.replace(
                        "record_selector: {type: RecordSelector,",
                        "record_selector: {type: RecordSelector, "
                                + "record_filter: {type: RecordFilter, condition: \"{{ record.updated_at > "
                                + "stream_slice.start_time and record.id != 5 or stream_slice.start_time < '2026-02' }}\"},"));
        CaseResult result = recorded("one", "command: read\nstream: tickets\nexpect: {resume: true}\n");
        assertEquals(1, result.failures().size(), result.failures().toString());
        assertTrue(
                result.failures().get(0).contains("records [5] are lost when a sync goes on"),
                result.failures().get(0));
    }

    @Test
    void mistakesInACaseAreToldTogetherAndWithTheirPlaces() throws Exception {
        Path folder = written("one", """
                command: red
                strem: tickets
                limits: {pages: 0}
                """);
        String file = folder.toRealPath().resolve("case.yaml").toString();
        List<String> failures = failures();
        assertEquals(3, failures.size(), failures.toString());
        assertTrue(failures.stream().anyMatch(text -> text.startsWith(file + ":2:10: ")), failures.toString());
        assertTrue(failures.stream().anyMatch(text -> text.startsWith(file + ":3:1: ")), failures.toString());
        assertTrue(failures.stream().anyMatch(text -> text.startsWith(file + ":4:17: ")), failures.toString());
    }

    @Test
    void whatACaseNamesAndIsNotThereIsToldTogether() throws Exception {
        written("one", "manifest: no.yaml\ncommand: read\nnow: today\nstate: no.json\n");
        List<String> failures = failures();
        assertEquals(5, failures.size(), failures.toString());
    }

    @Test
    void aTestReadBecomesACase() throws Exception {
        SecretMask secrets = new SecretMask();
        TrafficRecorder recorder = TrafficRecorder.of(secrets);
        TestRead read = TestRead.of("tickets").masking(secrets);
        Path manifest = connector.resolve("manifest.yaml");
        Connector.load(manifest).testRead(CONFIG, read, recorder.in(ToyApi.options()));
        CaseResult result = CaseRecorder.ofTestRead(
                tests.resolve("first-pages"), manifest, read, recorder.redacted(CONFIG.toPlain(), Set.of()));
        assertEquals(List.of(), result.failures());
        assertEquals("""
                title: "first pages"
                manifest: "../../manifest.yaml"
                command: test_read
                stream: tickets
                config: "config.json"
                limits:
                  pages: 5
                  slices: 5
                expect:
                  records: exact
                  requests: exact
                  states: last
                  logs: "no-errors"
                """, Files.readString(tests.resolve("first-pages/case.yaml")));
        assertEquals(List.of(), failures());
    }

    @Test
    void changesThatBreakUsersAreNamed() throws Exception {
        recorded("one", "command: discover\n");
        recorded("two", "command: check\n");
        Path old = connector.resolve("old.yaml");
        Files.writeString(old, ToyApi.MANIFEST);
        CaseSuite suite = CaseSuite.in(List.of(tests));
        assertEquals(List.of(), suite.against(old).get(0).failures());
        Files.writeString(
                connector.resolve("manifest.yaml"),
                ToyApi.MANIFEST
                        .replace("id: {type: integer}", "id: {type: string}\n          more: {type: string}")
                        .replace("title: {", "name: {")
                        .replace("primary_key: id", "primary_key: updated_at")
                        .replace("cursor_field: updated_at", "cursor_field: id"));
        List<CaseResult> results = suite.against(old);
        assertEquals(1, results.size());
        assertEquals(
                List.of(
                        "breaking: stream tickets: the primary key was [[\"id\"]] and is [[\"updated_at\"]]",
                        "breaking: stream tickets: the cursor was [\"updated_at\"] and is [\"id\"]",
                        "breaking: stream tickets: field id was integer and is string",
                        "breaking: stream tickets: field title is gone"),
                results.get(0).failures());
        assertEquals(
                List.of("stream tickets: field more is new", "stream tickets: field name is new"),
                results.get(0).warnings());
    }

    @Test
    void aFolderThatIsNotThereIsRefused() {
        assertThrows(InvalidDocumentException.class, () -> CaseSuite.in(List.of(tests)));
    }
}

package dev.cairn.workbench.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.Severity;
import dev.cairn.runtime.Authoring;
import dev.cairn.workbench.seen.ParameterNames;
import dev.cairn.workbench.seen.SeenRead;
import dev.cairn.workbench.text.TextChange;
import dev.cairn.workbench.text.TextLines;
import dev.cairn.workbench.text.TextPoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class StreamEditsTest {

    private static final String HEAD = """
            version: 7.0.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [a]}
            """;

    private static final String BLOCK = HEAD + """
            streams:
              - type: DeclarativeStream # the first
                name: a
                retriever:
                  type: SimpleRetriever
                  requester: {type: HttpRequester, url: "https://x.example"}
                  record_selector:
                    type: RecordSelector
                    extractor: {type: DpathExtractor, field_path: []} # all of it
                  # more of the retriever

                # of the next key
                schema_loader: {type: InlineSchemaLoader, schema: {type: object, properties: {}}}
            # the end
            """;

    private static final String SHARED = HEAD + """
            definitions:
              retriever:
                type: SimpleRetriever
                requester: {type: HttpRequester, url: "https://x.example"}
                record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
              base:
                type: DeclarativeStream
                retriever: {$ref: "#/definitions/retriever"}
                transformations:
                  - {type: RemoveFields, field_pointers: [[x]]}
              b:
                $ref: "#/definitions/base"
                name: b
              c:
                type: DeclarativeStream
                name: c
                retriever: "#/definitions/retriever" # shared
            streams:
              - {$ref: "#/definitions/base", name: a}
              - $ref: "#/definitions/b"
              - "#/definitions/c"
            """;

    private static StreamEdits edits(String text) {
        return StreamEdits.of(TextLines.of(text)).orElseThrow();
    }

    private static String edited(String text, int stream, StreamEdit edit) throws CannotEdit {
        return with(text, edits(text).soundChange(stream, edit));
    }

    private static String edited(String text, int stream, StreamEdit edit, Map<String, String> values)
            throws CannotEdit {
        return with(text, edits(text).soundChange(stream, edit, values));
    }

    private static String with(String text, TextChange change) {
        String after = TextLines.of(text).with(change).text();
        assertEquals(List.of(), errors(after), after);
        return after;
    }

    private static List<Diagnostic> errors(String text) {
        return Authoring.problemsOfText("m.yaml", text).stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();
    }

    private static String reason(String text, int stream, StreamEdit edit) {
        return String.valueOf(assertThrows(CannotEdit.class, () -> edits(text).soundChange(stream, edit))
                .getMessage());
    }

    private static String reason(String text, int stream, StreamEdit edit, Map<String, String> values) {
        return String.valueOf(assertThrows(CannotEdit.class, () -> edits(text).soundChange(stream, edit, values))
                .getMessage());
    }

    @Test
    void whatIsAddedStandsAtTheEndOfItsComponent() throws CannotEdit {
        assertEquals(BLOCK.replace("      # more of the retriever\n", """
                  # more of the retriever
                  paginator:
                    type: DefaultPaginator
                    pagination_strategy:
                      type: OffsetIncrement
                    page_token_option:
                      type: RequestOption
                      inject_into: request_parameter
                      field_name: offset
                    pages_per_checkpoint_interval: 1
            """), edited(BLOCK, 0, StreamEdit.OFFSETS));
    }

    @Test
    void whatIsAddedToAStreamOfPagesNamesCheckpoints() throws CannotEdit {
        String interval = "pages_per_checkpoint_interval: 1";
        for (StreamEdit pages : List.of(StreamEdit.PAGE_NUMBERS, StreamEdit.OFFSETS, StreamEdit.TOKENS)) {
            String paged = edited(BLOCK, 0, pages);
            String both = edited(paged, 0, StreamEdit.INCREMENTAL_SYNC);
            String without = edited(paged.replace("          " + interval + "\n", ""), 0, StreamEdit.INCREMENTAL_SYNC);
            for (String text : List.of(paged, both, without)) {
                assertEquals(2, text.split(interval, -1).length, text);
                assertEquals(
                        List.of(),
                        Authoring.problemsOfText("manifest.yaml", text).stream()
                                .filter(problem -> "checkpoint-interval".equals(problem.code()))
                                .toList());
            }
        }
        assertFalse(edited(BLOCK, 0, StreamEdit.INCREMENTAL_SYNC).contains(interval));
    }

    @RepeatedTest(8)
    void whatWasSeenStandsInWhatIsAdded(RepetitionInfo repetition) throws CannotEdit {
        Random random = new Random(repetition.getCurrentRepetition());
        String field = List.of("starts", "changedOn", "geaendert", "ts-2").get(random.nextInt(4));
        Map<String, Object> times = Map.of(
                "%Y-%m-%d",
                "2024-05-06", "%s", 1717237800L, "%ms", 1717237800123L, "%Y-%m-%dT%H:%M:%SZ", "2024-05-06T07:08:09Z");
        String format = List.copyOf(times.keySet()).get(random.nextInt(times.size()));
        String token = List.of("next_start", "nextPageToken", "cursor").get(random.nextInt(3));
        SeenRead seen = new SeenRead(
                List.of(Map.of("nr", "a", field, times.get(format))),
                Map.of("items", List.of(), "meta", Map.of(token, "t7"), "more", true, "offset", 0L));
        Map<StreamEdit, List<String>> wanted = Map.of(
                StreamEdit.INCREMENTAL_SYNC,
                List.of(
                        "cursor_field: " + (field.equals("ts-2") ? "\"ts-2\"" : field),
                        "datetime_format: \"" + format + "\""),
                StreamEdit.TOKENS,
                List.of(
                        "{{ (response['meta'] or {})['" + token + "'] }}",
                        "stop_condition: \"{{ not response['more'] }}\"",
                        "field_name: " + ParameterNames.ofToken(token).get(0)),
                StreamEdit.OFFSETS,
                List.of("field_name: offset"));
        for (Map.Entry<StreamEdit, List<String>> edit : wanted.entrySet()) {
            TextChange change = edits(BLOCK).seeing(seen).soundChange(0, edit.getKey());
            String after = TextLines.of(BLOCK).with(change).text();
            edit.getValue().forEach(text -> assertTrue(after.contains(text), text + " in " + after));
            assertFalse(after.contains("updated_at") || after.contains("updated_since"), after);
        }
    }

    @Test
    void lineEndsAndTheLastLineStayAsTheyAre() throws CannotEdit {
        String windows = BLOCK.replace("# the end\n", "").stripTrailing().replace("\n", "\r\n");
        String after = edited(windows, 0, StreamEdit.INCREMENTAL_SYNC);
        assertTrue(
                after.startsWith(windows + "\r\n    incremental_sync:\r\n      type: DatetimeBasedCursor\r\n"), after);
        assertTrue(!after.replace("\r\n", "").contains("\n"), after);
        String again = edited(after, 0, StreamEdit.CHECKPOINTS);
        assertEquals(after + "\r\n      pages_per_checkpoint_interval: 10", again);
    }

    @Test
    void whatIsThereIsNotAddedAgainAndTheReasonIsSaid() throws CannotEdit {
        String paged = edited(BLOCK, 0, StreamEdit.TOKENS);
        assertEquals("The stream has 'paginator' already.", reason(paged, 0, StreamEdit.OFFSETS));
        assertEquals("The stream has no incremental_sync yet.", reason(BLOCK, 0, StreamEdit.CHECKPOINTS));
        assertEquals("There is no other stream that could be its parent.", reason(BLOCK, 0, StreamEdit.PARENT));
        assertTrue(StreamEdits.of(TextLines.of("a: [")).isEmpty());
        assertThrows(CannotEdit.class, () -> edits(BLOCK).soundChange(1, StreamEdit.FILTER));
    }

    @Test
    void whatIsKnownToBeInTheWayIsSaidBeforeAnythingIsTried() throws CannotEdit {
        for (String text : List.of(BLOCK, edited(BLOCK, 0, StreamEdit.TOKENS), SHARED)) {
            for (StreamEdit edit : StreamEdit.values()) {
                String tried = "";
                try {
                    edits(text).soundChange(0, edit);
                } catch (CannotEdit e) {
                    tried = String.valueOf(e.getMessage());
                }
                assertEquals(tried, edits(text).obstacle(0, edit).orElse(""), edit + " of " + text);
            }
        }
        assertEquals(
                "This is no stream that is written in the manifest.",
                edits(BLOCK).obstacle(1, StreamEdit.FILTER).orElse(""));
    }

    @Test
    void whatStreamsShareIsNotTouched() throws CannotEdit {
        String inherited = edited(SHARED, 1, StreamEdit.FILTER);
        assertEquals(SHARED.replace("    name: b\n", """
                    name: b
                    retriever:
                      $ref: "#/definitions/base/retriever"
                      record_selector:
                        $ref: "#/definitions/retriever/record_selector"
                        record_filter:
                          type: RecordFilter
                          condition: "{{ record['archived'] == false }}"
                """), inherited);
        String referred = edited(SHARED, 2, StreamEdit.PAGE_NUMBERS);
        assertTrue(referred.contains("""
                    retriever:
                      $ref: "#/definitions/retriever"
                      paginator:
                """.replaceFirst("\n$", "")), referred);
        String inFlow = edited(SHARED, 0, StreamEdit.ADDED_FIELD);
        assertTrue(
                inFlow.contains(
                        "  - {$ref: \"#/definitions/base\", name: a, transformations: [{$ref: "
                                + "\"#/definitions/base/transformations/0\"}, {type: AddFields, fields: [{type: AddedFieldDefinition, "),
                inFlow);
    }

    @Test
    void aParentIsAStreamThatDoesNotNeedThisOne() throws CannotEdit {
        String child = edited(SHARED, 1, StreamEdit.PARENT);
        assertTrue(child.contains("stream: {$ref: \"#/streams/0\"}"), child);
        String grandchild = edited(child, 0, StreamEdit.PARENT);
        assertTrue(grandchild.contains("stream: {$ref: \"#/definitions/c\"}"), grandchild);
    }

    @Test
    void anAnchorIsNotTouched() {
        String anchored = BLOCK.replace("    retriever:\n", "    retriever: &shared\n")
                .replace("# the end\n", "  - {type: DeclarativeStream, name: b, retriever: *shared}\n");
        assertTrue(reason(anchored, 0, StreamEdit.FILTER).contains("anchor"));
        assertTrue(reason(anchored, 1, StreamEdit.FILTER).contains("anchor"));
    }

    @Test
    void theSchemaThatWasSeenTakesThePlaceOfTheOneThatIsThere() throws CannotEdit {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", Map.of("id", Map.of("type", "integer")));
        String declared = with(BLOCK, edits(BLOCK).inlineSchema(0, schema));
        assertEquals(BLOCK.replace("properties: {}", "properties: {id: {type: integer}}"), declared);
        String file = with(BLOCK, edits(BLOCK).schemaFile(0, "schemas/a.json"));
        assertTrue(
                file.contains(
                        "    schema_loader:\n      type: JsonFileSchemaLoader\n      file_path: \"schemas/a.json\"\n# the end"),
                file);
        String back = with(file, edits(file).inlineSchema(0, schema));
        assertTrue(back.contains("    schema_loader:\n      type: InlineSchemaLoader\n      schema:\n        "), back);
        assertTrue(with(SHARED, edits(SHARED).inlineSchema(1, schema)).contains("    name: b\n    schema_loader:\n"));
    }

    @Test
    void aStreamIsFoundByThePointThatIsInIt() {
        assertEquals(OptionalInt.of(1), edits(SHARED).streamAt(point(SHARED, "name: b")));
        assertEquals(OptionalInt.of(0), edits(SHARED).streamAt(point(SHARED, "name: a")));
        assertEquals(OptionalInt.empty(), edits(SHARED).streamAt(point(SHARED, "definitions:")));
        assertEquals(OptionalInt.of(0), edits(BLOCK).streamAt(point(BLOCK, "schema_loader")));
        assertEquals(List.of("a", "b", "c"), edits(SHARED).names());
    }

    @Test
    void aLoginAsksForItsSecretsInTheSpec() throws CannotEdit {
        String after = edited(BLOCK, 0, StreamEdit.REFRESH_TOKEN, Map.of("scopes", "read, write"));
        assertEquals(BLOCK.replace("""
                  requester: {type: HttpRequester, url: "https://x.example"}
                """, """
                  requester: {type: HttpRequester, url: "https://x.example", authenticator: {type: OAuthAuthenticator, \
                client_id: "{{ config['client_id'] }}", client_secret: "{{ config['client_secret'] }}", \
                refresh_token: "{{ config['refresh_token'] }}", token_refresh_endpoint: "https://x.example/oauth/token", \
                scopes: [read, write]}}
                """.replace("\\\n", "")).replace("# the end\n", """
                # the end
                spec:
                  type: Spec
                  connection_specification:
                    type: object
                    required:
                      - client_id
                      - client_secret
                      - refresh_token
                    properties:
                      client_id:
                        type: string
                      client_secret:
                        type: string
                        airbyte_secret: true
                      refresh_token:
                        type: string
                        airbyte_secret: true
                """), after);
        String spec = BLOCK.replace("# the end\n", """
                spec: # what is asked for
                  type: Spec
                  connection_specification:
                    required: [client_id]
                    properties: {client_id: {type: string, title: The client's}}
                    additionalProperties: true
                """);
        String more = edited(spec, 0, StreamEdit.CLIENT_CREDENTIALS);
        assertTrue(
                more.contains("    required: [client_id, client_secret]\n    properties: {client_id: {type: string, "
                        + "title: The client's}, client_secret: {type: string, airbyte_secret: true}}\n    additional"),
                more);
        String empty = BLOCK.replace("# the end\n", """
                spec:
                  connection_specification:
                    type: object
                    properties: {}
                # the end
                """);
        assertTrue(
                edited(empty, 0, StreamEdit.CLIENT_CREDENTIALS)
                        .contains(
                                "    properties:\n      client_id:\n        type: string\n      client_secret:\n        type: "
                                        + "string\n        airbyte_secret: true\n    required:\n      - client_id\n      - client_secret\n"),
                edited(empty, 0, StreamEdit.CLIENT_CREDENTIALS));
        assertEquals("It is there already.", reason(more, 0, StreamEdit.CLIENT_CREDENTIALS));
    }

    @Test
    void jobsTakeOverTheRequestAndTheLogin() throws CannotEdit {
        String text = edited(
                BLOCK.replace("https://x.example", "https://x.example/v1/exports?kind=a"),
                0,
                StreamEdit.CLIENT_CREDENTIALS);
        assertEquals(
                List.of("https://x.example/v1/exports/{{ creation_response['id'] }}", "status"),
                edits(text).fields(0, StreamEdit.JOBS).stream()
                        .map(EditField::value)
                        .limit(2)
                        .toList());
        String after = edited(
                text,
                0,
                StreamEdit.JOBS,
                Map.of(
                        "status",
                        "job.state",
                        "completed",
                        "done, ready",
                        "file_login",
                        "yes",
                        "format",
                        "CSV, compressed by gzip"));
        assertTrue(after.contains("""
                      creation_requester: {type: HttpRequester, url: "https://x.example/v1/exports?kind=a", authenticator:
                """.strip()), after);
        assertTrue(
                after.contains(
                        "      # more of the retriever\n      polling_requester:\n        type: HttpRequester\n        url: "),
                after);
        assertTrue(after.contains("field_path:\n          - job\n          - state\n"), after);
        assertTrue(after.contains("completed:\n          - done\n          - ready\n"), after);
        assertEquals(
                2,
                after.split(
                                        java.util.regex.Pattern.quote(
                                                "$ref: \"#/streams/0/retriever/creation_requester/authenticator\""),
                                        -1)
                                .length
                        - 1,
                after);
        assertEquals("It is read by jobs already.", reason(after, 0, StreamEdit.JOBS));
        String again = edited(after, 0, StreamEdit.REFRESH_TOKEN);
        assertTrue(again.contains("refresh_token"), again);
    }

    @Test
    void whatAnAnswerHasIsExpectedOfItsJobs() throws CannotEdit {
        String text = BLOCK.replace(
                "properties: {}",
                "properties: {job: {type: object, properties: {jobId: {type: string}, state: {type: string}}}}");
        assertEquals(
                List.of("https://x.example/{{ creation_response['job']['jobId'] }}", "job.state"),
                edits(text).fields(0, StreamEdit.JOBS).stream()
                        .map(EditField::value)
                        .limit(2)
                        .toList());
    }

    @Test
    void valuesThatCannotBeAreRefused() {
        assertEquals(
                "'Status when it is complete' is empty.", reason(BLOCK, 0, StreamEdit.JOBS, Map.of("completed", " ")));
        assertEquals("It takes no 'colour'.", reason(BLOCK, 0, StreamEdit.JOBS, Map.of("colour", "red")));
        assertEquals(
                "There is no login yet that the file could need.",
                reason(BLOCK, 0, StreamEdit.JOBS, Map.of("file_login", "yes")));
        assertTrue(reason(BLOCK, 0, StreamEdit.JOBS, Map.of("format", "Excel")).contains("cannot be 'Excel'"));
        assertTrue(reason(BLOCK, 0, StreamEdit.JOBS, Map.of("failed", "completed"))
                .startsWith("It does not go with the rest: "));
        assertTrue(reason(SHARED, 0, StreamEdit.JOBS).contains("shared"));
    }

    private static TextPoint point(String text, String part) {
        String before = text.substring(0, text.indexOf(part));
        return new TextPoint((int) before.chars().filter(c -> c == '\n').count(), 0);
    }
}

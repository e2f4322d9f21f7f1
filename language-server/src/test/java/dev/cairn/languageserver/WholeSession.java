package dev.cairn.languageserver;

import static dev.cairn.languageserver.EditorClient.answer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeActionTriggerKind;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InsertTextFormat;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.jspecify.annotations.NullUnmarked;

/** An editor's session with a server in a process of its own, in which everything is asked for. */
@NullUnmarked
public final class WholeSession {

    private static final String MANIFEST = """
            version: 7.0.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [users]}
            definitions:
              # 🪨 the one requester
              requester:
                  type: HttpRequester
                  url: "https://🪨.example/{{ confg.x }}"   \s
              unused: {type: NoAuth}
              streams:
                users:
                  type: DeclarativeStream
                  name: users
                  retriever:
                    type: SimpleRetriever
                    requester: {$ref: "#/definitions/requester"}
                    record_selector:
                      type: RecordSelector
                      extractor: {type: DpathExtractr, field_path: [data]}
                  schema_loader:
                    type: JsonFileSchemaLoader
                    file_path: ./schemas/users.json
            streams:
            - "#/definitions/streams/users"
            spec:
              type: Spec
              connection_specification:
                type: object
                properties:
                  api_key:
                    type: string
            """;

    private final EditorClient editor;
    private final String uri;
    private final Path folder;

    private WholeSession(EditorClient editor, Path folder) {
        this.editor = editor;
        this.folder = folder;
        this.uri = folder.resolve("manifest.yaml").toUri().toString();
    }

    /**
     * Has a session.
     *
     * @param command that starts the server
     */
    public static void main(String[] command) throws Exception {
        with(List.of(command), Files.createTempDirectory("editor"));
        System.exit(0); // threads of the client's library wait a minute for more work
    }

    static void with(List<String> command, Path folder) throws Exception {
        Process server = new ProcessBuilder(command).start();
        try {
            EditorClient editor = new EditorClient(server.getInputStream(), server.getOutputStream());
            new WholeSession(editor, folder).everything();
            assertTrue(server.waitFor(60, TimeUnit.SECONDS));
            assertEquals(0, server.exitValue());
            assertEquals("", new String(server.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
        } finally {
            server.destroyForcibly();
        }
    }

    private void everything() throws Exception {
        ServerCapabilities capabilities = editor.begin(ProcessHandle.current().pid());
        assertEquals(
                TextDocumentSyncKind.Incremental,
                capabilities.getTextDocumentSync().getRight().getChange());
        editor.open(uri, MANIFEST.replace("\n", "\r\n"));
        otherDocuments();
        problems();
        completion();
        hover();
        definitions();
        outline();
        formatting();
        renaming();
        quickFixes();
        additions();
        brokenText();
        editor.close(uri);
        editor.end();
    }

    /** Several are open at a time; what is no manifest has no problems. */
    private void otherDocuments() throws Exception {
        String other = "untitled:manifest-2";
        String compose = folder.resolve("compose.yaml").toUri().toString();
        editor.open(compose, "services: [");
        assertEquals(List.of(), editor.problems(compose));
        editor.open(other, "version: 7.0.0\n");
        assertTrue(editor.problems(other).stream()
                .anyMatch(problem -> message(problem).contains("'check'")));
        editor.close(other);
        PublishDiagnosticsParams last = editor.next();
        assertEquals(other, last.getUri());
        assertEquals(List.of(), last.getDiagnostics());
        editor.replaceAll(uri, editor.text(uri));
    }

    private void problems() throws Exception {
        Map<String, Diagnostic> problems = editor.problems(uri).stream()
                .collect(Collectors.toMap(
                        problem -> problem.getCode() == null
                                ? message(problem).replaceAll("'.*", "").strip()
                                : problem.getCode().getLeft(),
                        problem -> problem,
                        (one, other) -> one));
        assertEquals(
                editor.rangeOf(uri, "DpathExtractr"),
                problems.get("unknown extractor").getRange());
        editor.replace(uri, "DpathExtractr", "DpathExtractor");
        problems = editor.problems(uri).stream()
                .collect(Collectors.toMap(
                        problem -> problem.getCode() == null
                                ? ""
                                : problem.getCode().getLeft(),
                        problem -> problem));
        assertEquals(editor.rangeOf(uri, "confg"), problems.get("").getRange());
        assertEquals(
                editor.rangeOf(uri, "unused"),
                problems.get("unused-definitions").getRange());
        assertEquals(
                editor.rangeOf(uri, "api_key"), problems.get("unmarked-secret").getRange());
    }

    private void completion() throws Exception {
        editor.replace(uri, "type: RecordSelector\r\n", "type: RecordSelector\r\n          re\r\n");
        List<CompletionItem> keys = completions("re\r\n          extr", 2);
        assertTrue(keys.stream().anyMatch(item -> item.getLabel().equals("record_filter")));
        CompletionItem filter = keys.stream()
                .filter(item -> item.getLabel().equals("record_filter"))
                .findFirst()
                .orElseThrow();
        assertEquals(InsertTextFormat.Snippet, filter.getInsertTextFormat());
        assertEquals(
                "record_filter:\n  type: RecordFilter\n  condition: ${1:\"{{ record['archived'] == false \\}\\}\"}",
                filter.getTextEdit().getLeft().getNewText());
        assertEquals(2, length(filter.getTextEdit().getLeft()));
        editor.replace(uri, "          re\r\n", "");
        editor.replace(uri, "{$ref: \"#/definitions/requester\"}", "{$ref: \"#/de\"}");
        CompletionItem reference = completions("\"#/de\"", 5).stream()
                .filter(item -> item.getLabel().equals("\"#/definitions/requester\""))
                .findFirst()
                .orElseThrow();
        TextEdit edit = reference.getTextEdit().getLeft();
        assertTrue(editor.edited(uri, List.of(edit)).contains("{$ref: \"#/definitions/requester\"}"));
        editor.type(uri, edit.getRange(), edit.getNewText());
    }

    private List<CompletionItem> completions(String part, int offset) throws Exception {
        return answer(editor.documents().completion(new CompletionParams(document(), editor.at(uri, part, offset))))
                .getLeft();
    }

    private static int length(TextEdit edit) {
        return edit.getRange().getEnd().getCharacter()
                - edit.getRange().getStart().getCharacter();
    }

    private void hover() throws Exception {
        String of = answer(editor.documents().hover(new HoverParams(document(), editor.at(uri, "record_selector", 3))))
                .getContents()
                .getRight()
                .getValue();
        assertTrue(of.startsWith("record_selector (required)"), of);
        assertNull(answer(editor.documents().hover(new HoverParams(document(), editor.at(uri, "🪨 the one", 0)))));
    }

    private void definitions() throws Exception {
        Location requester = definition("\"#/definitions/requester\"", 4);
        assertEquals("requester", text(requester));
        assertEquals(editor.at(uri, "requester:\r\n", 0), requester.getRange().getStart());
        assertEquals(
                editor.at(uri, "users:\r\n", 0),
                definition("\"#/definitions/streams/users\"", 9).getRange().getStart());
        assertEquals(
                folder.resolve("schemas/users.json").toUri().toString(),
                definition("./schemas/users.json", 4).getUri());
    }

    private Location definition(String part, int offset) throws Exception {
        return answer(editor.documents().definition(new DefinitionParams(document(), editor.at(uri, part, offset))))
                .getLeft()
                .get(0);
    }

    private void outline() throws Exception {
        List<DocumentSymbol> roots =
                answer(editor.documents().documentSymbol(new DocumentSymbolParams(document()))).stream()
                        .map(Either::getRight)
                        .toList();
        assertEquals(
                List.of("version", "type", "check", "definitions", "streams", "spec"),
                roots.stream().map(DocumentSymbol::getName).toList());
        assertEquals(
                List.of("requester", "unused", "streams"),
                roots.get(3).getChildren().stream().map(DocumentSymbol::getName).toList());
        assertEquals("HttpRequester", roots.get(3).getChildren().get(0).getDetail());
        assertEquals("users", roots.get(4).getChildren().get(0).getName());
    }

    private void formatting() throws Exception {
        List<? extends TextEdit> edits = answer(editor.documents()
                .formatting(new DocumentFormattingParams(document(), new FormattingOptions(2, true))));
        String formatted = editor.edited(uri, edits);
        assertTrue(
                formatted.contains("  # 🪨 the one requester\r\n  requester:\r\n    type: HttpRequester\r\n"),
                formatted);
        assertTrue(formatted.contains("confg.x }}\"\r\n"), formatted);
        assertTrue(formatted.contains("streams:\r\n  - \"#/definitions/streams/users\"\r\n"), formatted);
        editor.replaceAll(uri, formatted);
    }

    private void renaming() throws Exception {
        assertNull(answer(editor.documents()
                .prepareRename(new PrepareRenameParams(document(), editor.at(uri, "record_selector", 2)))));
        assertEquals(
                "requester",
                answer(editor.documents()
                                .prepareRename(new PrepareRenameParams(
                                        document(), editor.at(uri, "\"#/definitions/requester\"", 20))))
                        .getSecond()
                        .getPlaceholder());
        String renamed = editor.edited(uri, rename("the_api"));
        assertTrue(renamed.contains("  the_api:\r\n    type: HttpRequester"), renamed);
        assertTrue(renamed.contains("{$ref: \"#/definitions/the_api\"}"), renamed);
        ExecutionException refused = assertThrows(ExecutionException.class, () -> rename("unused"));
        assertEquals("'unused' is there already", refused.getCause().getMessage());
        editor.replaceAll(uri, renamed);
    }

    private List<TextEdit> rename(String name) throws Exception {
        return answer(editor.documents()
                        .rename(new RenameParams(document(), editor.at(uri, "requester:\r\n    type", 3), name)))
                .getChanges()
                .get(uri);
    }

    private void quickFixes() throws Exception {
        List<Diagnostic> problems = editor.problems(uri);
        while (!problems.isEmpty()) {
            List<Either<org.eclipse.lsp4j.Command, CodeAction>> actions = answer(editor.documents()
                    .codeAction(new CodeActionParams(
                            document(),
                            problems.get(0).getRange(),
                            new CodeActionContext(problems, List.of(CodeActionKind.QuickFix)))));
            if (actions.isEmpty()) {
                break;
            }
            List<TextEdit> edits =
                    actions.get(0).getRight().getEdit().getChanges().get(uri);
            editor.replaceAll(uri, editor.edited(uri, edits));
            problems = editor.problems(uri);
        }
        assertTrue(editor.text(uri).contains("{{ config.x }}"), editor.text(uri));
        assertTrue(editor.text(uri).contains("airbyte_secret: true\r\n        type: string"), editor.text(uri));
        assertEquals(
                List.of("config-keys", "unused-definitions"),
                problems.stream().map(problem -> problem.getCode().getLeft()).toList());
    }

    /** What can be added to the stream around the caret is offered when it is asked for. */
    private void additions() throws Exception {
        Range caret = new Range(editor.at(uri, "name: users", 2), editor.at(uri, "name: users", 2));
        CodeActionContext context = new CodeActionContext(List.of());
        context.setTriggerKind(CodeActionTriggerKind.Automatic);
        assertEquals(
                List.of(), answer(editor.documents().codeAction(new CodeActionParams(document(), caret, context))));
        context.setTriggerKind(CodeActionTriggerKind.Invoked);
        List<CodeAction> offered =
                answer(editor.documents().codeAction(new CodeActionParams(document(), caret, context))).stream()
                        .map(Either::getRight)
                        .toList();
        assertEquals(
                List.of(
                        "Add pagination by page numbers",
                        "Add pagination by offsets",
                        "Add pagination by tokens of the answers",
                        "Add incremental sync",
                        "Add a filter of records",
                        "Add a field to the records",
                        "Remove a field of the records",
                        "Log in by OAuth with client credentials",
                        "Log in by OAuth with a refresh token",
                        "Read by jobs that the API is asked for"),
                offered.stream().map(CodeAction::getTitle).toList());
        String after = editor.edited(uri, chosen(offered.get(3)));
        assertTrue(after.contains("      incremental_sync:\r\n        type: DatetimeBasedCursor\r\n"), after);
        String jobs = editor.edited(uri, chosen(offered.get(9)));
        assertTrue(jobs.contains("type: AsyncRetriever\r\n") && jobs.contains("status_mapping:\r\n"), jobs);
        editor.replaceAll(uri, editor.text(uri) + "#\r\n");
        ExecutionException late = assertThrows(ExecutionException.class, () -> chosen(offered.get(3)));
        assertTrue(late.getMessage().contains("The manifest has been changed meanwhile."), late.getMessage());
        editor.problems(uri);
    }

    private List<TextEdit> chosen(CodeAction action) throws Exception {
        assertNull(action.getEdit());
        return answer(editor.documents().resolveCodeAction(action))
                .getEdit()
                .getChanges()
                .get(uri);
    }

    /** What can be answered by lines is answered. */
    private void brokenText() throws Exception {
        editor.replace(uri, "check: {", "check: {{{ [");
        assertEquals(1, editor.problems(uri).size());
        assertEquals("the_api", text(definition("\"#/definitions/the_api\"", 4)));
        outlineOfBrokenText();
        assertEquals(
                List.of(),
                answer(editor.documents()
                        .formatting(new DocumentFormattingParams(document(), new FormattingOptions(2, true)))));
    }

    private void outlineOfBrokenText() throws Exception {
        assertEquals(
                6,
                answer(editor.documents().documentSymbol(new DocumentSymbolParams(document())))
                        .size());
    }

    private String text(Location location) {
        String line = editor.text(uri)
                .split("\r\n", -1)[location.getRange().getStart().getLine()];
        return line.substring(
                location.getRange().getStart().getCharacter(),
                location.getRange().getEnd().getCharacter());
    }

    private static String message(Diagnostic problem) {
        return problem.getMessage().getLeft();
    }

    private TextDocumentIdentifier document() {
        return new TextDocumentIdentifier(uri);
    }
}

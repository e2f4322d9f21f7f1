package dev.cairn.languageserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.workbench.text.TextLines;
import dev.cairn.workbench.text.TextPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionCapabilities;
import org.eclipse.lsp4j.CodeActionResolveSupportCapabilities;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullUnmarked
class StreamActionsTest {

    /** A paginator that is added to its pages of CSV does not go with them. */
    private static final String MANIFEST = """
            version: 7.0.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [users]}
            streams:
              - type: DeclarativeStream
                name: users
                schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
                retriever:
                  type: SimpleRetriever
                  decoder: {type: CsvDecoder}
                  requester: {type: HttpRequester, url: "https://api.example/users"}
                  record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
            spec: {type: Spec, connection_specification: {type: object, properties: {}}}
            """;

    private static final TextPoint CARET = new TextPoint(6, 4);

    private static OpenDocument document(int version) {
        return new OpenDocument("file:///manifest.yaml", version, TextLines.of(MANIFEST));
    }

    @Test
    void anEditIsWhatItIsForAnEditorThatWantsItAtOnce() {
        Map<String, WorkspaceEdit> atOnce = new TreeMap<>();
        for (CodeAction action : StreamActions.at(document(1), CARET, false)) {
            assertNull(StreamActions.document(action));
            atOnce.put(action.getTitle(), action.getEdit());
        }
        Map<String, WorkspaceEdit> chosen = new TreeMap<>();
        Map<String, String> refused = new TreeMap<>();
        for (CodeAction action : StreamActions.at(document(1), CARET, true)) {
            assertNull(action.getEdit());
            assertEquals("file:///manifest.yaml", StreamActions.document(action));
            try {
                StreamActions.resolve(action, document(1));
                chosen.put(action.getTitle(), action.getEdit());
            } catch (ResponseErrorException e) {
                refused.put(action.getTitle(), e.getResponseError().getMessage());
            }
        }
        assertEquals(atOnce, chosen);
        assertTrue(chosen.size() > 5, chosen.toString());
        assertFalse(refused.isEmpty());
        refused.values().forEach(why -> assertTrue(why.startsWith("It does not go with the rest: "), why));
    }

    @Test
    void whatATestCaseHasSeenStandsInTheEdit(@TempDir Path folder) throws IOException {
        Path one = Files.createDirectories(folder.resolve("tests/one"));
        Files.writeString(folder.resolve("manifest.yaml"), MANIFEST);
        Files.writeString(one.resolve("case.yaml"), "command: test_read\nstream: users\nconfig: {}\n");
        Files.writeString(one.resolve("expected.json"), "{\"records\": {\"users\": [{\"starts\": \"2026-01-02\"}]}}");
        Files.writeString(one.resolve("traffic.har"), """
            {"log": {"version": "1.2", "creator": {"name": "x", "version": "1"}, "entries": [{
              "startedDateTime": "2026-01-01T00:00:00Z",
              "request": {"method": "GET", "url": "https://api.example/users", "headers": []},
              "response": {"status": 200, "headers": [],
                "content": {"text": "{\\"users\\": [{}], \\"next_start\\": 30}"}}}]}}
            """);
        String text = MANIFEST.replace("      decoder: {type: CsvDecoder}\n", "");
        OpenDocument document =
                new OpenDocument(folder.resolve("manifest.yaml").toUri().toString(), 1, TextLines.of(text));

        String edits = StreamActions.at(document, CARET, false).toString();

        assertTrue(edits.contains("cursor_field: starts"), edits);
        assertTrue(edits.contains("field_name: starts_since"), edits);
        assertTrue(edits.contains("response['next_start']"), edits);
    }

    @Test
    void whatWasOfferedForAnotherTextIsNotDone() {
        CodeAction action = StreamActions.at(document(1), CARET, true).get(0);
        ResponseErrorException late =
                assertThrows(ResponseErrorException.class, () -> StreamActions.resolve(action, document(2)));
        assertNotNull(late.getResponseError());
        assertEquals(
                "The manifest has been changed meanwhile.",
                late.getResponseError().getMessage());
        assertNull(action.getEdit());
    }

    @Test
    void anEditorSaysWhetherItAsksForEdits() {
        assertTrue(StreamActions.areResolvedBy(editor(EditorClient.actions())));
        CodeActionCapabilities others = EditorClient.actions();
        others.setResolveSupport(new CodeActionResolveSupportCapabilities(List.of("command")));
        assertFalse(StreamActions.areResolvedBy(editor(others)));
        CodeActionCapabilities forgetful = EditorClient.actions();
        forgetful.setDataSupport(null);
        assertFalse(StreamActions.areResolvedBy(editor(forgetful)));
        assertFalse(StreamActions.areResolvedBy(editor(null)));
        assertFalse(StreamActions.areResolvedBy(new ClientCapabilities()));
        assertFalse(StreamActions.areResolvedBy(null));
    }

    private static ClientCapabilities editor(CodeActionCapabilities actions) {
        ClientCapabilities editor = new ClientCapabilities();
        editor.setTextDocument(new TextDocumentClientCapabilities());
        editor.getTextDocument().setCodeAction(actions);
        return editor;
    }
}

package dev.cairn.languageserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.cairn.workbench.text.TextChange;
import dev.cairn.workbench.text.TextLines;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CodeActionCapabilities;
import org.eclipse.lsp4j.CodeActionResolveSupportCapabilities;
import org.eclipse.lsp4j.CompletionCapabilities;
import org.eclipse.lsp4j.CompletionItemCapabilities;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.jspecify.annotations.NullUnmarked;

/** An editor without a window: it keeps documents in step with the server, and what that says of them. */
@NullUnmarked
final class EditorClient implements LanguageClient {

    private static final long PATIENCE_SECONDS = 60;

    private final LinkedBlockingQueue<PublishDiagnosticsParams> published = new LinkedBlockingQueue<>();
    private final Map<String, TextLines> texts = new HashMap<>();
    private final Map<String, Integer> versions = new HashMap<>();
    private final List<String> logged = new ArrayList<>();
    private final LanguageServer server;

    EditorClient(InputStream in, OutputStream out) {
        Launcher<LanguageServer> launcher = LSPLauncher.createClientLauncher(this, in, out);
        this.server = launcher.getRemoteProxy();
        assertNotNull(launcher.startListening());
    }

    /** @param process the editor's, as it says; null for none */
    ServerCapabilities begin(Long process) throws Exception {
        CompletionItemCapabilities items = new CompletionItemCapabilities(true);
        TextDocumentClientCapabilities documents = new TextDocumentClientCapabilities();
        documents.setCompletion(new CompletionCapabilities(items));
        documents.setCodeAction(actions());
        ClientCapabilities capabilities = new ClientCapabilities();
        capabilities.setTextDocument(documents);
        InitializeParams params = new InitializeParams();
        params.setCapabilities(capabilities);
        params.setProcessId(process == null ? null : process.intValue());
        ServerCapabilities answer = answer(server.initialize(params)).getCapabilities();
        server.initialized(new InitializedParams());
        return answer;
    }

    /** It asks for the edit of an action when it is chosen. */
    static CodeActionCapabilities actions() {
        CodeActionCapabilities actions = new CodeActionCapabilities();
        actions.setDataSupport(true);
        actions.setResolveSupport(new CodeActionResolveSupportCapabilities(List.of("edit")));
        return actions;
    }

    void open(String uri, String text) {
        texts.put(uri, TextLines.of(text));
        versions.put(uri, 1);
        documents().didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri, "yaml", 1, text)));
    }

    /** Replaces a range. */
    void type(String uri, Range range, String text) {
        texts.compute(uri, (same, old) -> old.with(new TextChange(ProtocolForm.range(range), text)));
        changed(uri, new TextDocumentContentChangeEvent(range, text));
    }

    /** Replaces what a part of the text is, which occurs once. */
    void replace(String uri, String part, String text) {
        type(uri, rangeOf(uri, part), text);
    }

    void replaceAll(String uri, String text) {
        texts.put(uri, TextLines.of(text));
        changed(uri, new TextDocumentContentChangeEvent(text));
    }

    private void changed(String uri, TextDocumentContentChangeEvent change) {
        int version = versions.merge(uri, 1, Integer::sum);
        documents()
                .didChange(new DidChangeTextDocumentParams(
                        new VersionedTextDocumentIdentifier(uri, version), List.of(change)));
    }

    void close(String uri) {
        documents().didClose(new DidCloseTextDocumentParams(new TextDocumentIdentifier(uri)));
    }

    /** What the server says of the text as it is now. */
    List<Diagnostic> problems(String uri) throws InterruptedException {
        while (true) {
            PublishDiagnosticsParams told = published.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertNotNull(told, "nothing was said of " + uri);
            if (told.getUri().equals(uri) && versions.get(uri).equals(told.getVersion())) {
                return told.getDiagnostics();
            }
        }
    }

    /** What the server says next. */
    PublishDiagnosticsParams next() throws InterruptedException {
        return published.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    String text(String uri) {
        return texts.get(uri).text();
    }

    /** The text after edits, none of which overlap. */
    String edited(String uri, List<? extends TextEdit> edits) {
        TextLines text = texts.get(uri);
        List<TextEdit> backwards = new ArrayList<>(edits);
        backwards.sort(
                Comparator.comparing(edit -> ProtocolForm.range(edit.getRange()).start(), Comparator.reverseOrder()));
        for (TextEdit edit : backwards) {
            text = text.with(new TextChange(ProtocolForm.range(edit.getRange()), edit.getNewText()));
        }
        return text.text();
    }

    /** The point at an offset of a part that occurs once. */
    Position at(String uri, String part, int offset) {
        return position(text(uri), offsetOf(text(uri), part) + offset);
    }

    Range rangeOf(String uri, String part) {
        return new Range(at(uri, part, 0), at(uri, part, part.length()));
    }

    private static int offsetOf(String text, String part) {
        int at = text.indexOf(part);
        assertEquals(at, text.lastIndexOf(part), part);
        return at;
    }

    static Position position(String text, int offset) {
        String before = text.substring(0, offset);
        int line = (int) before.chars().filter(c -> c == '\n').count();
        return new Position(line, offset - (before.lastIndexOf('\n') + 1));
    }

    TextDocumentService documents() {
        return server.getTextDocumentService();
    }

    /** Takes leave. */
    void end() throws Exception {
        answer(server.shutdown());
        server.exit();
        assertEquals(List.of(), logged);
    }

    static <T> T answer(CompletableFuture<T> answer) throws Exception {
        return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void telemetryEvent(Object event) {}

    @Override
    public void publishDiagnostics(PublishDiagnosticsParams problems) {
        published.add(problems);
    }

    @Override
    public void showMessage(MessageParams message) {
        logged.add(message.getMessage());
    }

    @Override
    public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams asked) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void logMessage(MessageParams message) {
        logged.add(message.getMessage());
    }
}

package dev.cairn.it;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.languageserver.ManifestLanguageServer;
import dev.cairn.workbench.operation.Operations;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.ExecuteCommandParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;

/** An editor in a session with our language server. Not thread-safe. */
final class EditorDoor implements AutoCloseable {

    private static final int WAIT = 60;

    private final BlockingQueue<PublishDiagnosticsParams> published = new LinkedBlockingQueue<>();
    private final OutputStream asking;
    private final CompletableFuture<Boolean> session;
    private final Future<Void> listening;
    private final LanguageServer server;
    private final InitializeResult initialized;

    EditorDoor(Operations operations) throws Exception {
        PipedInputStream asked = new PipedInputStream();
        PipedInputStream told = new PipedInputStream();
        asking = new PipedOutputStream(asked);
        OutputStream answers = new PipedOutputStream(told);
        session = CompletableFuture.supplyAsync(() -> serve(operations, asked, answers));
        Launcher<LanguageServer> launcher = LSPLauncher.createClientLauncher(new Client(), told, asking);
        listening = launcher.startListening();
        server = launcher.getRemoteProxy();
        InitializeParams params = new InitializeParams();
        params.setCapabilities(new ClientCapabilities());
        initialized = server.initialize(params).get(WAIT, SECONDS);
    }

    private static boolean serve(Operations operations, InputStream asked, OutputStream answers) {
        try {
            return new ManifestLanguageServer(operations).serve(asked, answers);
        } catch (InterruptedException e) {
            return false;
        }
    }

    /** Returns the commands that the server has. */
    List<String> commands() {
        return initialized.getCapabilities().getExecuteCommandProvider().getCommands();
    }

    /** Returns the response of a command. */
    Object execute(String command, Object argument) throws Exception {
        return server.getWorkspaceService()
                .executeCommand(new ExecuteCommandParams(command, List.of(argument)))
                .get(WAIT, SECONDS);
    }

    /** Opens a document, and returns the first diagnostics that are published for it. */
    List<Diagnostic> open(Path file, String text) throws InterruptedException {
        String uri = file.toUri().toString();
        server.getTextDocumentService()
                .didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri, "yaml", 1, text)));
        PublishDiagnosticsParams first = published.poll(WAIT, SECONDS);
        assertTrue(first != null && first.getUri().equals(uri), () -> String.valueOf(first));
        return first.getDiagnostics();
    }

    /** Returns the actions that are offered in a line, counted from 0, of a document that is open. */
    List<CodeAction> actions(Path file, int line) throws Exception {
        Position at = new Position(line, 0);
        CodeActionParams params = new CodeActionParams(
                new TextDocumentIdentifier(file.toUri().toString()),
                new Range(at, at),
                new CodeActionContext(List.of()));
        return server.getTextDocumentService().codeAction(params).get(WAIT, SECONDS).stream()
                .map(Either::getRight)
                .toList();
    }

    @Override
    public void close() throws IOException {
        server.shutdown().orTimeout(WAIT, SECONDS).join();
        server.exit();
        assertTrue(session.orTimeout(WAIT, SECONDS).join());
        listening.cancel(true);
        asking.close();
    }

    /** Keeps the diagnostics, and shows nothing. */
    private final class Client implements LanguageClient {

        @Override
        public void telemetryEvent(Object object) {}

        @Override
        public void publishDiagnostics(PublishDiagnosticsParams diagnostics) {
            published.add(diagnostics);
        }

        @Override
        public void showMessage(MessageParams message) {}

        @Override
        public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams request) {
            return CompletableFuture.completedFuture(new MessageActionItem("none"));
        }

        @Override
        public void logMessage(MessageParams message) {}
    }
}

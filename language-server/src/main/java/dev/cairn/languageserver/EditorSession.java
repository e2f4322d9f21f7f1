package dev.cairn.languageserver;

import dev.cairn.workbench.operation.Operations;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionOptions;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.ExecuteCommandOptions;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.PositionEncodingKind;
import org.eclipse.lsp4j.RenameOptions;
import org.eclipse.lsp4j.SaveOptions;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.SetTraceParams;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.TextDocumentSyncOptions;
import org.eclipse.lsp4j.WorkDoneProgressCancelParams;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;

/** A session with an editor, from its first message to its last. */
final class EditorSession implements LanguageServer, AutoCloseable {

    private static final List<String> TRIGGERS = List.of(":", " ", "\"", "'", ".", "[", "{", "|", "/");

    private final Client client = new Client();
    private final OpenDocuments documents = new OpenDocuments();
    private final ProblemPublisher problems = new ProblemPublisher(client, documents::find);
    private final DocumentRequests requests;
    private final EditorCommands commands;
    private final FolderEvents folders;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean shutDown;

    EditorSession(Executor executor, Operations operations) {
        this.commands = new EditorCommands(operations);
        this.folders = new FolderEvents(documents, problems, commands);
        this.requests = new DocumentRequests(documents, problems, client, executor);
    }

    void connect(LanguageClient editor) {
        client.connect(editor);
    }

    /**
     * Waits for the session's end.
     *
     * @return whether the editor had announced it
     */
    boolean join() throws InterruptedException {
        ended.await();
        return shutDown;
    }

    @Override
    public CompletableFuture<InitializeResult> initialize(InitializeParams asked) {
        requests.begin(asked);
        commands.begin(asked);
        if (asked.getProcessId() != null) {
            // An editor that crashed says nothing.
            ProcessHandle.of(asked.getProcessId()).ifPresent(this::endWith);
        }
        return CompletableFuture.completedFuture(new InitializeResult(
                capabilities(),
                new ServerInfo("cairn", EditorSession.class.getPackage().getImplementationVersion())));
    }

    private void endWith(ProcessHandle editor) {
        CompletableFuture<Void> unused = editor.onExit().thenRun(this::exit);
    }

    private ServerCapabilities capabilities() {
        TextDocumentSyncOptions sync = new TextDocumentSyncOptions();
        sync.setOpenClose(true);
        sync.setChange(TextDocumentSyncKind.Incremental);
        sync.setSave(new SaveOptions(false));
        ServerCapabilities capabilities = new ServerCapabilities();
        capabilities.setPositionEncoding(PositionEncodingKind.UTF16);
        capabilities.setTextDocumentSync(sync);
        capabilities.setCompletionProvider(new CompletionOptions(false, TRIGGERS));
        capabilities.setHoverProvider(true);
        capabilities.setDefinitionProvider(true);
        capabilities.setDocumentSymbolProvider(true);
        capabilities.setRenameProvider(new RenameOptions(true));
        capabilities.setDocumentFormattingProvider(true);
        CodeActionOptions actions = new CodeActionOptions(List.of(CodeActionKind.QuickFix, CodeActionKind.Refactor));
        actions.setResolveProvider(true);
        capabilities.setCodeActionProvider(actions);
        capabilities.setExecuteCommandProvider(new ExecuteCommandOptions(commands.names()));
        return capabilities;
    }

    @Override
    public CompletableFuture<Object> shutdown() {
        shutDown = true;
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void exit() {
        ended.countDown();
    }

    @Override
    public void setTrace(SetTraceParams wanted) {}

    @Override
    public void cancelProgress(WorkDoneProgressCancelParams meant) {}

    @Override
    public TextDocumentService getTextDocumentService() {
        return requests;
    }

    @Override
    public WorkspaceService getWorkspaceService() {
        return folders;
    }

    @Override
    public void close() {
        problems.close();
        commands.close();
    }
}

package dev.cairn.languageserver;

import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidChangeWorkspaceFoldersParams;
import org.eclipse.lsp4j.ExecuteCommandParams;
import org.eclipse.lsp4j.services.WorkspaceService;
import org.jspecify.annotations.Nullable;

/** Commands, and what happens beside the documents: a spec or a program beside a manifest may say other things about it afterwards. */
final class FolderEvents implements WorkspaceService {

    private final OpenDocuments documents;
    private final ProblemPublisher problems;
    private final EditorCommands commands;

    FolderEvents(OpenDocuments documents, ProblemPublisher problems, EditorCommands commands) {
        this.documents = documents;
        this.problems = problems;
        this.commands = commands;
    }

    @Override
    public CompletableFuture<@Nullable Object> executeCommand(ExecuteCommandParams asked) {
        return commands.run(asked);
    }

    @Override
    public void didChangeWatchedFiles(DidChangeWatchedFilesParams changed) {
        documents.all().forEach(problems::changed);
    }

    @Override
    public void didChangeConfiguration(DidChangeConfigurationParams changed) {}

    @Override
    public void didChangeWorkspaceFolders(DidChangeWorkspaceFoldersParams changed) {}
}

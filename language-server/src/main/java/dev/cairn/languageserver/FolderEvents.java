package dev.cairn.languageserver;

import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidChangeWorkspaceFoldersParams;
import org.eclipse.lsp4j.services.WorkspaceService;

/** What happens beside the documents: a spec or a program beside a manifest may say other things about it afterwards. */
final class FolderEvents implements WorkspaceService {

    private final OpenDocuments documents;
    private final ProblemPublisher problems;

    FolderEvents(OpenDocuments documents, ProblemPublisher problems) {
        this.documents = documents;
        this.problems = problems;
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

package dev.cairn.languageserver;

import dev.cairn.workbench.language.CannotRename;
import dev.cairn.workbench.language.Completion;
import dev.cairn.workbench.language.LastValues;
import dev.cairn.workbench.language.ManifestFormat;
import dev.cairn.workbench.language.ManifestLanguage;
import dev.cairn.workbench.language.ManifestLink;
import dev.cairn.workbench.language.Outline;
import dev.cairn.workbench.language.Renaming;
import dev.cairn.workbench.text.KnownPoint;
import dev.cairn.workbench.text.TextPoint;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.PrepareRenameDefaultBehavior;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.PrepareRenameResult;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.CompletableFutures;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.Either3;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.jspecify.annotations.Nullable;

/** What an editor asks about its documents. A question is about the text that was there when it came. */
final class DocumentRequests implements TextDocumentService {

    /** What values had at run time is known to the author's page alone. */
    private static final LastValues NONE = new LastValues(Map.of());

    private static final int SHALLOWEST = 2;
    private static final int DEEPEST = 8;

    private final ManifestLanguage language = new ManifestLanguage();
    private final OpenDocuments documents;
    private final ProblemPublisher problems;
    private final Client client;
    private final Executor executor;
    private volatile boolean snippets;
    private volatile boolean resolvesActions;

    DocumentRequests(OpenDocuments documents, ProblemPublisher problems, Client client, Executor executor) {
        this.documents = documents;
        this.problems = problems;
        this.client = client;
        this.executor = executor;
    }

    /** @param asked what the editor understands */
    void begin(InitializeParams asked) {
        snippets = CompletionForm.hasSnippets(asked.getCapabilities());
        resolvesActions = StreamActions.areResolvedBy(asked.getCapabilities());
    }

    @Override
    public void didOpen(DidOpenTextDocumentParams opened) {
        noticed("opening", () -> problems.opened(documents.open(opened)));
    }

    @Override
    public void didChange(DidChangeTextDocumentParams changed) {
        noticed("changing", () -> {
            OpenDocument document = documents.change(changed);
            if (document != null) {
                problems.changed(document);
            }
        });
    }

    @Override
    public void didSave(DidSaveTextDocumentParams saved) {
        noticed("saving", () -> documents.all().forEach(problems::changed));
    }

    @Override
    public void didClose(DidCloseTextDocumentParams closed) {
        noticed("closing", () -> {
            documents.close(closed);
            problems.closed(closed.getTextDocument().getUri());
        });
    }

    /** Takes notice of something that the editor wants no answer to; the thread that reads its messages goes on. */
    private void noticed(String name, Runnable work) {
        client.guarded(name, () -> {
            work.run();
            return null;
        });
    }

    @Override
    public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(CompletionParams asked) {
        return about(asked.getTextDocument(), "completion", Either.forLeft(List.of()), document -> {
            KnownPoint point = ProtocolForm.point(document, asked.getPosition());
            CompletionForm form = new CompletionForm(
                    point.point(), document.text().line(point.point().line()), snippets);
            List<Completion> found = language.complete(point, NONE);
            List<CompletionItem> items = new ArrayList<>();
            for (int i = 0; i < found.size(); i++) {
                items.add(form.item(found.get(i), i));
            }
            return Either.forLeft(items);
        });
    }

    @Override
    public CompletableFuture<@Nullable Hover> hover(HoverParams asked) {
        return about(asked.getTextDocument(), "hover", null, document -> {
            KnownPoint point = ProtocolForm.point(document, asked.getPosition());
            return language.explain(point, NONE)
                    .map(text -> new Hover(new MarkupContent(MarkupKind.PLAINTEXT, text)))
                    .orElse(null);
        });
    }

    @Override
    public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>> definition(
            DefinitionParams asked) {
        return about(asked.getTextDocument(), "definition", Either.forLeft(List.of()), document -> {
            Optional<ManifestLink> link = ManifestLink.at(
                    document.text(),
                    ProtocolForm.point(document, asked.getPosition()).point());
            return Either.forLeft(
                    link.flatMap(found -> location(document, found)).stream().toList());
        });
    }

    private static Optional<Location> location(OpenDocument document, ManifestLink link) {
        if (link.file() == null) {
            return Optional.of(new Location(document.uri(), ProtocolForm.range(link.target())));
        }
        try {
            Path folder = Objects.requireNonNullElse(document.path().getParent(), Path.of(""));
            String uri = folder.resolve(link.file()).normalize().toUri().toString();
            return Optional.of(new Location(uri, ProtocolForm.range(link.target())));
        } catch (InvalidPathException e) {
            return Optional.empty(); // a template, say
        }
    }

    @Override
    public CompletableFuture<List<Either<SymbolInformation, DocumentSymbol>>> documentSymbol(
            DocumentSymbolParams asked) {
        return about(
                asked.getTextDocument(),
                "outline",
                List.of(),
                document -> Outline.of(document.text()).stream()
                        .map(entry -> Either.<SymbolInformation, DocumentSymbol>forRight(ProtocolForm.symbol(entry)))
                        .toList());
    }

    @Override
    public CompletableFuture<List<? extends TextEdit>> formatting(DocumentFormattingParams asked) {
        int size = asked.getOptions().getTabSize();
        int step = size >= SHALLOWEST && size <= DEEPEST ? size : SHALLOWEST;
        return about(
                asked.getTextDocument(),
                "formatting",
                List.of(),
                document -> ProtocolForm.edits(ManifestFormat.changes(document.text(), step)));
    }

    @Override
    public CompletableFuture<List<Either<Command, CodeAction>>> codeAction(CodeActionParams asked) {
        return about(asked.getTextDocument(), "code actions", List.of(), document -> {
            List<Either<Command, CodeAction>> actions = new ArrayList<>();
            for (Diagnostic problem : asked.getContext().getDiagnostics()) {
                FixAction.of(document, problem).ifPresent(action -> actions.add(Either.forRight(action)));
            }
            if (StreamActions.areAskedFor(asked.getContext())) {
                TextPoint point = ProtocolForm.point(document, asked.getRange().getStart())
                        .point();
                StreamActions.at(document, point, resolvesActions)
                        .forEach(action -> actions.add(Either.forRight(action)));
            }
            return actions;
        });
    }

    @Override
    public CompletableFuture<CodeAction> resolveCodeAction(CodeAction chosen) {
        String uri = StreamActions.document(chosen);
        if (uri == null) {
            return CompletableFuture.completedFuture(chosen);
        }
        return about(new TextDocumentIdentifier(uri), "code action", chosen, document -> {
            StreamActions.resolve(chosen, document);
            return chosen;
        });
    }

    @Override
    public CompletableFuture<@Nullable Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>> prepareRename(
            PrepareRenameParams asked) {
        return about(asked.getTextDocument(), "rename", null, document -> {
            try {
                Renaming.Name name = Renaming.nameAt(
                        document.text(),
                        ProtocolForm.point(document, asked.getPosition()).point());
                return Either3.forSecond(new PrepareRenameResult(ProtocolForm.range(name.range()), name.text()));
            } catch (CannotRename e) {
                return null;
            }
        });
    }

    @Override
    public CompletableFuture<@Nullable WorkspaceEdit> rename(RenameParams asked) {
        return about(asked.getTextDocument(), "rename", null, document -> {
            try {
                return document.edit(Renaming.changes(
                        document.text(),
                        ProtocolForm.point(document, asked.getPosition()).point(),
                        asked.getNewName()));
            } catch (CannotRename e) {
                throw ProtocolForm.failure(ResponseErrorCode.RequestFailed, e.getMessage());
            }
        });
    }

    /** Responds by the text as it is now, and with nothing if the document is not open, or not a manifest. */
    <T> CompletableFuture<@Nullable T> about(
            TextDocumentIdentifier asked,
            String name,
            @Nullable T nothing,
            Function<OpenDocument, @Nullable T> answer) {
        OpenDocument document = documents.find(asked.getUri());
        if (document == null || !document.isManifest()) {
            return CompletableFuture.completedFuture(nothing);
        }
        return CompletableFutures.computeAsync(executor, cancelled -> {
            cancelled.checkCanceled();
            return client.answered(name, () -> answer.apply(document));
        });
    }
}

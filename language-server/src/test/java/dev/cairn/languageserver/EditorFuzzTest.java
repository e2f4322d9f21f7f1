package dev.cairn.languageserver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/**
 * Every request about a document that is edited at random is answered, and nothing is thrown. {@code -Dfuzz.runs=100000} is the
 * long run; an input depends only on the number of its run.
 */
@NullUnmarked
class EditorFuzzTest {

    private static final int RUNS = Integer.getInteger("fuzz.runs", 150);
    private static final String NOISE =
            "\t{}[]:#\"'&*!|>%@`\n\r\r\n -,\uD83E\uDEA8\uD83Eé{{ }}$ref: \"#/definitions/a\"\u0000\uFEFF";

    @Test
    void everythingIsAnswered() {
        Set<String> failures = new TreeSet<>();
        for (int run = 0; run < RUNS; run++) {
            Random random = new Random(run);
            String uri = "file:///x/manifest-" + run + ".yaml";
            OpenDocuments documents = new OpenDocuments();
            Client client = new Client();
            try (ProblemPublisher problems = new ProblemPublisher(client, uriOf -> null)) {
                DocumentRequests requests = new DocumentRequests(documents, problems, client, Runnable::run);
                String text =
                        run % 2 == 0 ? EditorSessionTest.MANIFEST : EditorSessionTest.MANIFEST.replace("\n", "\r\n");
                documents.open(new DidOpenTextDocumentParams(
                        new TextDocumentItem(uri, "yaml", 1, text.substring(0, random.nextInt(text.length())))));
                for (int change = 0; change < 4; change++) {
                    tell(failures, run, () -> documents.change(change(uri, random)));
                    for (Supplier<CompletableFuture<?>> question : questions(requests, uri, random)) {
                        tell(failures, run, () -> question.get().join());
                    }
                    tell(failures, run, () -> ProblemReport.of(documents.find(uri)));
                }
            }
        }
        assertEquals(Set.of(), failures);
    }

    private static void tell(Set<String> failures, int run, Supplier<?> work) {
        try {
            Object unused = work.get();
        } catch (CompletionException e) {
            if (!(e.getCause() instanceof ResponseErrorException known
                    && known.getResponseError().getCode() == ResponseErrorCode.RequestFailed.getValue())) {
                failures.add(run + ": " + e.getCause().getMessage() + place(e.getCause()));
            }
        } catch (RuntimeException | StackOverflowError e) {
            failures.add(run + ": " + e + place(e));
        }
    }

    private static String place(Throwable e) {
        return e.getStackTrace().length == 0 ? "" : " at " + e.getStackTrace()[0];
    }

    private static List<Supplier<CompletableFuture<?>>> questions(
            DocumentRequests requests, String uri, Random random) {
        TextDocumentIdentifier document = new TextDocumentIdentifier(uri);
        Position at = position(random);
        List<Supplier<CompletableFuture<?>>> questions = new ArrayList<>();
        questions.add(() -> requests.completion(new CompletionParams(document, at)));
        questions.add(() -> requests.hover(new HoverParams(document, at)));
        questions.add(() -> requests.definition(new DefinitionParams(document, at)));
        questions.add(() -> requests.documentSymbol(new DocumentSymbolParams(document)));
        questions.add(() -> requests.formatting(
                new DocumentFormattingParams(document, new FormattingOptions(random.nextInt(20) - 2, true))));
        questions.add(() -> requests.prepareRename(new PrepareRenameParams(document, at)));
        questions.add(() -> requests.rename(new RenameParams(document, at, noise(random))));
        questions.add(() -> requests.codeAction(new CodeActionParams(
                        document, new Range(at, position(random)), new CodeActionContext(List.of())))
                .thenCompose(actions -> CompletableFuture.allOf(actions.stream()
                        .map(Either::getRight)
                        .map((CodeAction action) -> requests.resolveCodeAction(action))
                        .toArray(CompletableFuture[]::new))));
        return questions;
    }

    private static DidChangeTextDocumentParams change(String uri, Random random) {
        Range range = new Range(position(random), position(random));
        if (random.nextInt(3) > 0) { // small enough to leave most of the text
            range.setEnd(new Position(
                    range.getStart().getLine() + random.nextInt(2),
                    range.getStart().getCharacter() + random.nextInt(9)));
        }
        return new DidChangeTextDocumentParams(
                new VersionedTextDocumentIdentifier(uri, 2),
                List.of(new TextDocumentContentChangeEvent(range, noise(random))));
    }

    private static String noise(Random random) {
        int from = random.nextInt(NOISE.length());
        return NOISE.substring(from, Math.min(NOISE.length(), from + random.nextInt(6)));
    }

    /** A point of the text, or far from it. */
    private static Position position(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> new Position(-1 - random.nextInt(3), random.nextInt(3));
            case 1 -> new Position(random.nextInt(30), -1 - random.nextInt(3));
            case 2 -> new Position(Integer.MAX_VALUE - random.nextInt(2), Integer.MAX_VALUE);
            case 3 -> new Position(random.nextInt(30), Integer.MAX_VALUE - random.nextInt(2));
            default -> new Position(random.nextInt(30), random.nextInt(60));
        };
    }
}

package dev.cairn.languageserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@NullUnmarked
class ThrownInRequestsTest {

    private static final TextDocumentIdentifier URI = new TextDocumentIdentifier("file:///x/manifest.yaml");

    static Stream<Throwable> thrown() {
        return Stream.of(
                new OutOfMemoryError("a test"),
                new StackOverflowError(),
                new AssertionError("a test"),
                new NoClassDefFoundError("a/Class"),
                new ArrayIndexOutOfBoundsException(-1));
    }

    @ParameterizedTest
    @MethodSource("thrown")
    void aRequestFailsAndTheNextIsAnswered(Throwable thrown) throws Exception {
        OpenDocuments documents = new OpenDocuments();
        Client client = new Client();
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try (ProblemPublisher problems = new ProblemPublisher(client, documents::find)) {
            DocumentRequests requests = new DocumentRequests(documents, problems, client, executor);
            documents.open(new DidOpenTextDocumentParams(
                    new TextDocumentItem(URI.getUri(), "yaml", 1, EditorSessionTest.MANIFEST)));
            CompletableFuture<String> request = requests.about(URI, "hover", null, document -> {
                if (thrown instanceof Error error) {
                    throw error;
                }
                throw (RuntimeException) thrown;
            });
            ExecutionException e = assertThrows(ExecutionException.class, request::get);
            ResponseError error =
                    assertInstanceOf(ResponseErrorException.class, e.getCause()).getResponseError();
            assertEquals(ResponseErrorCode.InternalError.getValue(), error.getCode());
            String message = error.getMessage();
            assertFalse(message.matches(".*(?:null|java|Error|Exception).*"), message);
            assertNotNull(requests.documentSymbol(new DocumentSymbolParams(URI)).get());
        } finally {
            executor.shutdownNow();
        }
    }
}

package dev.cairn.languageserver;

import dev.cairn.workbench.budget.Unexpected;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.services.LanguageClient;
import org.jspecify.annotations.Nullable;

/** The editor, as soon as it is there. Thread-safe. */
final class Client {

    private volatile @Nullable LanguageClient editor;

    void connect(LanguageClient client) {
        editor = client;
    }

    void show(PublishDiagnosticsParams problems) {
        LanguageClient connected = editor;
        if (connected != null) {
            connected.publishDiagnostics(problems);
        }
    }

    /**
     * Does some work that the editor expects no response to. Writes to the editor's log if anything is thrown, and
     * returns null.
     *
     * @param name of the work, for the log
     */
    <T> @Nullable T guarded(String name, Supplier<@Nullable T> work) {
        try {
            return work.get();
        } catch (Throwable e) { // the thread goes on, whatever was thrown
            log(name, e);
            return null;
        }
    }

    /**
     * Does the work of a request. Writes to the editor's log if anything is thrown, and fails the request.
     *
     * @param name of the request, for the log
     */
    <T> @Nullable T answered(String name, Supplier<@Nullable T> work) {
        try {
            return work.get();
        } catch (CancellationException | ResponseErrorException e) {
            throw e; // part of the protocol
        } catch (Throwable e) { // an editor waits for its response, whatever was thrown
            log(name, e);
            throw ProtocolForm.failure(ResponseErrorCode.InternalError, name + ": " + Unexpected.inWords(e));
        }
    }

    private void log(String name, Throwable e) {
        StackTraceElement[] at = e.getStackTrace();
        log(name + ": " + Unexpected.inWords(e) + (at.length == 0 ? "" : " It was thrown at " + at[0] + "."));
    }

    private void log(String message) {
        LanguageClient connected = editor;
        if (connected != null) {
            connected.logMessage(new MessageParams(MessageType.Error, "cairn: " + message));
        }
    }
}

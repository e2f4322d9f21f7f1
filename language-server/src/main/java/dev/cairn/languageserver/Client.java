package dev.cairn.languageserver;

import dev.cairn.workbench.budget.Unexpected;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
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
     * Does some work; whatever goes wrong in it is told in the editor's log, and its result is nothing.
     *
     * @param name what is done, for the log
     */
    <T> @Nullable T guarded(String name, @Nullable T nothing, Supplier<@Nullable T> work) {
        try {
            return work.get();
        } catch (CancellationException | ResponseErrorException e) {
            throw e; // part of the protocol
        } catch (Throwable e) { // an editor waits for its answer, whatever was thrown
            StackTraceElement[] at = e.getStackTrace();
            log(name + ": " + Unexpected.inWords(e) + (at.length == 0 ? "" : " It was thrown at " + at[0] + "."));
            return nothing;
        }
    }

    private void log(String message) {
        LanguageClient connected = editor;
        if (connected != null) {
            connected.logMessage(new MessageParams(MessageType.Error, "cairn: " + message));
        }
    }
}

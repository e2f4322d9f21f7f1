package dev.cairn.languageserver;

import dev.cairn.workbench.language.EditorServer;
import dev.cairn.workbench.operation.Operations;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;

/** Serves editors that speak the Language Server Protocol. Thread-safe. */
public final class ManifestLanguageServer implements EditorServer {

    private static final int THREADS = 2;

    /** Held, since a logger that is not held forgets its level. It would write to standard error. */
    private static final Logger LIBRARY = Logger.getLogger("org.eclipse.lsp4j");

    private final Operations operations;

    public ManifestLanguageServer() {
        this(Operations.standard());
    }

    /** Makes a server with these operations as commands. */
    public ManifestLanguageServer(Operations operations) {
        this.operations = operations;
    }

    @Override
    public boolean serve(InputStream in, OutputStream out) throws InterruptedException {
        LIBRARY.setLevel(Level.OFF);
        ExecutorService executor = Executors.newFixedThreadPool(THREADS, work -> thread("editor-requests", work));
        try (EditorSession session = new EditorSession(executor, operations)) {
            Launcher<LanguageClient> launcher = LSPLauncher.createServerLauncher(session, in, out);
            session.connect(launcher.getRemoteProxy());
            Future<Void> reading = launcher.startListening();
            thread("editor", () -> {
                        ended(reading);
                        session.exit();
                    })
                    .start();
            return session.join();
        } finally {
            executor.shutdownNow();
        }
    }

    /** Waits until the input ends, or cannot be read. */
    private static void ended(Future<Void> reading) {
        try {
            reading.get();
        } catch (ExecutionException | InterruptedException | CancellationException e) {
            // Either way there is no editor any more.
        }
    }

    private static Thread thread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}

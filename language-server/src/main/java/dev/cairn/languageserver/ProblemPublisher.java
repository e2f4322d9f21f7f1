package dev.cairn.languageserver;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.jspecify.annotations.Nullable;

/**
 * Tells the editor what is wrong with each document, some time after its last change. One thread looks at the documents,
 * so that typing in a large one does not take the whole machine. Thread-safe.
 */
final class ProblemPublisher implements AutoCloseable {

    /** Shorter than the pause after a word, longer than the one between its letters. */
    private static final long REST_MILLIS = 150;

    private final Client client;
    private final Function<String, @Nullable OpenDocument> current;
    private final Map<String, ScheduledFuture<?>> waiting = new ConcurrentHashMap<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread created = new Thread(work, "problems");
        created.setDaemon(true);
        return created;
    });

    /** @param current the document that has an address now; null where it is closed */
    ProblemPublisher(Client client, Function<String, @Nullable OpenDocument> current) {
        this.client = client;
        this.current = current;
    }

    void opened(OpenDocument document) {
        lookAfter(document.uri(), 0);
    }

    void changed(OpenDocument document) {
        lookAfter(document.uri(), REST_MILLIS);
    }

    /** An editor keeps what it was told last. */
    void closed(String uri) {
        ScheduledFuture<?> look = waiting.remove(uri);
        if (look != null) {
            look.cancel(false);
        }
        client.show(new PublishDiagnosticsParams(uri, List.of()));
    }

    private void lookAfter(String uri, long millis) {
        ScheduledFuture<?> before = waiting.put(uri, thread.schedule(() -> look(uri), millis, TimeUnit.MILLISECONDS));
        if (before != null) {
            before.cancel(false);
        }
    }

    private void look(String uri) {
        OpenDocument document = current.apply(uri);
        if (document == null) {
            return;
        }
        PublishDiagnosticsParams found = client.guarded("problems", () -> {
            return new PublishDiagnosticsParams(uri, ProblemReport.of(document), document.version());
        });
        // What was typed meanwhile is looked at next.
        OpenDocument now = current.apply(uri);
        if (found != null && now != null && now.version() == document.version()) {
            client.show(found);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}

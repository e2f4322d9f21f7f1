package dev.cairn.languageserver;

import dev.cairn.workbench.text.TextChange;
import dev.cairn.workbench.text.TextLines;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.jspecify.annotations.Nullable;

/** The texts that an editor has open, followed change by change. One thread changes them, any may ask. */
final class OpenDocuments {

    private final Map<String, OpenDocument> documents = new ConcurrentHashMap<>();

    /** Null where it is not open. */
    @Nullable
    OpenDocument find(String uri) {
        return documents.get(uri);
    }

    OpenDocument open(DidOpenTextDocumentParams opened) {
        OpenDocument document = new OpenDocument(
                opened.getTextDocument().getUri(),
                opened.getTextDocument().getVersion(),
                TextLines.of(opened.getTextDocument().getText()));
        documents.put(document.uri(), document);
        return document;
    }

    /** Null where it is not open. */
    @Nullable
    OpenDocument change(DidChangeTextDocumentParams changed) {
        String uri = changed.getTextDocument().getUri();
        Integer version = changed.getTextDocument().getVersion();
        return documents.computeIfPresent(uri, (same, document) -> {
            TextLines text = document.text();
            for (TextDocumentContentChangeEvent change : changed.getContentChanges()) {
                text = change.getRange() == null
                        ? TextLines.of(change.getText())
                        : text.with(new TextChange(ProtocolForm.range(change.getRange()), change.getText()));
            }
            return new OpenDocument(uri, version == null ? document.version() + 1 : version, text);
        });
    }

    /** The documents that are open. */
    Iterable<OpenDocument> all() {
        return documents.values();
    }

    void close(DidCloseTextDocumentParams closed) {
        documents.remove(closed.getTextDocument().getUri());
    }
}

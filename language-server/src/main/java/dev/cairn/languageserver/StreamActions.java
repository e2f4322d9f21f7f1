package dev.cairn.languageserver;

import com.google.gson.JsonObject;
import dev.cairn.workbench.cases.SeenCases;
import dev.cairn.workbench.edit.CannotEdit;
import dev.cairn.workbench.edit.StreamEdit;
import dev.cairn.workbench.edit.StreamEdits;
import dev.cairn.workbench.text.TextChange;
import dev.cairn.workbench.text.TextPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionCapabilities;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionTriggerKind;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * What can be added to the stream around a point. Whether an edit goes with the rest of the manifest takes reading the changed text: an
 * editor that asks for the edit of what was chosen ({@code codeAction/resolve}) is told then, others are offered what does.
 */
final class StreamActions {

    private static final String URI = "uri";
    private static final String VERSION = "version";
    private static final String STREAM = "stream";
    private static final String EDIT = "edit";

    private StreamActions() {}

    /** Not at each move of the caret. */
    static boolean areAskedFor(CodeActionContext context) {
        List<String> only = context.getOnly();
        return context.getTriggerKind() != CodeActionTriggerKind.Automatic
                && (only == null || only.stream().anyMatch(CodeActionKind.Refactor::startsWith));
    }

    /** Whether an editor asks for the edit of an action when it is chosen. */
    static boolean areResolvedBy(@Nullable ClientCapabilities editor) {
        Optional<CodeActionCapabilities> actions = Optional.ofNullable(editor)
                .map(ClientCapabilities::getTextDocument)
                .map(TextDocumentClientCapabilities::getCodeAction);
        return actions.map(CodeActionCapabilities::getDataSupport).orElse(false)
                && actions.map(CodeActionCapabilities::getResolveSupport)
                        .map(support -> support.getProperties().contains(EDIT))
                        .orElse(false);
    }

    /** @param resolved whether the editor asks for the edit of the one that is chosen */
    static List<CodeAction> at(OpenDocument document, TextPoint point, boolean resolved) {
        Optional<StreamEdits> edits = StreamEdits.of(document.text(), document.path());
        OptionalInt stream = edits.map(all -> all.streamAt(point)).orElse(OptionalInt.empty());
        List<CodeAction> actions = new ArrayList<>();
        if (edits.isPresent() && stream.isPresent()) {
            int number = stream.getAsInt();
            StreamEdits seeing = seeing(edits.get(), document, number);
            for (StreamEdit edit : StreamEdit.values()) {
                CodeAction action = new CodeAction(edit.title());
                action.setKind(CodeActionKind.Refactor);
                if (!resolved) {
                    try {
                        complete(action, document, seeing.soundChange(number, edit));
                        actions.add(action);
                    } catch (CannotEdit e) {
                        // It is not offered.
                    }
                } else if (edits.get().obstacle(number, edit).isEmpty()) {
                    action.setData(data(document, number, edit));
                    actions.add(action);
                }
            }
        }
        return actions;
    }

    /** With the names that test cases beside the manifest have. */
    private static StreamEdits seeing(StreamEdits edits, OpenDocument document, int stream) {
        return edits.seeing(SeenCases.of(document.path(), edits.names().get(stream)));
    }

    private static void complete(CodeAction action, OpenDocument document, TextChange change) {
        action.setEdit(document.edit(List.of(change)));
    }

    private static JsonObject data(OpenDocument document, int stream, StreamEdit edit) {
        JsonObject data = new JsonObject();
        data.addProperty(URI, document.uri());
        data.addProperty(VERSION, document.version());
        data.addProperty(STREAM, stream);
        data.addProperty(EDIT, edit.name());
        return data;
    }

    /** The address of the document that an action is about; null where the action has its edit already. */
    static @Nullable String document(CodeAction action) {
        return action.getData() instanceof JsonObject data ? data.get(URI).getAsString() : null;
    }

    /**
     * Gives an action its edit.
     *
     * @throws ResponseErrorException if it does not go with the rest of the manifest, or that has been changed since it was offered
     */
    static void resolve(CodeAction action, OpenDocument document) {
        JsonObject data = (JsonObject) action.getData();
        Optional<StreamEdits> edits = StreamEdits.of(document.text(), document.path());
        if (edits.isEmpty() || document.version() != data.get(VERSION).getAsInt()) {
            throw ProtocolForm.failure(ResponseErrorCode.ContentModified, "The manifest has been changed meanwhile.");
        }
        StreamEdit edit = StreamEdit.valueOf(data.get(EDIT).getAsString());
        try {
            int stream = data.get(STREAM).getAsInt();
            complete(action, document, seeing(edits.get(), document, stream).soundChange(stream, edit));
        } catch (CannotEdit e) {
            throw ProtocolForm.failure(ResponseErrorCode.RequestFailed, e.getMessage());
        }
    }
}

package dev.cairn.languageserver;

import dev.cairn.workbench.edit.CannotEdit;
import dev.cairn.workbench.edit.StreamEdit;
import dev.cairn.workbench.edit.StreamEdits;
import dev.cairn.workbench.text.TextPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionTriggerKind;

/** What can be added to the stream around a point. */
final class StreamActions {

    private StreamActions() {}

    /** Not at each move of the caret: each of them is tried on the whole text. */
    static boolean areAskedFor(CodeActionContext context) {
        List<String> only = context.getOnly();
        return context.getTriggerKind() != CodeActionTriggerKind.Automatic
                && (only == null || only.stream().anyMatch(CodeActionKind.Refactor::startsWith));
    }

    static List<CodeAction> at(OpenDocument document, TextPoint point) {
        Optional<StreamEdits> edits = StreamEdits.of(document.text());
        OptionalInt stream = edits.map(all -> all.streamAt(point)).orElse(OptionalInt.empty());
        List<CodeAction> actions = new ArrayList<>();
        if (edits.isPresent() && stream.isPresent()) {
            for (StreamEdit edit : StreamEdit.values()) {
                try {
                    CodeAction action = new CodeAction(edit.title());
                    action.setKind(CodeActionKind.Refactor);
                    action.setEdit(document.edit(List.of(edits.get().soundChange(stream.getAsInt(), edit))));
                    actions.add(action);
                } catch (CannotEdit e) {
                    // It is not offered.
                }
            }
        }
        return actions;
    }
}

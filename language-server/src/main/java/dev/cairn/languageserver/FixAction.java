package dev.cairn.languageserver;

import dev.cairn.workbench.language.QuickFixes;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.MarkupContent;

/** What mends a problem that an editor shows. */
final class FixAction {

    private FixAction() {}

    /** Empty where none is known. */
    static Optional<CodeAction> of(OpenDocument document, Diagnostic problem) {
        String message = problem.getMessage().map(text -> text, MarkupContent::getValue);
        String code = problem.getCode() == null ? "" : problem.getCode().map(text -> text, String::valueOf);
        return QuickFixes.of(
                        document.text(),
                        ProtocolForm.point(document, problem.getRange().getStart())
                                .point(),
                        message,
                        code)
                .map(fix -> {
                    CodeAction action = new CodeAction(fix.title());
                    action.setKind(CodeActionKind.QuickFix);
                    action.setDiagnostics(List.of(problem));
                    action.setIsPreferred(true);
                    action.setEdit(document.edit(fix.changes()));
                    return action;
                });
    }
}

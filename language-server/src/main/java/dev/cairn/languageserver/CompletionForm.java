package dev.cairn.languageserver;

import dev.cairn.workbench.language.Completion;
import dev.cairn.workbench.text.TextPoint;
import dev.cairn.workbench.text.TextRange;
import java.util.Map;
import java.util.Optional;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CompletionCapabilities;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemCapabilities;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.InsertTextFormat;
import org.eclipse.lsp4j.InsertTextMode;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.jspecify.annotations.Nullable;

/**
 * What may stand at a point, as the protocol has it: each replaces what has been begun there.
 *
 * @param line up to its end
 * @param snippets whether the editor can have places filled in
 */
record CompletionForm(TextPoint point, String line, boolean snippets) {

    private static final Map<String, CompletionItemKind> KINDS = Map.of(
            "property", CompletionItemKind.Property,
            "type", CompletionItemKind.Class,
            "enum", CompletionItemKind.EnumMember,
            "variable", CompletionItemKind.Variable,
            "function", CompletionItemKind.Function,
            "keyword", CompletionItemKind.Keyword);

    /** Whether an editor can have places filled in. */
    static boolean hasSnippets(@Nullable ClientCapabilities editor) {
        return Optional.ofNullable(editor)
                .map(ClientCapabilities::getTextDocument)
                .map(TextDocumentClientCapabilities::getCompletion)
                .map(CompletionCapabilities::getCompletionItem)
                .map(CompletionItemCapabilities::getSnippetSupport)
                .orElse(false);
    }

    /** @param index its place among all, best first */
    CompletionItem item(Completion found, int index) {
        CompletionItem item = new CompletionItem(found.label());
        item.setKind(KINDS.get(found.kind()));
        item.setDetail(found.detail());
        if (!found.info().isEmpty()) {
            item.setDocumentation(found.info());
        }
        item.setSortText(String.format("%05d", index));
        TextRange begun = begun(found.label());
        item.setFilterText(found.label());
        boolean snippet = snippets && !found.snippet().isEmpty();
        if (snippet) {
            item.setInsertTextFormat(InsertTextFormat.Snippet);
            item.setInsertTextMode(InsertTextMode.AdjustIndentation);
        }
        String text = snippet ? found.snippet() : found.label() + (isKey(found, begun) ? ": " : "");
        item.setTextEdit(Either.forLeft(new TextEdit(ProtocolForm.range(begun), text)));
        return item;
    }

    /** What has been written of it: a reference with its quotes, else a word. */
    private TextRange begun(String label) {
        int column = Math.min(point.column(), line.length());
        int start = column;
        boolean reference = label.startsWith("\"#/");
        while (start > 0 && isPart(line.charAt(start - 1), reference)) {
            start--;
        }
        boolean quoted = start > 0 && (line.charAt(start - 1) == '"' || line.charAt(start - 1) == '\'');
        boolean member = label.startsWith("'");
        int end = column;
        if (quoted && (reference || member)) {
            start--;
            if (end < line.length() && line.charAt(end) == line.charAt(start)) {
                end++;
            }
        }
        return new TextRange(new TextPoint(point.line(), start), new TextPoint(point.line(), end));
    }

    private static boolean isPart(char c, boolean reference) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$' || (reference && "#/.-".indexOf(c) >= 0);
    }

    /** Whether it is the key of an entry, and not the member of a template's variable. */
    private boolean isKey(Completion found, TextRange begun) {
        String before = line.substring(0, begun.start().column());
        boolean inTemplate = before.lastIndexOf("{{") > before.lastIndexOf("}}")
                || before.lastIndexOf("{%") > before.lastIndexOf("%}");
        return found.kind().equals("property")
                && !inTemplate
                && !line.substring(begun.end().column()).stripLeading().startsWith(":");
    }
}

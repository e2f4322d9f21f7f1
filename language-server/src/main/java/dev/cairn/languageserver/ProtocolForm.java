package dev.cairn.languageserver;

import dev.cairn.workbench.language.OutlineEntry;
import dev.cairn.workbench.text.KnownPoint;
import dev.cairn.workbench.text.TextChange;
import dev.cairn.workbench.text.TextPoint;
import dev.cairn.workbench.text.TextRange;
import java.util.List;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SymbolKind;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.jspecify.annotations.Nullable;

/** Our values as the protocol has them, and back. Both count lines from 0, and columns in UTF-16 units. */
final class ProtocolForm {

    private ProtocolForm() {}

    private static TextPoint point(Position position) {
        return new TextPoint(position.getLine(), position.getCharacter());
    }

    /** Returns the point of a text that an editor means; some send points beyond the ends of lines. */
    static KnownPoint point(OpenDocument document, Position position) {
        return document.text().nearest(point(position));
    }

    static TextRange range(Range range) {
        return new TextRange(point(range.getStart()), point(range.getEnd()));
    }

    static Range range(TextRange range) {
        return new Range(
                new Position(range.start().line(), range.start().column()),
                new Position(range.end().line(), range.end().column()));
    }

    static List<TextEdit> edits(List<TextChange> changes) {
        return changes.stream()
                .map(change -> new TextEdit(range(change.range()), change.text()))
                .toList();
    }

    static DocumentSymbol symbol(OutlineEntry entry) {
        return new DocumentSymbol(
                entry.name().isBlank() ? "?" : entry.name(),
                kind(entry),
                range(entry.range()),
                range(entry.selection()),
                entry.detail(),
                entry.children().stream().map(ProtocolForm::symbol).toList());
    }

    /** What tells an editor that a request cannot be done, and why. */
    static ResponseErrorException failure(ResponseErrorCode code, @Nullable String why) {
        return new ResponseErrorException(new ResponseError(code, why, null));
    }

    private static SymbolKind kind(OutlineEntry entry) {
        if (entry.children().stream().anyMatch(OutlineEntry::item)) {
            return SymbolKind.Array;
        }
        return entry.detail().isEmpty() ? SymbolKind.Object : entry.item() ? SymbolKind.Class : SymbolKind.Property;
    }
}

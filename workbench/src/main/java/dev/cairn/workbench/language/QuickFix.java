package dev.cairn.workbench.language;

import dev.cairn.workbench.text.TextChange;
import dev.cairn.workbench.text.TextRange;
import java.util.List;

/**
 * What mends a problem.
 *
 * @param title what it does, for people
 * @param changes none of which overlap
 */
public record QuickFix(String title, List<TextChange> changes) {

    public QuickFix {
        changes = List.copyOf(changes);
    }

    static QuickFix of(String title, TextRange range, String text) {
        return new QuickFix(title, List.of(new TextChange(range, text)));
    }
}

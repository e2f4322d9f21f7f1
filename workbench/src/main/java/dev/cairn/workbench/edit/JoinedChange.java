package dev.cairn.workbench.edit;

import dev.cairn.workbench.text.TextChange;
import dev.cairn.workbench.text.TextLines;
import dev.cairn.workbench.text.TextPoint;
import dev.cairn.workbench.text.TextRange;
import java.util.Comparator;
import java.util.List;

/** Several changes of a text as one, from where the first begins to where the last ends; what is between them stays. */
final class JoinedChange {

    private static final Comparator<TextChange> BY_PLACE = Comparator.comparing(
                    (TextChange change) -> change.range().start())
            .thenComparing(change -> change.range().end());

    private JoinedChange() {}

    /** @param changes at least one; they do not overlap, and what they add at one point comes in their order */
    static TextChange of(TextLines text, List<TextChange> changes) {
        List<TextChange> sorted = changes.stream().sorted(BY_PLACE).toList();
        TextPoint start = sorted.get(0).range().start();
        TextPoint at = start;
        StringBuilder joined = new StringBuilder();
        for (TextChange change : sorted) {
            joined.append(text.in(new TextRange(at, change.range().start()))).append(change.text());
            at = change.range().end();
        }
        return new TextChange(new TextRange(start, at), joined.toString());
    }
}

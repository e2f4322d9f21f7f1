package dev.cairn.manifest.rule;

import dev.cairn.documents.Severity;
import dev.cairn.template.StopCondition;
import java.util.List;

/** A stop condition that reads {@code page_size} needs one: otherwise the comparison fails and counts as true. */
final class UndeclaredPageSize extends ComponentRule {

    UndeclaredPageSize() {
        super(
                "undeclared-page-size",
                Severity.ERROR,
                "A template of a `CursorPagination` reads `page_size`, which the strategy does not have: every page would be"
                        + " the last.",
                "Give the strategy a `page_size`.",
                "CursorPagination");
    }

    @Override
    void check(ManifestComponent strategy, Findings findings) {
        if (strategy.has("page_size")) {
            return;
        }
        for (String field : List.of("stop_condition", "cursor_value")) {
            String template = strategy.text(field);
            if (template != null && StopCondition.readsPageSize(template)) {
                findings.add(
                        this,
                        strategy.placeOf(field),
                        "'" + field + "' reads page_size, which has no value: give the strategy a 'page_size'");
            }
        }
    }
}

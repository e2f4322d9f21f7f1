package dev.cairn.manifest.rule;

import dev.cairn.documents.Severity;
import dev.cairn.template.TemplateAnalysis;
import dev.cairn.template.TemplateException;
import java.util.Set;

/** The {@code cursor_value} of a pagination depends on the page before. */
final class ConstantCursorValue extends TemplateRule {

    ConstantCursorValue() {
        super(
                "constant-cursor-value",
                Severity.WARNING,
                "The `cursor_value` of a `CursorPagination` reads no variable: every page has the same token.",
                "Write a template that reads the response, e.g. `{{ response.next }}` or `{{ headers['link']['next']['url'] }}`.",
                "CursorPagination");
    }

    @Override
    void check(ManifestComponent strategy, Findings findings) {
        String text = strategy.text("cursor_value");
        if (text == null) {
            return;
        }
        try {
            Set<String> variables = TemplateAnalysis.of(text).variables().keySet();
            if (variables.stream().allMatch(name -> name.equals("config") || name.equals("parameters"))
                    && !text.contains("(")) {
                findings.add(
                        this,
                        strategy.placeOf("cursor_value"),
                        "'cursor_value' is the same for every page: '" + text + "' reads nothing of the response; e.g."
                                + " {{ response.next }}");
            }
        } catch (TemplateException e) {
            // another rule says so
        }
    }
}

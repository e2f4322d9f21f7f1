package dev.cairn.runtime.manifest.rule;

import dev.cairn.documents.Node;
import dev.cairn.documents.Severity;
import dev.cairn.runtime.template.builtin.PythonPattern;

/** Regular expressions are well-formed. */
final class RegularExpression extends ComponentRule {

    RegularExpression() {
        super(
                "regular-expression",
                Severity.ERROR,
                "A regular expression is malformed, or uses what Java's engine does not have.",
                "Write it as Python's `re` has it, without conditional groups.",
                "HttpRequestRegexMatcher",
                "WaitTimeFromHeader",
                "WaitUntilTimeFromHeader");
    }

    /** Of a header found by the reference when a response has it; a matcher's keeps the budget from being built anyway. */
    @Override
    boolean isObstacle() {
        return false;
    }

    @Override
    void check(Component component, Findings findings) {
        String field = component.is("HttpRequestRegexMatcher") ? "url_path_pattern" : "regex";
        String regex = component.text(field);
        Node node = component.get(field);
        if (regex == null || node == null || Texts.isTemplate(regex)) {
            return;
        }
        try {
            PythonPattern.of(regex);
        } catch (IllegalArgumentException e) {
            findings.add(this, node.place(), String.valueOf(e.getMessage()));
        }
    }
}

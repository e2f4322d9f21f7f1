package dev.cairn.manifest.rule;

import dev.cairn.documents.Node;
import dev.cairn.documents.Severity;
import dev.cairn.python.PatternException;
import dev.cairn.python.PythonPattern;

/** The regular expression for a header is well-formed. */
final class RegularExpression extends ComponentRule {

    RegularExpression() {
        super(
                "regular-expression",
                Severity.ERROR,
                "The `regex` for a header is malformed, or uses what Java's engine does not have.",
                "Write it as Python's `re` has it, without conditional groups.",
                "WaitTimeFromHeader",
                "WaitUntilTimeFromHeader");
    }

    /** Found by the reference when a response has the header. */
    @Override
    boolean isObstacle() {
        return false;
    }

    @Override
    void check(ManifestComponent component, Findings findings) {
        String regex = component.text("regex");
        Node node = component.get("regex");
        if (regex == null || node == null || Texts.isTemplate(regex)) {
            return;
        }
        try {
            PythonPattern.compile(regex);
        } catch (PatternException e) {
            findings.add(this, node.place(), String.valueOf(e.getMessage()));
        }
    }
}

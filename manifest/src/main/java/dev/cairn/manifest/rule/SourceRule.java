package dev.cairn.manifest.rule;

import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Severity;

/** A warning about what a manifest says before its references are resolved. */
record SourceRule(String code, Check check) implements ManifestRule {

    interface Check {
        void check(ObjectNode source, RuleReport report);
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }
}

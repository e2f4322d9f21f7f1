package dev.cairn.manifest.rule;

import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Severity;

/** A rule about what a manifest says before its references are resolved. */
abstract non-sealed class SourceRule extends ManifestRule {

    SourceRule(String code, Severity severity, String summary, String fix) {
        super(code, severity, summary, fix);
    }

    abstract void check(ObjectNode source, Findings findings);
}

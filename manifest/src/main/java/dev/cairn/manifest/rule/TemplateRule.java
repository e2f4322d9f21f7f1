package dev.cairn.manifest.rule;

import dev.cairn.documents.Severity;

/** A rule that parses templates. A sync does not apply such rules, since they would delay its start. */
abstract class TemplateRule extends ComponentRule {

    TemplateRule(String code, Severity severity, String summary, String fix, String... types) {
        super(code, severity, summary, fix, types);
    }
}

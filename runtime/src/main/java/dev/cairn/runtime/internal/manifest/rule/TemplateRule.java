package dev.cairn.runtime.internal.manifest.rule;

import dev.cairn.documents.Severity;

/**
 * A rule about templates, which it has to parse. Such rules help authors; a sync does without them, since they would make
 * it start later.
 */
abstract class TemplateRule extends ComponentRule {

    TemplateRule(String code, Severity severity, String summary, String fix, String... types) {
        super(code, severity, summary, fix, types);
    }
}

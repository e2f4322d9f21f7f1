package dev.cairn.manifest.rule;

import dev.cairn.documents.Severity;
import java.util.List;

/** A rule about components of certain types, references resolved. */
abstract non-sealed class ComponentRule extends ManifestRule {

    private final List<String> types;

    /** @param types the types of the components that it looks at */
    ComponentRule(String code, Severity severity, String summary, String fix, String... types) {
        super(code, severity, summary, fix);
        this.types = List.of(types);
    }

    /** Looks at a component of one of its types. */
    abstract void check(ManifestComponent component, Findings findings);

    /** The types of the components that it looks at; never empty. */
    final List<String> types() {
        return types;
    }
}

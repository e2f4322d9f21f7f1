package dev.cairn.runtime.manifest.rule;

import dev.cairn.documents.Severity;
import java.util.List;

/**
 * Something that must hold for components of certain types, though the schema does not say so. Immutable and thread-safe.
 *
 * <p>An error is what the reference refuses while it builds components. A warning is what it finds out at run time or
 * never.
 */
public abstract class ManifestRule {

    private final String code;
    private final Severity severity;
    private final String summary;
    private final String fix;
    private final List<String> types;

    /**
     * @param code the name of the rule, in words with hyphens
     * @param summary what is wrong where the rule speaks
     * @param fix what to do about it
     * @param types the types of the components that it looks at
     */
    ManifestRule(String code, Severity severity, String summary, String fix, String... types) {
        this.code = code;
        this.severity = severity;
        this.summary = summary;
        this.fix = fix;
        this.types = List.of(types);
    }

    /** Looks at a component of one of its types. */
    abstract void check(Component component, Findings findings);

    /** The name that its diagnostics carry and that it is documented under. */
    public final String code() {
        return code;
    }

    public final Severity severity() {
        return severity;
    }

    /** What is wrong where the rule speaks; a sentence. */
    public final String summary() {
        return summary;
    }

    /** What to do about it; a sentence. */
    public final String fix() {
        return fix;
    }

    /** The types of the components that it looks at; never empty. */
    public final List<String> types() {
        return types;
    }
}

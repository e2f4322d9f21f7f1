package dev.cairn.manifest.rule;

import dev.cairn.documents.Severity;

/**
 * A rule for manifests that the component schema does not express. Immutable and thread-safe.
 *
 * <p>An error is something that cannot work: the reference refuses it while it builds components, or fails once it is
 * used. A warning is something that works, but hardly as its author expects.
 */
abstract sealed class ManifestRule permits ComponentRule, SourceRule {

    private final String code;
    private final Severity severity;
    private final String summary;
    private final String fix;

    /**
     * @param code the name of the rule, in words with hyphens
     * @param summary what is wrong where the rule speaks
     * @param fix what to do about it
     */
    ManifestRule(String code, Severity severity, String summary, String fix) {
        this.code = code;
        this.severity = severity;
        this.summary = summary;
        this.fix = fix;
    }

    /** The name that its diagnostics carry and that it is documented under. */
    public final String code() {
        return code;
    }

    public final Severity severity() {
        return severity;
    }

    /**
     * Whether what the rule says keeps a component from being built. Some errors do not, since the reference finds them
     * when it reads: then only a sync that gets there fails.
     */
    boolean isObstacle() {
        return severity == Severity.ERROR;
    }

    /** What is wrong where the rule speaks; Markdown, one sentence or two. */
    public final String summary() {
        return summary;
    }

    /** What to do about it; Markdown, one sentence or two. */
    public final String fix() {
        return fix;
    }
}

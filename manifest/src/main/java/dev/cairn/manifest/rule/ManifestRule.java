package dev.cairn.manifest.rule;

import dev.cairn.documents.Severity;

/**
 * A rule for manifests that the component schema does not express. Immutable and thread-safe.
 *
 * <p>An error is something that cannot work: the reference refuses it while it builds components, or fails once it is
 * used. A warning is something that works, but hardly as its author expects.
 */
sealed interface ManifestRule permits ComponentRule, SourceRule {

    /** The name of the rule, in words with hyphens, that its diagnostics carry and that it is documented under. */
    String code();

    Severity severity();
}

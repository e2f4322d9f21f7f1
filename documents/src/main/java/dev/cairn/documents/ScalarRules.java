package dev.cairn.documents;

import org.jspecify.annotations.Nullable;

/** What a YAML scalar without quotes means. Thread-safe. */
interface ScalarRules {

    /**
     * The value of a plain scalar.
     *
     * @throws IllegalArgumentException with a message for the user, if the text looks like a typed value and is none
     */
    @Nullable
    Object plain(String text);

    /** Whether the plain key {@code <<} merges other mappings into its own. */
    boolean mergesMappings();
}

package dev.cairn.codegen.support;

import org.jspecify.annotations.Nullable;

/**
 * The name of a member, and how Jackson 2 and 3 encode it: to compare bytes is faster than to decode them, and to copy them faster
 * than to encode a text. Each encodes it when it meets it first, and thinks nothing of doing it twice.
 */
final class JsonName {

    final String text;

    @Nullable
    Object jackson2;

    @Nullable
    Object jackson3;

    JsonName(String text) {
        this.text = text;
    }

    /** Whether a text is the very one of this name, which is faster to see than whether it is the same. */
    @SuppressWarnings("ReferenceEquality")
    boolean is(String name) {
        return name == text;
    }
}

package dev.cairn.template.internal.builtin;

import dev.cairn.template.internal.value.PythonException;

/** How long a text may become that a template makes. */
final class TextSize {

    private static final int MAX_LENGTH = 4_000_000;

    private TextSize() {}

    /** @throws PythonException if a text is too long */
    static void require(long length) {
        if (length > MAX_LENGTH) {
            throw PythonException.limit("a text is too long");
        }
    }
}

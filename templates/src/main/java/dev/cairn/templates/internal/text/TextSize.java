package dev.cairn.templates.internal.text;

import dev.cairn.templates.internal.value.PythonException;

/** How long a text may become that a template makes. */
public final class TextSize {

    private static final int MAX_LENGTH = 4_000_000;

    private TextSize() {}

    /**
     * Refuses a text that is too long.
     *
     * @throws PythonException if it is
     */
    public static void require(long length) {
        if (length > MAX_LENGTH) {
            throw PythonException.limit("a text is too long");
        }
    }
}

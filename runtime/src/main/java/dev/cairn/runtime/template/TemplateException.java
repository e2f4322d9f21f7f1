package dev.cairn.runtime.template;

import org.jspecify.annotations.Nullable;

/** A template that cannot be compiled or evaluated. */
public final class TemplateException extends RuntimeException {

    private final int offset;

    /**
     * @param message what is wrong, one line
     * @param offset where in the template's text, in UTF-16 units from its start; -1 where that is not known
     */
    public TemplateException(String message, int offset, @Nullable Throwable cause) {
        super(message, cause);
        this.offset = offset;
    }

    public int offset() {
        return offset;
    }
}

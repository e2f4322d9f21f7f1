package dev.cairn.templates;

import dev.cairn.templates.internal.syntax.MalformedTemplate;
import dev.cairn.templates.internal.value.PythonException;
import org.jspecify.annotations.Nullable;

/** A template that cannot be compiled or evaluated. */
public final class TemplateException extends RuntimeException {

    private final int offset;
    private final boolean unsupported;
    private final String pythonName;

    /**
     * @param message what is wrong, one line
     * @param offset where in the template's text, in UTF-16 units from its start; -1 where that is not known
     */
    public TemplateException(String message, int offset, @Nullable Throwable cause) {
        this(message, offset, false, cause, name(cause));
    }

    private TemplateException(
            String message, int offset, boolean unsupported, @Nullable Throwable cause, String pythonName) {
        super(message, cause);
        this.offset = offset;
        this.unsupported = unsupported;
        this.pythonName = pythonName;
    }

    /** The template uses what was there once. */
    static TemplateException unsupported(String message, int offset) {
        return new TemplateException(message, offset, true, null, name(null));
    }

    static TemplateException of(MalformedTemplate e) {
        return new TemplateException(String.valueOf(e.getMessage()), e.offset(), false, null, e.pythonName());
    }

    /** Whether the template uses what was there once and is no more, which the reference takes for a wrong configuration. */
    public boolean isUnsupported() {
        return unsupported;
    }

    public int offset() {
        return offset;
    }

    /** The name of what the reference would throw, such as {@code ZeroDivisionError}; programs show it to their users. */
    public String pythonName() {
        return pythonName;
    }

    private static String name(@Nullable Throwable cause) {
        for (Throwable current = cause; current != null; current = current.getCause()) {
            if (current instanceof PythonException exception) {
                return exception.kind().pythonName();
            }
        }
        return "TemplateSyntaxError";
    }
}

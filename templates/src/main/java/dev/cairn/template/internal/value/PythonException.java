package dev.cairn.template.internal.value;

/** What would be an exception in Python. Its kind decides what becomes of the template; it carries no stack trace. */
public final class PythonException extends RuntimeException {

    private final Kind kind;

    public PythonException(Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** The exceptions that templates tell apart. */
    public enum Kind {
        TYPE,
        VALUE,
        KEY,
        INDEX,
        ATTRIBUTE,
        ZERO_DIVISION,
        OVERFLOW,
        ASSERTION,
        /** A dict changed while something went over it. */
        RUNTIME,
        /** An operation on an undefined value. */
        UNDEFINED,
        /** Use of something that the sandbox hides. */
        SECURITY,
        /** Jinja's own run-time errors. */
        TEMPLATE,
        /** A limit of the sandbox, or recursion without end. */
        LIMIT
    }

    public static PythonException type(String message) {
        return new PythonException(Kind.TYPE, message);
    }

    public static PythonException value(String message) {
        return new PythonException(Kind.VALUE, message);
    }

    public static PythonException limit(String message) {
        return new PythonException(Kind.LIMIT, message);
    }

    public static PythonException template(String message) {
        return new PythonException(Kind.TEMPLATE, message);
    }

    public static PythonException overflow(String message) {
        return new PythonException(Kind.OVERFLOW, message);
    }

    public static PythonException attribute(String message) {
        return new PythonException(Kind.ATTRIBUTE, message);
    }

    /** Whether Python's {@code LookupError} would catch it. */
    public boolean isLookup() {
        return kind == Kind.KEY || kind == Kind.INDEX;
    }

    /** Whether {@code except (TypeError, ValueError)} would catch it. */
    public boolean isTypeOrValue() {
        return kind == Kind.TYPE || kind == Kind.VALUE;
    }
}

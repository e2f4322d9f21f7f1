package dev.cairn.templates.internal.value;

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
        TYPE("TypeError"),
        VALUE("ValueError"),
        KEY("KeyError"),
        INDEX("IndexError"),
        ATTRIBUTE("AttributeError"),
        ZERO_DIVISION("ZeroDivisionError"),
        OVERFLOW("OverflowError"),
        ASSERTION("AssertionError"),
        /** A dict changed while something went over it. */
        RUNTIME("RuntimeError"),
        /** An operation on an undefined value. */
        UNDEFINED("UndefinedError"),
        /** Use of something that the sandbox hides. */
        SECURITY("SecurityError"),
        /** Jinja's own run-time errors. */
        TEMPLATE("TemplateRuntimeError"),
        /** A limit of the sandbox, or recursion without end. */
        LIMIT("RecursionError");

        private final String pythonName;

        Kind(String pythonName) {
            this.pythonName = pythonName;
        }

        /** The name of the exception's class. */
        public String pythonName() {
            return pythonName;
        }
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

package dev.cairn.pythonvalues;

/** A regular expression that cannot be used: it is malformed, or takes more than it may. */
public final class PatternException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final boolean limit;

    private PatternException(String message, boolean limit) {
        super(message);
        this.limit = limit;
    }

    static PatternException malformed(String message) {
        return new PatternException(message, false);
    }

    static PatternException limit(String message) {
        return new PatternException(message, true);
    }

    /** Whether Python would have gone on: the expression is too large, needs too many steps or uses what is not supported. */
    public boolean isLimit() {
        return limit;
    }
}

package dev.cairn.templates.internal.evaluation;

/**
 * Where in a template something is compiled.
 *
 * @param symbols the variables of the scope
 * @param kind what the scope is
 * @param soft whether an unknown filter or test is an error only if it is reached
 */
record CompileScope(Symbols symbols, Kind kind, boolean soft) {

    /** What assignments in a scope do beside setting a local variable. */
    enum Kind {
        /** The template itself: what is set there is seen by its blocks. */
        TOP,
        INNER
    }

    CompileScope asSoft() {
        return new CompileScope(symbols, kind, true);
    }
}

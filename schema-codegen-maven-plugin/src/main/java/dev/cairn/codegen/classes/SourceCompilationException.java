package dev.cairn.codegen.classes;

/** Sources that don't compile, which is nobody's fault but the class path's or ours. */
public final class SourceCompilationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SourceCompilationException(String message) {
        super(message);
    }
}

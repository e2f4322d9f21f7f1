package dev.cairn.codegen.classes;

/** Sources that don't compile, which is the class path's fault, or ours. */
public final class SourceCompilationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SourceCompilationException(String message) {
        super(message);
    }
}

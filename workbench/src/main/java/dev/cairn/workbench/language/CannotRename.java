package dev.cairn.workbench.language;

/** A name cannot be changed; the message says why, for the person who asked for it. */
public final class CannotRename extends Exception {

    private static final long serialVersionUID = 1L;

    CannotRename(String message) {
        super(message);
    }
}

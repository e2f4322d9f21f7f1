package dev.cairn.workbench.edit;

/** An edit cannot be made; the message says why, for the person who asked for it. */
public final class CannotEdit extends Exception {

    private static final long serialVersionUID = 1L;

    CannotEdit(String message) {
        super(message);
    }
}

package dev.cairn.workbench.pip;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What keeps a package from being had of an index; the message is for people and has no credentials in it. */
public final class IndexException extends IOException {

    private static final long serialVersionUID = 1;

    public IndexException(String message) {
        super(message);
    }

    IndexException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

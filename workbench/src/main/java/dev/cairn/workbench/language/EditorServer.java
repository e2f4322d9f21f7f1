package dev.cairn.workbench.language;

import java.io.InputStream;
import java.io.OutputStream;

/** Speaks an editor's protocol. It is found by its service, as its libraries are of use to one command alone. */
public interface EditorServer {

    /**
     * Serves one editor until that says that it ends, or is gone.
     *
     * @param in where the editor's messages come from
     * @param out takes messages for the editor alone
     * @return whether the editor took its leave as the protocol has it
     */
    boolean serve(InputStream in, OutputStream out) throws InterruptedException;
}

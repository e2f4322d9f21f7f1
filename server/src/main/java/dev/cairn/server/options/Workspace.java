package dev.cairn.server.options;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The files that the author's page works on. It can read and write nothing else of the machine.
 *
 * @param manifest the manifest
 * @param config the configuration; the file need not be there yet. It never leaves the server with a secret in it
 * @param state the state to begin with; null or a file that is not there for none
 * @param cases the folder that cases are made in; need not be there yet
 */
public record Workspace(
        Path manifest, Path config, @Nullable Path state, Path cases) {

    /** The manifest, with {@code config.json}, {@code state.json} and {@code tests} beside it. */
    public static Workspace beside(Path manifest) {
        Path file = manifest.toAbsolutePath();
        return new Workspace(
                file,
                file.resolveSibling("config.json"),
                file.resolveSibling("state.json"),
                file.resolveSibling("tests"));
    }

    /** With another configuration. */
    public Workspace config(Path other) {
        return new Workspace(manifest, other, state, cases);
    }
}

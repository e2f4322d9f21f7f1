package dev.cairn.server.options;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The files that the author's page works on. It can read and write nothing else of the machine.
 *
 * @param manifest the manifest
 * @param config the configuration; the file need not be there yet. It never leaves the server with a secret in it
 * @param configs a folder with further configurations, {@code NAME.json}; need not be there yet
 * @param state the state to begin with; null or a file that is not there for none
 * @param cases the folder that cases are made in; need not be there yet
 */
public record Workspace(
        Path manifest, Path config, Path configs, @Nullable Path state, Path cases) {

    /** The manifest, with {@code config.json}, {@code configs}, {@code state.json} and {@code tests} beside it. */
    public static Workspace beside(Path manifest) {
        Path file = withoutDots(manifest.toAbsolutePath());
        return new Workspace(
                file,
                file.resolveSibling("config.json"),
                file.resolveSibling("configs"),
                file.resolveSibling("state.json"),
                file.resolveSibling("tests"));
    }

    /** Of two dots a link decides where they lead: they stay. */
    private static Path withoutDots(Path absolute) {
        Path plain = Objects.requireNonNull(absolute.getRoot());
        for (Path name : absolute) {
            plain = name.toString().equals(".") ? plain : plain.resolve(name);
        }
        return plain;
    }

    /** With another configuration. */
    public Workspace config(Path other) {
        return new Workspace(manifest, other, configs, state, cases);
    }

    /** With another folder of configurations. */
    public Workspace configs(Path other) {
        return new Workspace(manifest, config, other, state, cases);
    }
}

package dev.cairn.server.internal.page;

import dev.cairn.workbench.operation.NamedConfigs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The configurations that the page works with: one file, and those of a folder, {@code NAME.json}, as {@code cairn sync
 * --configs} has them. Thread-safe.
 *
 * @param folder need not be there
 */
record Configurations(TextFile first, Path folder) {

    private static final String SUFFIX = ".json";

    /** What a new one may be called. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N} ._-]{0,60}");

    /** Returns the names in the folder, sorted. */
    List<String> names() throws IOException {
        return List.copyOf(NamedConfigs.inFolder(folder).keySet());
    }

    /**
     * The file of a configuration, which need not be there yet.
     *
     * @param name as in {@link #names}, or a new one; null or empty for the file beside the folder
     */
    TextFile file(@Nullable String name) throws IOException, CannotBeDone {
        if (name == null || name.isEmpty()) {
            return first;
        }
        if (!NAME.matcher(name).matches() && !names().contains(name)) {
            throw new CannotBeDone("a configuration is named by letters, digits, spaces, points, hyphens and '_'");
        }
        return new TextFile(folder.resolve(name + SUFFIX));
    }
}

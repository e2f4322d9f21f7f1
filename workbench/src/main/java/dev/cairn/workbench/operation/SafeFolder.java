package dev.cairn.workbench.operation;

import dev.cairn.documents.file.RealPath;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;

/**
 * The folder that an agent may read in. Paths are relative to it, and lead to nothing outside of it, nor to a configuration.
 * Thread-safe.
 */
public final class SafeFolder {

    /** The bytes of a file; longer ones are no manifests. */
    private static final long LONGEST = 64L << 20;

    /** Folders in folders, as schemas have them. */
    private static final int DEEPEST = 6;

    private final Path root;
    private final NamedConfigs configs;

    private SafeFolder(Path root, NamedConfigs configs) {
        this.root = root;
        this.configs = configs;
    }

    /**
     * Makes a folder of which no operation leaves the inside.
     *
     * @throws IOException if there is no such folder
     */
    static SafeFolder of(Path folder, NamedConfigs configs) throws IOException {
        return new SafeFolder(folder.toRealPath(), configs);
    }

    /**
     * A path that need not be there.
     *
     * @param name as the agent has it
     * @throws OperationFailure if it leads out of the folder, or to a configuration
     */
    public Path inside(String name) {
        Path given = path(name);
        boolean up = false;
        for (Path part : given) {
            up |= part.toString().equals("..");
        }
        if (given.isAbsolute() || given.getRoot() != null || up) {
            throw refused(name, "leads out of the folder of this server");
        }
        Path path = root.resolve(given).normalize();
        requireReal(name, path);
        return path;
    }

    /** Refuses a path of a document that leads out of the folder. */
    public void require(Path path) {
        if (!path.startsWith(root)) {
            throw refused(path.toString(), "leads out of the folder of this server");
        }
        requireReal(path.toString(), path);
    }

    private void requireReal(String name, Path path) {
        RealPath real;
        boolean inside;
        try {
            real = RealPath.of(path);
            inside = real.isIn(root);
        } catch (IOException e) {
            throw refused(name, "is a symbolic link that leads nowhere, or cannot be read");
        }
        if (!inside) {
            throw refused(name, "leads out of the folder of this server by a symbolic link");
        }
        if (configs.isFile(real.path())) {
            throw new OperationFailure(
                    "'" + name + "' is a configuration, which is not shown. Name it by 'config'; see list_configs.");
        }
    }

    /**
     * A file that is there and can be read.
     *
     * @throws OperationFailure if it is not
     */
    public Path file(String name) {
        Path path = inside(name);
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                throw refused(name, "is no file");
            }
            if (attributes.size() > LONGEST) {
                throw refused(name, "is longer than 64 MB");
            }
        } catch (IOException e) {
            throw refused(name, "is not there, or cannot be read");
        }
        return path;
    }

    /**
     * Refuses a folder with links out of it, of which the loader of schemas would take no notice.
     *
     * @param below a folder in this one
     */
    public void requireNoWayOut(Path below) throws IOException {
        try (Stream<Path> files = Files.walk(below, DEEPEST)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isSymbolicLink)::iterator) {
                if (Files.isDirectory(file) || file.toString().endsWith(".json")) {
                    requireReal(root.relativize(file).toString(), file);
                }
            }
        }
    }

    /** A text in which files are named by their paths below the folder. */
    String shown(String text) {
        return text.replace(root + File.separator, "");
    }

    private static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw refused(name, "is no path");
        }
    }

    private static OperationFailure refused(String name, String reason) {
        return new OperationFailure("'" + ResponseBound.shortened(name, 200) + "' " + reason
                + " (expected a path below the folder, such as manifest.yaml, without '..')");
    }
}

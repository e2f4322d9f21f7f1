package dev.cairn.cli.destination;

import dev.cairn.cli.options.BesideJar;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * Loads drivers of databases, which are large, from a folder, and with them our own classes that use them.
 *
 * <p>Those are in {@code cairn.jar}, too; here they are loaded anew, so that they see the drivers.
 */
final class DriverClassLoader extends URLClassLoader {

    private static final String OURS = "dev.cairn.destinations.internal.";

    /** DuckDB unpacks this into a temporary file at each start, and leaves it there when the process is killed. */
    private static final String NATIVE = "libduckdb_java";

    private final Path folder;

    private DriverClassLoader(Path folder, URL[] jars, ClassLoader parent) {
        super("drivers", jars, parent);
        this.folder = folder;
    }

    /** Loads from the jars of a folder, or where the parent does if there is none. */
    static ClassLoader of(Path folder, ClassLoader parent) throws IOException {
        if (!Files.isDirectory(folder)) {
            return parent;
        }
        return new DriverClassLoader(folder, BesideJar.jars(folder), parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(OURS)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    /** Hides DuckDB's library where it lies beside the jar, which is where the driver looks next. */
    @Override
    public @Nullable URL getResource(String name) {
        URL found = super.getResource(name);
        return found != null && name.startsWith(NATIVE) && isUnpacked(name, found) ? null : found;
    }

    private boolean isUnpacked(String name, URL packed) {
        Path library = folder.resolve(name);
        if (Files.exists(library)) {
            return true;
        }
        try {
            Path unfinished = Files.createTempFile(folder, name, ".tmp");
            try (InputStream in = packed.openStream()) {
                Files.copy(in, unfinished, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.move(unfinished, library, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException e) { // a folder that others own: the driver unpacks it for itself
            return false;
        }
    }
}

package dev.cairn.cli.options;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Folders beside {@code cairn.jar}, for what is large and of use to few. */
public final class BesideJar {

    private BesideJar() {}

    /** A folder by its name, which need not be there. */
    public static Path folder(String name) {
        try {
            return Path.of(BesideJar.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .resolveSibling(name);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("It is not known where cairn.jar is", e);
        }
    }

    /** The jars of a folder; none where there is no such folder. */
    public static URL[] jars(Path folder) throws IOException {
        List<URL> jars = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.jar")) {
                for (Path jar : files) {
                    jars.add(jar.toUri().toURL());
                }
            }
        }
        return jars.toArray(URL[]::new);
    }
}

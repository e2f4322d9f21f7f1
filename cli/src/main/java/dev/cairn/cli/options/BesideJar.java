package dev.cairn.cli.options;

import java.net.URISyntaxException;
import java.nio.file.Path;

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
}

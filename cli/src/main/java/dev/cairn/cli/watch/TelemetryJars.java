package dev.cairn.cli.watch;

import dev.cairn.error.ConfigException;
import dev.cairn.runtime.sync.SyncTelemetry;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** The jars that tell other programs of syncs. They are loaded when one is asked for, and not before. */
final class TelemetryJars {

    private TelemetryJars() {}

    /**
     * What is found in the jars of a folder, or else on the class path.
     *
     * @throws ConfigException if there is nothing
     */
    static SyncTelemetry.Provider in(Path folder) {
        ClassLoader ours = TelemetryJars.class.getClassLoader();
        List<URL> jars = jars(folder);
        ClassLoader loader = jars.isEmpty() ? ours : new URLClassLoader("telemetry", jars.toArray(URL[]::new), ours);
        return ServiceLoader.load(SyncTelemetry.Provider.class, loader)
                .findFirst()
                .orElseThrow(() -> new ConfigException("--opentelemetry needs cairn-opentelemetry.jar in the folder "
                        + folder + ", which is not there"));
    }

    private static List<URL> jars(Path folder) {
        List<URL> jars = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.jar")) {
                for (Path jar : files) {
                    jars.add(jar.toUri().toURL());
                }
            } catch (IOException e) {
                throw new ConfigException("The folder " + folder + " cannot be read: " + e);
            }
        }
        return jars;
    }
}

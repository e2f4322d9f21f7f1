package dev.cairn.cli.watch;

import dev.cairn.cli.options.BesideJar;
import dev.cairn.core.error.ConfigException;
import dev.cairn.pythonvalues.words.FailureWords;
import dev.cairn.runtime.sync.SyncTelemetry;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
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
        URL[] jars = jars(folder);
        ClassLoader loader = jars.length == 0 ? ours : new URLClassLoader("telemetry", jars, ours);
        return ServiceLoader.load(SyncTelemetry.Provider.class, loader)
                .findFirst()
                .orElseThrow(() -> new ConfigException("--opentelemetry needs cairn-opentelemetry.jar in the folder "
                        + folder + ", which is not there"));
    }

    private static URL[] jars(Path folder) {
        try {
            return BesideJar.jars(folder);
        } catch (IOException e) {
            throw new ConfigException("The folder " + folder + " cannot be read: " + FailureWords.of(e));
        }
    }
}

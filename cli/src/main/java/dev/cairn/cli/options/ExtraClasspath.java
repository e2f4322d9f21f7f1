package dev.cairn.cli.options;

import dev.cairn.core.error.ConfigException;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Adds jars and folders to the class path of a command: those of an option, else those of the environment. */
public final class ExtraClasspath {

    @Option(
            names = "--classpath",
            paramLabel = "PATH",
            description = "Jars and folders with custom components in Java, separated as in a class path. "
                    + "Default: the environment variable CAIRN_CLASSPATH.")
    private @Nullable String classpath;

    /**
     * Does something with a class path in addition to ours as context. The classes stay loaded, since what was made may load
     * more of them.
     *
     * @throws ConfigException if one of the jars and folders is not there
     */
    public <T> T with(Supplier<T> action) {
        List<URL> urls = urls(classpath == null ? System.getenv("CAIRN_CLASSPATH") : classpath);
        if (urls.isEmpty()) {
            return action.get();
        }
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(new URLClassLoader(
                "custom-components", urls.toArray(URL[]::new), ExtraClasspath.class.getClassLoader()));
        try {
            return action.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static List<URL> urls(@Nullable String classpath) {
        List<URL> urls = new ArrayList<>();
        if (classpath != null) {
            for (String entry : classpath.split(Pattern.quote(File.pathSeparator), -1)) {
                if (!entry.isBlank()) {
                    urls.add(url(Path.of(entry.strip())));
                }
            }
        }
        return urls;
    }

    private static URL url(Path path) {
        if (!Files.exists(path)) {
            throw new ConfigException("The class path for custom components names " + path + ", which is not there");
        }
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new ConfigException("The class path for custom components names " + path + ", which is no path");
        }
    }
}

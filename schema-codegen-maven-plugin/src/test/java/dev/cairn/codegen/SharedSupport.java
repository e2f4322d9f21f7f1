package dev.cairn.codegen;

import dev.cairn.codegen.java.SupportPackage;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The support classes of many sets of models, which are compiled once. */
final class SharedSupport {

    static final SupportPackage PACKAGE = new SupportPackage("com.example.support", true);

    private static final String FOLDER = PACKAGE.name().replace('.', '/') + "/";

    private final Path classes;
    private @Nullable ClassLoader loader;

    SharedSupport(Path classes) {
        this.classes = classes;
    }

    /** What the compiler says of the sources of a set of models. */
    List<String> problems(Map<String, String> sources, Path target) throws IOException {
        Map<String, String> support = new TreeMap<>(sources);
        support.keySet().removeIf(path -> !path.startsWith(FOLDER));
        Map<String, String> models = new TreeMap<>(sources);
        models.keySet().removeAll(support.keySet());
        if (loader == null) {
            List<String> problems = SourceCompiler.problems(support, classes);
            if (!problems.isEmpty()) {
                return problems;
            }
            loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, SharedSupport.class.getClassLoader());
        }
        return SourceCompiler.problems(
                models, target, "-cp", classes + File.pathSeparator + System.getProperty("java.class.path"));
    }

    /** Models that were compiled with these support classes. */
    GeneratedModels models(Path target) throws IOException {
        return GeneratedModels.in(target, loader == null ? SharedSupport.class.getClassLoader() : loader);
    }
}

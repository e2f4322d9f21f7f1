package dev.cairn.codegen.classes;

import dev.cairn.documents.LineDiff;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Compares compiled models, in a jar or a folder, with what the schemas say: sources are generated and compiled anew, and each class is
 * described and compared. The classes may have been compiled by another compiler.
 */
public final class CompiledModels {

    private final Path place;
    private final List<Path> classpath;

    /**
     * @param place the jar or folder
     * @param classpath what the models are compiled against: jackson-annotations and jspecify
     */
    public CompiledModels(Path place, List<Path> classpath) {
        this.place = place;
        this.classpath = List.copyOf(classpath);
    }

    /**
     * The differences, as a unified diff per class, sorted; empty if all is as it should be.
     *
     * @param sources the text of each source by its path; classes of other packages are left alone
     * @throws SourceCompilationException if the sources can't be compiled against the class path
     */
    public List<String> differences(Map<String, String> sources) throws IOException {
        if (Files.isDirectory(place)) {
            return differences(sources, place);
        }
        if (!Files.isRegularFile(place)) {
            throw new IOException("there is no " + place);
        }
        try (FileSystem jar = FileSystems.newFileSystem(place)) {
            return differences(sources, jar.getPath("/"));
        }
    }

    private List<String> differences(Map<String, String> sources, Path root) throws IOException {
        Set<String> folders = new TreeSet<>();
        sources.keySet().forEach(path -> folders.add(path.substring(0, path.lastIndexOf('/'))));
        Path compiled = Files.createTempDirectory("schema-codegen");
        try {
            new SourceCompilation(classpath).compile(sources, compiled);
            return compare(classes(compiled, folders), compiled, classes(root, folders), place);
        } finally {
            delete(compiled);
        }
    }

    private List<String> compare(Map<String, Path> wanted, Path wantedPlace, Map<String, Path> found, Path foundPlace)
            throws IOException {
        List<String> differences = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>(wanted.keySet());
        names.addAll(found.keySet());
        try (URLClassLoader wantedLoader = loader(wantedPlace);
                URLClassLoader foundLoader = loader(foundPlace)) {
            for (String name : names) {
                String expected = description(name, wanted.get(name), wantedLoader);
                String actual = description(name, found.get(name), foundLoader);
                if (!expected.equals(actual)) {
                    differences.add(LineDiff.of(
                            actual.isEmpty() ? "/dev/null" : "a/" + name,
                            expected.isEmpty() ? "/dev/null" : "b/" + name,
                            actual,
                            expected));
                }
            }
        }
        return differences;
    }

    private URLClassLoader loader(Path first) throws IOException {
        List<URL> urls = new ArrayList<>();
        urls.add(first.toUri().toURL());
        for (Path path : classpath) {
            urls.add(path.toUri().toURL());
        }
        return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    private static String description(String name, @Nullable Path file, ClassLoader loader) throws IOException {
        if (file == null) {
            return "";
        }
        try (InputStream stream = Files.newInputStream(file)) {
            return ClassDescription.of(Class.forName(name, false, loader), stream);
        } catch (ClassNotFoundException | LinkageError e) {
            return "cannot be loaded: " + e + "\n";
        }
    }

    /** The class files of some packages, by the names of their classes. */
    private static Map<String, Path> classes(Path root, Set<String> folders) throws IOException {
        Map<String, Path> classes = new TreeMap<>();
        for (String path : folders) {
            Path folder = root.resolve(path);
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    files.filter(file -> file.toString().endsWith(".class")).forEach(file -> {
                        String name = String.valueOf(file.getFileName()).replaceFirst("\\.class$", "");
                        if (!name.equals("package-info")) {
                            classes.put(path.replace('/', '.') + "." + name, file);
                        }
                    });
                }
            }
        }
        return classes;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Compiles generated sources, with the compiler of the JDK that Maven runs on. */
    static final class SourceCompilation {

        private final List<Path> classpath;

        SourceCompilation(List<Path> classpath) {
            this.classpath = classpath;
        }

        void compile(Map<String, String> sources, Path classes) throws IOException {
            @Nullable JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            if (compiler == null) {
                throw new SourceCompilationException(
                        "Maven has to run on a JDK to check compiled classes, not on a JRE.");
            }
            DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
            try (StandardJavaFileManager files =
                    compiler.getStandardFileManager(collector, Locale.ROOT, StandardCharsets.UTF_8)) {
                List<SourceFile> units = sources.entrySet().stream()
                        .map(source -> new SourceFile(source.getKey(), source.getValue()))
                        .toList();
                List<String> options = List.of(
                        "--release",
                        "17",
                        "-proc:none",
                        "-nowarn",
                        "-classpath",
                        classpath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                        "-d",
                        classes.toString());
                if (!compiler.getTask(null, files, collector, options, null, units)
                        .call()) {
                    throw new SourceCompilationException(collector.getDiagnostics().stream()
                            .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                            .limit(3)
                            .map(diagnostic -> diagnostic.getMessage(Locale.ROOT))
                            .collect(Collectors.joining("\n", "The generated sources don't compile:\n", "")));
                }
            }
        }
    }
}

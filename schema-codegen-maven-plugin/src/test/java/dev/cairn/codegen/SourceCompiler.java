package dev.cairn.codegen;

import dev.cairn.codegen.classes.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles generated sources with every warning on. */
final class SourceCompiler {

    private SourceCompiler() {}

    /**
     * The compiler's errors and warnings about sources, which it gets by their paths.
     *
     * @param more other options of the compiler
     */
    static List<String> problems(Map<String, String> sources, Path classes, String... more) throws IOException {
        List<String> options = new ArrayList<>(List.of(more));
        options.addAll(List.of("-Xlint:all,-processing", "-Xdoclint:html,syntax,reference"));
        return compile(sources, classes, options).stream()
                .filter(diagnostic -> diagnostic.getKind() != Diagnostic.Kind.NOTE)
                .map(SourceCompiler::text)
                .toList();
    }

    /** The compiler's errors about sources that aren't ours. */
    static List<String> errors(Map<String, String> sources, Path classes, String... more) throws IOException {
        List<String> options = new ArrayList<>(List.of(more));
        options.add("-Xlint:none");
        return compile(sources, classes, options).stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(SourceCompiler::text)
                .toList();
    }

    private static List<Diagnostic<? extends JavaFileObject>> compile(
            Map<String, String> sources, Path classes, List<String> more) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
        List<String> options = new ArrayList<>(List.of("--release", "17", "-proc:none", "-d", classes.toString()));
        options.addAll(more);
        try (StandardJavaFileManager files = compiler.getStandardFileManager(collector, null, null)) {
            List<SourceFile> units = sources.entrySet().stream()
                    .map(source -> new SourceFile(source.getKey(), source.getValue()))
                    .toList();
            compiler.getTask(null, files, collector, options, null, units).call();
        }
        return collector.getDiagnostics();
    }

    private static String text(Diagnostic<? extends JavaFileObject> diagnostic) {
        JavaFileObject source = diagnostic.getSource();
        return (source == null ? "" : source.getName() + ":" + diagnostic.getLineNumber() + ": ")
                + diagnostic.getMessage(Locale.ROOT);
    }
}

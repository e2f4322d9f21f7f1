package dev.cairn.codegen;

import dev.cairn.codegen.classes.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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

    /** The compiler's errors and warnings about sources, which it gets by their paths. */
    static List<String> problems(Map<String, String> sources, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
        List<String> options = List.of(
                "--release",
                "17",
                "-Xlint:all,-processing",
                "-Xdoclint:html,syntax,reference",
                "-proc:none",
                "-d",
                classes.toString());
        try (StandardJavaFileManager files = compiler.getStandardFileManager(collector, null, null)) {
            List<SourceFile> units = sources.entrySet().stream()
                    .map(source -> new SourceFile(source.getKey(), source.getValue()))
                    .toList();
            compiler.getTask(null, files, collector, options, null, units).call();
        }
        return collector.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() != Diagnostic.Kind.NOTE)
                .map(SourceCompiler::text)
                .toList();
    }

    private static String text(Diagnostic<? extends JavaFileObject> diagnostic) {
        JavaFileObject source = diagnostic.getSource();
        return (source == null ? "" : source.getName() + ":" + diagnostic.getLineNumber() + ": ")
                + diagnostic.getMessage(java.util.Locale.ROOT);
    }
}

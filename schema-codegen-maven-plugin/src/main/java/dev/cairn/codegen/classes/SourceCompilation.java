package dev.cairn.codegen.classes;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Compiles generated sources, with the compiler of the JDK that Maven runs on. */
final class SourceCompilation {

    private final List<Path> classpath;

    SourceCompilation(List<Path> classpath) {
        this.classpath = classpath;
    }

    void compile(Map<String, String> sources, Path classes) throws IOException {
        @Nullable JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new SourceCompilationException("Maven has to run on a JDK to check compiled classes, not on a JRE.");
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
            if (!compiler.getTask(null, files, collector, options, null, units).call()) {
                throw new SourceCompilationException(collector.getDiagnostics().stream()
                        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                        .limit(3)
                        .map(diagnostic -> diagnostic.getMessage(Locale.ROOT))
                        .collect(Collectors.joining("\n", "The generated sources don't compile:\n", "")));
            }
        }
    }
}

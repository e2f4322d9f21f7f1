package dev.cairn.codegen.maven;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds schema files. */
final class SchemaFiles {

    private static final List<String> DEFAULT_INCLUDES = List.of("**.yaml", "**.yml", "**.json");
    private static final String NAMES = "names.yaml";

    private final List<PathMatcher> includes;
    private final List<PathMatcher> excludes;

    SchemaFiles(@Nullable List<String> includes, @Nullable List<String> excludes) {
        this.includes = matchers(includes == null || includes.isEmpty() ? DEFAULT_INCLUDES : includes);
        this.excludes = matchers(excludes == null ? List.of() : excludes);
    }

    /** The names file that lies in a folder by its usual name, or null. */
    @Nullable
    Path namesIn(List<Path> sources) {
        return sources.stream()
                .map(source -> source.resolve(NAMES))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElse(null);
    }

    /** The schema files in files and folders, sorted, without the names file. */
    List<Path> in(List<Path> sources, @Nullable Path namesFile) throws IOException {
        TreeSet<Path> found = new TreeSet<>();
        for (Path source : sources) {
            if (!Files.isDirectory(source)) {
                found.add(source.toAbsolutePath().normalize());
                continue;
            }
            try (Stream<Path> files = Files.walk(source)) {
                files.filter(Files::isRegularFile)
                        .filter(file -> isSchema(source.relativize(file)))
                        .forEach(file -> found.add(file.toAbsolutePath().normalize()));
            }
        }
        if (namesFile != null) {
            found.remove(namesFile.toAbsolutePath().normalize());
        }
        return List.copyOf(found);
    }

    private boolean isSchema(Path file) {
        return includes.stream().anyMatch(matcher -> matcher.matches(file))
                && excludes.stream().noneMatch(matcher -> matcher.matches(file));
    }

    private static List<PathMatcher> matchers(List<String> patterns) {
        return patterns.stream()
                // In a shell's glob **/ stands for at least one folder; Maven users expect none to match too.
                .flatMap(pattern -> Stream.of(pattern, pattern.replace("**/", "")))
                .distinct()
                .map(pattern -> FileSystems.getDefault().getPathMatcher("glob:" + pattern))
                .toList();
    }
}

package dev.cairn.codegen.input;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds schema files, or others, in folders. */
public final class SchemaFiles {

    private static final String NAMES = "names.yaml";

    private static final List<String> HIDDEN = List.of("**/.*", "**/.*/**", "**/*~", "**/#*#");

    private final SourceType type;
    private final List<PathMatcher> includes;
    private final List<PathMatcher> excludes;

    /**
     * YAML and JSON files, unless patterns say otherwise.
     *
     * @param includes patterns of the files in a folder that are wanted
     * @param excludes patterns of those that are not
     */
    public SchemaFiles(@Nullable List<String> includes, @Nullable List<String> excludes) {
        this(SourceType.JSONSCHEMA, includes, excludes);
    }

    /** @param type what the files are, which says what they are called unless patterns do */
    public SchemaFiles(SourceType type, @Nullable List<String> includes, @Nullable List<String> excludes) {
        this.type = type;
        this.includes = matchers(includes == null || includes.isEmpty() ? type.includes() : includes);
        this.excludes = matchers(excludes == null ? List.of() : excludes);
    }

    /**
     * All files, unless patterns say otherwise, but hidden ones, those in hidden folders, and copies that editors make. A pattern that ends
     * in a slash is for all that a folder has.
     */
    public static SchemaFiles all(@Nullable List<String> includes, @Nullable List<String> excludes) {
        List<String> wanted = includes == null || includes.isEmpty() ? List.of("**") : folders(includes);
        List<String> unwanted = new ArrayList<>(excludes == null ? List.of() : folders(excludes));
        unwanted.addAll(HIDDEN);
        return new SchemaFiles(wanted, unwanted);
    }

    private static List<String> folders(List<String> patterns) {
        return patterns.stream()
                .map(pattern -> pattern.strip().replaceFirst("/$", "/**"))
                .toList();
    }

    /** Whether they are examples and not schemas. */
    boolean areExamples() {
        return type.isExamples();
    }

    /** The names file that lies in a folder by its usual name, or null. */
    @Nullable
    Path namesIn(List<Path> sources) {
        for (Path source : sources) {
            Path names = source.resolve(NAMES);
            if (Files.isRegularFile(names)) {
                return names;
            }
        }
        return null;
    }

    /** The schema files in files and folders, sorted, without the names file. */
    public List<Path> in(List<Path> sources, @Nullable Path namesFile) throws IOException {
        TreeSet<Path> found = new TreeSet<>();
        for (Path source : sources) {
            if (!Files.isDirectory(source)) {
                found.add(source.toAbsolutePath().normalize());
                continue;
            }
            Files.walkFileTree(source, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (Files.isRegularFile(file) && isSchema(source.relativize(file))) {
                        found.add(file.toAbsolutePath().normalize());
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        if (namesFile != null) {
            found.remove(namesFile.toAbsolutePath().normalize());
        }
        return List.copyOf(found);
    }

    private boolean isSchema(Path file) {
        return matches(includes, file) && !matches(excludes, file);
    }

    private static boolean matches(List<PathMatcher> matchers, Path file) {
        for (PathMatcher matcher : matchers) {
            if (matcher.matches(file)) {
                return true;
            }
        }
        return false;
    }

    private static List<PathMatcher> matchers(List<String> patterns) {
        Set<String> globs = new LinkedHashSet<>();
        for (String pattern : patterns) {
            globs.add(pattern);
            // In a shell's glob **/ stands for at least one folder; Maven users expect none to match too.
            globs.add(pattern.replace("**/", ""));
        }
        List<PathMatcher> matchers = new ArrayList<>();
        for (String glob : globs) {
            matchers.add(FileSystems.getDefault().getPathMatcher("glob:" + glob));
        }
        return matchers;
    }
}

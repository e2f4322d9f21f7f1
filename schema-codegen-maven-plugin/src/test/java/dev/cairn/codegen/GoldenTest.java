package dev.cairn.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import dev.cairn.codegen.input.SchemaInputs;
import dev.cairn.codegen.java.BeanValidation;
import dev.cairn.codegen.java.JavaOptions;
import dev.cairn.codegen.java.SupportPackage;
import dev.cairn.codegen.java.TypeSelection;
import dev.cairn.codegen.java.TypeSelections;
import dev.cairn.codegen.name.TypeOptions;
import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder of {@code src/test/golden} is a schema, in YAML or JSON, and what becomes of it: {@code expected/} with the sources,
 * {@code expected-diagnostics.txt} with what is said about it. {@code -Dgolden.update=true} rewrites both; read the diff.
 */
class GoldenTest {

    private static final Path GOLDEN = Path.of("src/test/golden").toAbsolutePath();
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");

    static Stream<String> folders() throws IOException {
        try (Stream<Path> folders = Files.list(GOLDEN)) {
            return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("folders")
    void becomesWhatIsExpected(String name, @TempDir Path classes) throws IOException {
        Path folder = GOLDEN.resolve(name);
        Map<String, String> sources = new TreeMap<>();
        List<Diagnostic> diagnostics;
        try {
            Generation generation = new CodeGenerator(getClass().getClassLoader()).generate(request(folder));
            diagnostics = generation.warnings();
            sources.putAll(generation.sources());
        } catch (InvalidDocumentException e) {
            diagnostics = e.diagnostics();
        }
        if (!sources.isEmpty()) {
            assertEquals(List.of(), SourceCompiler.problems(sources, classes));
        }
        Map<String, String> actual = new LinkedHashMap<>();
        sources.forEach((path, text) -> {
            String type = path.substring(path.lastIndexOf('/') + 1, path.lastIndexOf('.'));
            if (!Comparison.SUPPORT.contains(type) && !type.equals("package-info")) {
                actual.put("expected/" + type + ".java", text);
            }
        });
        if (!diagnostics.isEmpty()) {
            actual.put(
                    "expected-diagnostics.txt",
                    diagnostics.stream().map(Diagnostic::toString).collect(Collectors.joining("\n", "", "\n")));
        }
        compare(folder, actual);
    }

    private static GenerationRequest request(Path folder) {
        Path names = folder.resolve("names.yaml");
        return new GenerationRequest(
                new SchemaInputs(
                        List.of(schema(folder)), overlays(folder), Map.of(), Files.exists(names) ? names : null),
                folder,
                "com.example",
                options(folder),
                false,
                false,
                folder.endsWith("dropped")
                        ? new TypeOptions("", "", Map.of(), false, false, false, List.of())
                        : TypeOptions.DEFAULT,
                List.of(),
                false);
    }

    private static Path schema(Path folder) {
        Path yaml = folder.resolve("schema.yaml");
        return Files.exists(yaml) ? yaml : folder.resolve("schema.json");
    }

    private static JavaOptions options(Path folder) {
        return switch (folder.getFileName().toString()) {
            case "objects" ->
                JavaOptions.of(TypeSelections.of(TypeSelection.of("Window, Clamping"), TypeSelection.of("Clamping")));
            case "annotations" ->
                new JavaOptions(
                        TypeSelections.NONE,
                        BeanValidation.JAKARTA,
                        List.of("@dev.cairn.codegen.Audited(\"all\")"),
                        Set.of(),
                        false,
                        SupportPackage.OF_MODELS);
            case "lenient-enums" ->
                JavaOptions.of(new TypeSelections(
                        TypeSelection.NONE,
                        TypeSelection.NONE,
                        TypeSelection.NONE,
                        TypeSelection.NONE,
                        TypeSelection.ALL));
            case "located-views" ->
                JavaOptions.of(new TypeSelections(
                                TypeSelection.NONE,
                                TypeSelection.NONE,
                                TypeSelection.NONE,
                                TypeSelection.of("Waiting, View"),
                                TypeSelection.NONE))
                        .withFilledDefaults();
            case "property-names" ->
                JavaOptions.of(new TypeSelections(
                        TypeSelection.NONE,
                        TypeSelection.NONE,
                        TypeSelection.of("Cursor, Link"),
                        TypeSelection.NONE,
                        TypeSelection.NONE));
            case "endless-defaults" -> JavaOptions.DEFAULT.withFilledDefaults();
            default -> JavaOptions.DEFAULT;
        };
    }

    private static Map<Path, List<Path>> overlays(Path folder) {
        Path overlay = folder.resolve("overlay.yaml");
        return Files.exists(overlay) ? Map.of(folder.resolve("schema.yaml"), List.of(overlay)) : Map.of();
    }

    private static void compare(Path folder, Map<String, String> actual) throws IOException {
        Map<String, String> expected = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String path = folder.relativize(file).toString().replace('\\', '/');
                if (path.startsWith("expected")) {
                    expected.put(path, Files.readString(file));
                }
            }
        }
        if (UPDATE) {
            for (String path : expected.keySet()) {
                Files.delete(folder.resolve(path));
            }
            for (Map.Entry<String, String> file : actual.entrySet()) {
                Files.createDirectories(folder.resolve(file.getKey()).getParent());
                Files.writeString(folder.resolve(file.getKey()), file.getValue());
            }
            return;
        }
        if (!expected.keySet().equals(actual.keySet())) {
            fail("expected files " + expected.keySet() + ", but there are " + actual.keySet());
        }
        expected.forEach((path, text) -> assertEquals(text, actual.get(path), path));
    }
}

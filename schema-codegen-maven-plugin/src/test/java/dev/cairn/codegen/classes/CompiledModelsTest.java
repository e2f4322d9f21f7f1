package dev.cairn.codegen.classes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.codegen.CodeGenerator;
import dev.cairn.codegen.Requests;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompiledModelsTest {

    private static final String PACKAGE = "com.example";
    private static final String WINDOW = "com/example/Window.java";
    private static final List<Path> CLASSPATH = Arrays.stream(
                    System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .map(Path::of)
            .toList();

    @TempDir
    private Path folder;

    private Map<String, String> sources = Map.of();

    @BeforeEach
    void generate() throws IOException {
        Path schema = Files.writeString(folder.resolve("schema.yaml"), """
            definitions:
              Window:
                type: object
                required: [start]
                properties:
                  start: {type: string, enum: [now, later]}
                  pages: {type: integer, minimum: 3}
            """);
        sources = new CodeGenerator(getClass().getClassLoader())
                .generate(Requests.of(folder, PACKAGE, schema))
                .sources();
    }

    @Test
    void whatTheSchemaSaysPasses() throws IOException {
        assertEquals(List.of(), differences(compile(sources)));
    }

    @Test
    void aJarIsLookedInto() throws IOException {
        Path classes = compile(sources);
        Path jar = folder.resolve("models.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                entries.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                entries.write(Files.readAllBytes(file));
                entries.closeEntry();
            }
        }

        assertEquals(List.of(), differences(jar));
    }

    @Test
    void anotherTypeOfAComponentIsShown() throws IOException {
        String differences = String.join(
                "",
                differences(compile(edited(
                        "Long pages",
                        "Double pages",
                        "long pages",
                        "double pages",
                        "JsonReader.INTEGER",
                        "JsonReader.NUMBER"))));

        assertTrue(differences.contains("-component java.lang.Double pages\n"), differences);
        assertTrue(differences.contains("+component java.lang.Long pages\n"), differences);
    }

    @Test
    void anotherBoundIsShown() throws IOException {
        String differences = String.join("", differences(compile(edited("pages, 3)", "pages, 4)"))));

        assertTrue(differences.contains("+constant double 3.0\n"), differences);
    }

    @Test
    void aClassThatIsMissingOrOneTooManyIsShown() throws IOException {
        Path classes = compile(sources);
        Files.move(
                classes.resolve("com/example/Window$Start.class"), classes.resolve("com/example/Window$Other.class"));

        List<String> differences = differences(classes);

        assertTrue(differences.stream().anyMatch(diff -> diff.contains("--- /dev/null")), differences.toString());
        assertTrue(differences.stream().anyMatch(diff -> diff.contains("+++ /dev/null")), differences.toString());
    }

    private Map<String, String> edited(String... replacements) {
        Map<String, String> edited = new TreeMap<>(sources);
        String text = String.valueOf(sources.get(WINDOW));
        for (int index = 0; index < replacements.length; index += 2) {
            assertTrue(text.contains(replacements[index]), text);
            text = text.replace(replacements[index], replacements[index + 1]);
        }
        edited.put(WINDOW, text);
        return edited;
    }

    private Path compile(Map<String, String> texts) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        new CompiledModels.SourceCompilation(CLASSPATH).compile(texts, classes);
        return classes;
    }

    private List<String> differences(Path place) throws IOException {
        return new CompiledModels(place, CLASSPATH).differences(sources);
    }
}

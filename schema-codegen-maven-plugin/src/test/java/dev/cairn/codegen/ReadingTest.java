package dev.cairn.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.codegen.GeneratedModels.Reading;
import dev.cairn.codegen.input.SchemaInputs;
import dev.cairn.codegen.java.BeanValidation;
import dev.cairn.codegen.java.JacksonVersion;
import dev.cairn.codegen.java.JavaOptions;
import dev.cairn.codegen.java.SupportPackage;
import dev.cairn.codegen.java.TypeSelection;
import dev.cairn.codegen.java.TypeSelections;
import dev.cairn.codegen.name.TypeOptions;
import dev.cairn.documents.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What becomes of documents. Each folder of {@code src/test/reading} has a schema, and documents of its types: a line is the name
 * of a type and JSON. Each is read by {@code fromJson} and by the mappers of Jackson 2 and 3, and written back; all have to agree.
 * {@code expected.txt} has the warnings about the schema, and for each document what was written or why it was refused.
 * {@code -Dgolden.update=true} rewrites it; read the diff.
 */
class ReadingTest {

    private static final Path READING = Path.of("src/test/reading").toAbsolutePath();
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<String> folders() throws IOException {
        try (Stream<Path> folders = Files.list(READING)) {
            return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
        }
    }

    /** One of three folders, or all with {@code -Dcairn.thorough=true}. */
    static Stream<String> someFolders() throws IOException {
        List<String> all = folders().toList();
        return Boolean.getBoolean("cairn.thorough")
                ? all.stream()
                : IntStream.range(0, all.size()).filter(i -> i % 3 == 0).mapToObj(all::get);
    }

    @ParameterizedTest
    @MethodSource("someFolders")
    void whatIsReadIsWrittenBack(String name, @TempDir Path classes) throws IOException {
        compare(name, Set.of(), classes);
    }

    @ParameterizedTest
    @MethodSource("folders")
    void modelsThatKnowJacksonReadAndWriteTheSame(String name, @TempDir Path classes) throws IOException {
        compare(name, EnumSet.allOf(JacksonVersion.class), classes);
    }

    private static void compare(String name, Set<JacksonVersion> jackson, Path classes) throws IOException {
        Path folder = READING.resolve(name);
        Generation generation =
                new CodeGenerator(ReadingTest.class.getClassLoader()).generate(request(folder, jackson));
        List<String> lines = new ArrayList<>();
        generation.warnings().stream().map(Diagnostic::toString).forEach(lines::add);
        try (GeneratedModels models = GeneratedModels.of(generation.sources(), classes)) {
            for (String line : Files.readAllLines(folder.resolve("documents.txt"))) {
                String[] parts = line.split(" ", 2);
                lines.add(line);
                lines.add("  " + outcome(parts[1], models.read("com.example." + parts[0], parts[1])));
            }
        }
        Path expected = folder.resolve("expected.txt");
        if (Boolean.getBoolean("golden.update")) {
            Files.write(expected, lines);
        }
        assertEquals(String.join("\n", Files.readAllLines(expected)), String.join("\n", lines));
    }

    private static GenerationRequest request(Path folder, Set<JacksonVersion> jackson) {
        return new GenerationRequest(
                SchemaInputs.of(List.of(folder.resolve("schema.yaml"))),
                folder,
                "com.example",
                new JavaOptions(
                        new TypeSelections(
                                TypeSelection.ALL,
                                TypeSelection.NONE,
                                TypeSelection.NONE,
                                TypeSelection.NONE,
                                folder.endsWith("lenient-enums") ? TypeSelection.ALL : TypeSelection.NONE),
                        BeanValidation.NONE,
                        List.of(),
                        jackson,
                        folder.endsWith("filled-defaults"),
                        SupportPackage.OF_MODELS),
                false,
                false,
                folder.endsWith("big-numbers")
                        ? new TypeOptions("", "", Map.of(), true, true, true, List.of())
                        : TypeOptions.DEFAULT,
                List.of(),
                false);
    }

    /** The same for all readings: the document itself, another one, or a problem. */
    private static String outcome(String json, List<Reading> readings) throws JsonProcessingException {
        Object read = JSON.readValue(json, Object.class);
        List<String> outcomes = new ArrayList<>();
        for (Reading reading : readings) {
            boolean refused = reading.problem() != null;
            boolean same = !refused
                    && KeptJson.lost(read, reading.written()) == null
                    && KeptJson.gained(read, reading.written()) == null;
            outcomes.add(refused ? "refused" : same ? "the same" : JSON.writeValueAsString(reading.written()));
        }
        assertEquals(1, outcomes.stream().distinct().count(), () -> json + ": " + readings);
        String problem = readings.get(0).problem();
        if (problem != null) {
            String message = problem.substring(problem.indexOf(": ") + 2);
            readings.forEach(reading ->
                    assertTrue(String.valueOf(reading.problem()).contains(message), () -> json + ": " + readings));
        }
        return problem == null
                ? outcomes.get(0)
                : "refused: " + problem.replace("com.example.JsonMismatchException: ", "");
    }
}

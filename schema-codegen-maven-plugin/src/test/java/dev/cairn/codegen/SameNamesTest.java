package dev.cairn.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.cairn.documents.InvalidDocumentException;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Classes and properties are called as by jsonschema2pojo. {@code src/test/jsonschema2pojo/names.txt} says how many were compared,
 * and has those that are not; {@code -Dgolden.update=true} rewrites it. {@code -Djsonschema2pojo.suite=FOLDER} compares schemas that
 * lie elsewhere, such as jsonschema2pojo's own, and writes {@code target/jsonschema2pojo-names.txt}.
 */
class SameNamesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path TESTS = Path.of("src/test/jsonschema2pojo").toAbsolutePath();
    private static final Path EXPECTED = TESTS.resolve("names.txt");

    private final List<String> differences = new ArrayList<>();
    private int schemas;
    private int classes;
    private int properties;
    private int same;
    private int constants;
    private int dollars;

    @Test
    void namesAreThoseOfJsonschema2pojo(@TempDir Path work) throws IOException {
        compare("names", TESTS.resolve("names.yaml"), work);
        compare("components", Path.of("../generated-models/src/main/schema/declarative_component_schema.yaml"), work);
        if (Boolean.getBoolean("golden.update")) {
            Files.write(EXPECTED, report());
        }
        assertEquals(Files.readAllLines(EXPECTED), report());
    }

    @Test
    @EnabledIfSystemProperty(named = "jsonschema2pojo.suite", matches = ".+")
    void namesInSchemasFromElsewhereAreWrittenDown(@TempDir Path work) throws IOException {
        Path suite = Path.of(System.getProperty("jsonschema2pojo.suite"));
        try (Stream<Path> files = Files.walk(suite)) {
            for (Path file : files.filter(file -> file.toString().matches(".*\\.(json|yaml)"))
                    .sorted()
                    .toList()) {
                compareInPlace(suite.relativize(file).toString(), file, work);
            }
        }
        Files.write(Path.of("target/jsonschema2pojo-names.txt"), report());
    }

    private List<String> report() {
        List<String> report = new ArrayList<>();
        report.add(schemas + " schemas, " + classes + " classes of both, in which " + properties + " properties, "
                + same
                + " with the same name, " + constants + " with one value, which are no components here, " + dollars
                + " whose $ in front goes here");
        report.addAll(differences);
        return report;
    }

    private void compare(String title, Path file, Path work) throws IOException {
        Path copy = Files.createDirectories(folder(title, work).resolve("schemas"));
        withRoot(file, copy);
        compareInPlace(title, copy, work);
    }

    private static Path folder(String title, Path work) throws IOException {
        return Files.createDirectories(work.resolve(title.replaceAll("[^a-zA-Z0-9]", "_")));
    }

    private void compareInPlace(String title, Path file, Path work) throws IOException {
        try (Comparison.Both both = Comparison.of(file, folder(title, work), false)) {
            schemas++;
            compare(title, both);
        } catch (InvalidDocumentException e) {
            differences.add(title + ": refused here: " + e.diagnostics().get(0).message());
        } catch (IOException | RuntimeException e) {
            differences.add(title + ": refused by jsonschema2pojo");
        }
    }

    /** Copies a schema, and lets its root lead to all definitions, since jsonschema2pojo leaves out those that nothing refers to. */
    private static void withRoot(Path file, Path folder) throws IOException {
        JsonNode schema = new YAMLMapper().readTree(file.toFile());
        if (!(schema instanceof ObjectNode root)) {
            throw new IOException(file + " is no schema");
        }
        String name = String.valueOf(file.getFileName()).replaceAll("\\..*", "");
        ObjectNode properties = root.withObjectProperty("properties");
        root.withObjectProperty("definitions")
                .fieldNames()
                .forEachRemaining(definition ->
                        properties.putObject("of " + definition).put("$ref", "#/definitions/" + definition));
        Files.writeString(folder.resolve(name + ".json"), JSON.writeValueAsString(root));
    }

    private void compare(String title, Comparison.Both both) throws IOException {
        Map<String, List<String>> ours = new HashMap<>();
        both.ourClasses()
                .forEach((name, binary) -> ours.computeIfAbsent(
                                name.substring(name.lastIndexOf('.') + 1), simple -> new ArrayList<>())
                        .add(binary));
        for (String name : both.theirs().classes()) {
            Map<String, Field> fields = both.theirs().properties(name);
            List<String> namesakes = ours.get(name.substring(name.lastIndexOf('.') + 1));
            if (name.matches(".*__\\d+(\\..*)?")) {
                // One of several with the same name: they are called otherwise here.
                continue;
            }
            if (namesakes == null && !both.theirs().isMore(name)) {
                // A map, or a property with one value: there is no class here.
                continue;
            }
            if (namesakes == null) {
                differences.add(title + ": " + name + " is no class here");
                continue;
            }
            classes++;
            Set<String> components = new HashSet<>();
            for (String namesake : namesakes) {
                components.addAll(components(both.ours().model(namesake)));
            }
            fields.forEach((wireName, field) -> {
                properties++;
                if (components.contains(field.getName())) {
                    same++;
                } else if (field.getName().startsWith("$")
                        && components.contains(field.getName().substring(1))) {
                    dollars++;
                } else if (components.contains("constant " + wireName)) {
                    constants++;
                } else {
                    differences.add(title + ": " + name + "." + field.getName() + " is no component here");
                }
            });
        }
    }

    /** The names of a record's components, and of the properties with one value, which are none, with a word in front. */
    private static Set<String> components(Class<?> type) {
        Set<String> names = new HashSet<>();
        for (RecordComponent component : type.isRecord() ? type.getRecordComponents() : new RecordComponent[0]) {
            names.add(component.getName());
        }
        constants(type).forEach(name -> names.add("constant " + name));
        return names;
    }

    private static Set<?> constants(Class<?> type) {
        try {
            Field shape = type.getDeclaredField("SHAPE");
            shape.setAccessible(true);
            Method constants = shape.getType().getDeclaredMethod("constants");
            constants.setAccessible(true);
            return ((Map<?, ?>) constants.invoke(shape.get(null))).keySet();
        } catch (NoSuchFieldException e) {
            return Set.of();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type.getName(), e);
        }
    }
}

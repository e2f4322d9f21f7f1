package dev.cairn.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.codegen.java.BeanValidation;
import dev.cairn.codegen.java.JacksonVersion;
import dev.cairn.codegen.java.JavaOptions;
import dev.cairn.codegen.java.TypeSelection;
import dev.cairn.codegen.type.TypeOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every name that stands in generated code, as the name of a property, of a type and of a constant. The names are read from what the
 * generator writes, so a new local variable is tried, too. What is read must be written back as it was.
 */
class GeneratedNamesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path GOLDEN = Path.of("src/test/golden").toAbsolutePath();
    private static final Pattern NAME = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*");

    /** A schema of a property, and a value of it. */
    private record Kind(Object schema, Object value) {}

    private static final List<Kind> KINDS = List.of(
            new Kind(Map.of("type", "string", "minLength", 1), "x"),
            new Kind(listOf(listOf(Map.of("type", "string", "pattern", "^[a-z]+$"))), List.of(List.of("a", "b"))),
            new Kind(
                    Map.of("type", "object", "additionalProperties", listOf(Map.of("type", "string", "format", "uri"))),
                    Map.of("k", List.of("a:b"))),
            new Kind(Map.of("type", List.of("string", "integer"), "deprecated", true), 5));

    private static Map<String, Object> listOf(Map<String, ?> items) {
        return Map.of("type", "array", "items", items);
    }

    /** @param shift so that each name is tried with two kinds of values */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void everyNameOfGeneratedCodeCanBeAProperty(int shift, @TempDir Path work) throws IOException {
        Map<String, Object> definitions = new TreeMap<>();
        Map<String, Object> documents = new LinkedHashMap<>();
        Map<String, String> byComponent = new TreeMap<>();
        names(false).forEach(name -> byComponent.put(name.replace("_", "").toLowerCase(Locale.ROOT), name));
        for (String name : byComponent.values()) {
            Map<String, Object> properties = new LinkedHashMap<>();
            Map<String, Object> document = new LinkedHashMap<>();
            for (Kind kind : KINDS) {
                properties.put("other " + properties.size(), kind.schema());
                document.put("other " + document.size(), kind.value());
            }
            Kind kind = KINDS.get((documents.size() + shift) % KINDS.size());
            properties.put(name, kind.schema());
            document.put(name, kind.value());
            document.put("not named", 1);
            String type = "Case" + documents.size();
            definitions.put(type, Map.of("type", "object", "required", List.of(name), "properties", properties));
            documents.put(type, document);
        }
        check(Map.of("definitions", definitions), documents, false, work);
    }

    @ParameterizedTest
    @ValueSource(strings = {"object", "enum", "mixed", "template"})
    void everyNameOfGeneratedCodeCanBeAType(String kind, @TempDir Path work) throws IOException {
        Map<String, Object> definitions = new TreeMap<>();
        Map<String, Object> documents = new LinkedHashMap<>();
        List<String> names = new ArrayList<>(names(true));
        names.removeIf(name -> Character.isLowerCase(name.charAt(0)));
        for (int from = 0; from < names.size(); from += 100) {
            Map<String, Object> properties = new LinkedHashMap<>();
            Map<String, Object> document = new LinkedHashMap<>();
            for (String name : names.subList(from, Math.min(from + 100, names.size()))) {
                Map<String, ?> link = Map.of("$ref", "#/definitions/" + name);
                properties.put(name, link);
                definitions.put(name, type(kind, name, link));
                document.put(name, value(kind, name));
            }
            definitions.put("Case" + from, Map.of("type", "object", "properties", properties));
            documents.put("Case" + from, document);
        }
        check(Map.of("definitions", definitions), documents, false, work);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyNameOfGeneratedCodeCanBeAConstant(boolean lenient, @TempDir Path work) throws IOException {
        List<String> names = List.copyOf(names(true));
        Object constants = listOf(Map.of("enum", names));
        Map<String, ?> schema = Map.of("type", "object", "properties", Map.of("constants", constants));
        Map<String, ?> document = Map.of("constants", names);
        check(Map.of("definitions", Map.of("Case", schema)), Map.of("Case", document), lenient, work);
    }

    /** @param link refers to this type itself */
    private static Object type(String kind, String name, Map<String, ?> link) {
        Map<String, Object> links = listOf(link);
        return switch (kind) {
            case "object" -> Map.of("type", "object", "properties", Map.of("it", link, "links", links));
            case "enum" -> Map.of("enum", List.of("a", name));
            case "mixed" ->
                Map.of("oneOf", List.of(alternative("a"), alternative("b"), Map.of("type", "string"), links));
            default -> Map.of("type", List.of("string", "boolean"), "title", name);
        };
    }

    private static Object value(String kind, String name) {
        return switch (kind) {
            case "object" -> Map.of("it", Map.of(), "links", List.of(Map.of("it", Map.of())));
            case "enum" -> name;
            case "mixed" -> List.of(Map.of("kind", "b", "numbers", List.of(1)), "x", List.of());
            default -> true;
        };
    }

    private static Map<String, Object> alternative(String kind) {
        return Map.of(
                "type", "object",
                "required", List.of("kind"),
                "properties", Map.of("kind", Map.of("const", kind), "numbers", listOf(Map.of("type", "integer"))));
    }

    /** @param support whether names of classes that generated code uses are among them */
    private static Set<String> names(boolean support) throws IOException {
        Set<String> names = new TreeSet<>();
        for (String golden : List.of("breadth", "mixed", "unions", "objects", "property-names", "lenient-enums")) {
            Generation generation =
                    generate(GOLDEN.resolve(golden).resolve("schema.yaml"), GOLDEN, golden.startsWith("lenient"));
            generation.sources().forEach((path, source) -> {
                if (!support && !source.contains("@Generated(")) {
                    return;
                }
                Matcher matcher = NAME.matcher(source.replaceAll("(?s)/\\*.*?\\*/|\"[^\"]*\"", ""));
                while (matcher.find()) {
                    names.add(matcher.group());
                }
            });
        }
        return names;
    }

    private static void check(Map<String, ?> schema, Map<String, ?> documents, boolean lenient, Path work)
            throws IOException {
        Path file = Files.writeString(work.resolve("schema.json"), JSON.writeValueAsString(schema));
        Map<String, String> sources = generate(file, work, lenient).sources();
        List<String> wrong = new ArrayList<>();
        try (GeneratedModels models = GeneratedModels.of(sources, work)) {
            for (Map.Entry<String, ?> document : documents.entrySet()) {
                String json = JSON.writeValueAsString(document.getValue());
                Object expected = JSON.readValue(json, Object.class);
                for (GeneratedModels.Reading reading : models.read("com.example." + document.getKey(), json)) {
                    if (KeptJson.lost(expected, reading.written()) != null
                            || KeptJson.lost(reading.written(), expected) != null) {
                        wrong.add(json + ": " + reading);
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static Generation generate(Path schema, Path folder, boolean lenient) {
        return new CodeGenerator(GeneratedNamesTest.class.getClassLoader())
                .generate(new GenerationRequest(
                        List.of(schema),
                        Map.of(),
                        folder,
                        null,
                        "com.example",
                        new JavaOptions(
                                TypeSelection.ALL,
                                TypeSelection.ALL,
                                TypeSelection.ALL,
                                lenient ? TypeSelection.ALL : TypeSelection.NONE,
                                BeanValidation.NONE,
                                List.of(),
                                EnumSet.allOf(JacksonVersion.class)),
                        false,
                        false,
                        TypeOptions.DEFAULT,
                        List.of(),
                        false));
    }
}

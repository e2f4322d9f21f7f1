package dev.cairn.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.codegen.java.JacksonVersion;
import dev.cairn.codegen.java.JavaOptions;
import dev.cairn.codegen.java.TypeSelection;
import dev.cairn.codegen.java.TypeSelections;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every name that stands in generated code as the name of a property, of a type and of a constant; those of {@code java.lang} and all words
 * of the language as that of a property and of a constant. The names are read from what the generator writes, so a new local variable is tried, too. What is
 * read must be written back as it was. All names with {@code -Dcairn.thorough=true}, else one of ten.
 */
class GeneratedNamesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path GOLDEN = Path.of("src/test/golden").toAbsolutePath();
    private static final List<String> WORDS = List.of(
            ("abstract assert boolean break byte case catch char class const continue default do double else enum"
                            + " exports extends false final finally float for goto if implements import instanceof int"
                            + " interface long module native new non-sealed null open opens package permits private"
                            + " protected provides public record requires return sealed short static strictfp super switch"
                            + " synchronized this throw throws to transient transitive true try uses var void volatile when"
                            + " while with yield _ __ $ $$ _1 1 -1 ä 名前 hash-code to_string get_class")
                    .split(" "));
    private static final Pattern NAME = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*");

    /** What is generated besides, and with what it is read. */
    private enum Mode {
        PLAIN,
        FILLED,
        EVERYTHING;

        JavaOptions options() {
            return switch (this) {
                case PLAIN -> JavaOptions.DEFAULT;
                case FILLED -> methods(TypeSelection.NONE).withFilledDefaults();
                case EVERYTHING -> methods(TypeSelection.NONE).withJackson(Set.of(JacksonVersion.values()));
            };
        }

        static JavaOptions methods(TypeSelection lenientEnums) {
            return JavaOptions.of(new TypeSelections(
                    TypeSelection.ALL, TypeSelection.ALL, TypeSelection.ALL, TypeSelection.ALL, lenientEnums));
        }
    }

    /** A schema of a property, and a value of it. */
    private record Kind(Object schema, Object value) {}

    private static final List<Kind> KINDS = List.of(
            new Kind(Map.of("type", "string", "minLength", 1), "x"),
            new Kind(listOf(listOf(Map.of("type", "string", "pattern", "^[a-z]+$"))), List.of(List.of("a", "b"))),
            new Kind(
                    Map.of("type", "object", "additionalProperties", listOf(Map.of("type", "string", "format", "uri"))),
                    Map.of("k", List.of("a:b"))),
            new Kind(Map.of("type", List.of("string", "integer"), "deprecated", true), 5),
            new Kind(Map.of("type", "array", "default", List.of(List.of(1))), List.of("x")),
            new Kind(Map.of("type", List.of("number", "null"), "default", 2.5), 0.5));

    private static Map<String, Object> listOf(Map<String, ?> items) {
        return Map.of("type", "array", "items", items);
    }

    @ParameterizedTest
    @EnumSource
    void everyNameCanBeAProperty(Mode mode, @TempDir Path work) throws IOException {
        Map<String, Object> definitions = new TreeMap<>();
        Map<String, Object> documents = new LinkedHashMap<>();
        Map<String, String> byComponent = new TreeMap<>();
        names().forEach(name -> byComponent.put(name.replace("_", "").toLowerCase(Locale.ROOT), name));
        for (String name : some(byComponent.values(), mode.name().length() % 10)) {
            Map<String, Object> properties = new LinkedHashMap<>();
            Map<String, Object> document = new LinkedHashMap<>();
            for (Kind kind : KINDS) {
                properties.put("other " + properties.size(), kind.schema());
                document.put("other " + document.size(), kind.value());
            }
            Kind kind = KINDS.get((documents.size() + mode.name().length()) % KINDS.size());
            boolean required = documents.size() % 2 == 0;
            properties.put(name, kind.schema());
            document.put(name, kind.value());
            document.put("not named", 1);
            String type = "Case" + documents.size();
            definitions.put(
                    type,
                    Map.of(
                            "type",
                            "object",
                            "required",
                            required ? List.of(name) : List.of(),
                            "properties",
                            properties));
            documents.put(type, document);
        }
        check(Map.of("definitions", definitions), documents, mode.options(), work);
    }

    /** Words that are names in some places of a program only, as properties of each kind. */
    @Test
    void wordsOfSomePlacesCanBePropertiesOfEachKind(@TempDir Path work) throws IOException {
        Map<String, Object> definitions = new TreeMap<>();
        Map<String, Object> documents = new LinkedHashMap<>();
        for (String word : List.of("permits", "record", "sealed", "var", "when", "yield")) {
            for (Kind kind : KINDS) {
                String type = "Case" + documents.size();
                definitions.put(type, Map.of("type", "object", "properties", Map.of(word, kind.schema())));
                documents.put(type, Map.of(word, kind.value()));
            }
        }
        check(Map.of("definitions", definitions), documents, Mode.EVERYTHING.options(), work);
    }

    @ParameterizedTest
    @ValueSource(strings = {"object", "enum", "mixed", "template"})
    void everyNameOfGeneratedCodeCanBeADefinition(String kind, @TempDir Path work) throws IOException {
        Map<String, Object> definitions = new TreeMap<>();
        Map<String, Object> documents = new LinkedHashMap<>();
        List<String> names = some(typeNames(), kind.length());
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
        check(Map.of("definitions", definitions), documents, Mode.EVERYTHING.options(), work);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyNameCanBeAConstant(boolean lenient, @TempDir Path work) throws IOException {
        List<String> names = List.copyOf(names());
        Object constants = listOf(Map.of("enum", names));
        Map<String, ?> schema = Map.of("type", "object", "properties", Map.of("constants", constants));
        Map<String, ?> document = Map.of("constants", names);
        JavaOptions options = lenient ? Mode.methods(TypeSelection.ALL) : Mode.EVERYTHING.options();
        check(Map.of("definitions", Map.of("Case", schema)), Map.of("Case", document), options, work);
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

    /** Returns all names, or one of ten from a place on. */
    private static List<String> some(Collection<String> names, int from) {
        List<String> all = List.copyOf(names);
        return Boolean.getBoolean("cairn.thorough")
                ? all
                : IntStream.range(0, all.size())
                        .filter(i -> i % 10 == from)
                        .mapToObj(all::get)
                        .toList();
    }

    /** Those of generated code, of {@code java.lang} and of the language. */
    private static Set<String> names() throws IOException {
        Set<String> names = new TreeSet<>(WORDS);
        names.addAll(namesOfGeneratedCode());
        try (Stream<Path> classes =
                Files.list(FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules/java.base/java/lang"))) {
            classes.map(path -> path.getFileName().toString())
                    .filter(name -> name.matches("[A-Za-z]+\\.class"))
                    .forEach(name -> names.add(name.substring(0, name.indexOf('.'))));
        }
        return names;
    }

    private static List<String> typeNames() throws IOException {
        return namesOfGeneratedCode().stream()
                .filter(name -> !Character.isLowerCase(name.charAt(0)))
                .toList();
    }

    private static Set<String> namesOfGeneratedCode() throws IOException {
        Set<String> names = new TreeSet<>();
        for (String golden : List.of("breadth", "mixed", "unions", "objects", "property-names", "lenient-enums")) {
            Path schema = GOLDEN.resolve(golden).resolve("schema.yaml");
            JavaOptions options =
                    golden.startsWith("lenient") ? Mode.methods(TypeSelection.ALL) : Mode.EVERYTHING.options();
            generate(List.of(schema), options, GOLDEN).sources().values().forEach(source -> {
                Matcher matcher = NAME.matcher(source.replaceAll("(?s)/\\*.*?\\*/|\"[^\"]*\"", ""));
                while (matcher.find()) {
                    names.add(matcher.group());
                }
            });
        }
        return names;
    }

    private static void check(Map<String, ?> schema, Map<String, ?> documents, JavaOptions options, Path work)
            throws IOException {
        Path file = Files.writeString(work.resolve("schema.json"), JSON.writeValueAsString(schema));
        compare(generate(List.of(file), options, work), documents, work);
    }

    private static void compare(Generation generation, Map<String, ?> documents, Path work) throws IOException {
        List<String> wrong = new ArrayList<>();
        try (GeneratedModels models = GeneratedModels.of(generation.sources(), work)) {
            for (Map.Entry<String, ?> document : documents.entrySet()) {
                String json = JSON.writeValueAsString(document.getValue());
                Object expected = JSON.readValue(json, Object.class);
                for (GeneratedModels.Reading reading : models.read("com.example." + document.getKey(), json)) {
                    if (KeptJson.lost(expected, reading.written()) != null
                            || KeptJson.gained(expected, reading.written()) != null) {
                        wrong.add(json + ": " + reading);
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static Generation generate(List<Path> schemas, JavaOptions options, Path folder) {
        return new CodeGenerator(GeneratedNamesTest.class.getClassLoader())
                .generate(Requests.of(folder, "com.example", schemas, List.of(), options));
    }
}

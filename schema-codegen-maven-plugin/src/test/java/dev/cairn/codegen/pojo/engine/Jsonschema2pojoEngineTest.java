package dev.cairn.codegen.pojo.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.codegen.Generation;
import dev.cairn.codegen.GenerationRequest;
import dev.cairn.codegen.input.SchemaFiles;
import dev.cairn.codegen.input.SchemaInputs;
import dev.cairn.codegen.java.JavaOptions;
import dev.cairn.codegen.name.TypeOptions;
import dev.cairn.codegen.pojo.EngineLoader;
import dev.cairn.codegen.pojo.ParameterValue;
import dev.cairn.codegen.pojo.PojoRequest;
import dev.cairn.documents.InvalidDocumentException;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jsonschema2pojo.AbstractAnnotator;
import org.jsonschema2pojo.DefaultGenerationConfig;
import org.jsonschema2pojo.GenerationConfig;
import org.jsonschema2pojo.Jsonschema2Pojo;
import org.jsonschema2pojo.NoopRuleLogger;
import org.jsonschema2pojo.rules.RuleFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What jsonschema2pojo itself writes is the oracle. */
class Jsonschema2pojoEngineTest {

    private static final String ORDER = """
            {"title": "An order", "type": "object", "required": ["id"], "javaInterfaces": ["java.io.Serializable"],
             "extends": {"$ref": "base.json"},
             "properties": {
               "id": {"type": "integer", "minimum": 1},
               "shipping-address": {"type": "object", "properties": {"street name": {"type": "string", "maxLength": 40}}},
               "lines": {"type": "array", "items": {"$ref": "shop/line.json"}},
               "tags": {"type": "array", "uniqueItems": true, "items": {"type": "string"}},
               "state": {"type": "string", "enum": ["open", "in transit", "ümläut \\ud83d\\ude00"], "default": "open"},
               "placed": {"type": "string", "format": "date-time"},
               "day": {"type": "string", "format": "date"},
               "time": {"type": "string", "format": "time"},
               "price": {"type": "number", "default": 1.10},
               "paid": {"type": "boolean", "javaName": "settled"},
               "site": {"type": "string", "format": "uri"},
               "number": {"existingJavaType": "java.math.BigInteger"},
               "first": {"$ref": "#/definitions/part"}, "second": {"$ref": "#/definitions/part"}},
             "definitions": {"part": {"type": "object", "javaType": "com.example.other.Piece",
               "properties": {"a": {"type": ["string", "null"]}, "next": {"$ref": "#/definitions/part"}}}}}
            """;

    @TempDir
    private Path folder;

    private Path schemas;

    @BeforeEach
    void writeSchemas() throws IOException {
        schemas = Files.createDirectories(folder.resolve("schemas"));
        Files.createDirectories(schemas.resolve("shop"));
        Files.writeString(schemas.resolve("order.json"), ORDER);
        Files.writeString(
                schemas.resolve("base.json"),
                "{\"type\": \"object\", \"properties\": {\"created\": {\"type\": \"string\"}}}");
        Files.writeString(
                schemas.resolve("shop/line.json"),
                "{\"type\": \"object\", \"additionalProperties\": {\"type\": \"integer\"}, \"properties\": {\"sku\": {}}}");
    }

    @Test
    void theSourcesAreThoseOfJsonschema2pojo() throws IOException {
        assertEquals(theirs(Map.of()), ours(Map.of()));
    }

    /** Each parameter with another value than its default. */
    @Test
    void eachParameterHasItsEffect() throws IOException {
        Map<String, String> texts = Map.ofEntries(
                Map.entry("propertyWordDelimiters", "-"),
                Map.entry("classNamePrefix", "Pre"),
                Map.entry("classNameSuffix", "Post"),
                Map.entry("dateTimeType", "java.time.Instant"),
                Map.entry("dateType", "java.time.LocalDate"),
                Map.entry("timeType", "java.time.LocalTime"),
                Map.entry("customDatePattern", "yyyy"),
                Map.entry("customTimePattern", "HH"),
                Map.entry("customDateTimePattern", "yyyy HH"),
                Map.entry("refFragmentPathDelimiters", "#/"),
                Map.entry("targetVersion", "1.8"),
                Map.entry("annotationStyle", "gson"),
                Map.entry("inclusionLevel", "non_empty"),
                Map.entry("sourceSortOrder", "subdirs_first"));
        List<String> effects = new ArrayList<>();
        Map<String, String> defaults = ours(Map.of());
        for (Method method : GenerationConfig.class.getMethods()) {
            String name = method.getName().replaceFirst("^(get|is)", "");
            String parameter = Character.toLowerCase(name.charAt(0)) + name.substring(1);
            String value = method.getReturnType() == boolean.class
                    ? String.valueOf(!(boolean) value(method))
                    : texts.get(parameter);
            if (value == null) {
                continue;
            }
            Map<String, String> generated = ours(Map.of(parameter, ParameterValue.of(value)));

            assertEquals(theirs(Map.of(parameter, value)), generated, parameter);
            if (!generated.equals(defaults)) {
                effects.add(parameter);
            }
        }
        assertTrue(effects.size() > 30, effects.toString());
    }

    private static Object value(Method method) {
        try {
            return method.invoke(new DefaultGenerationConfig());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(method.getName(), e);
        }
    }

    @Test
    void listsAndMapsAreTakenAsAPomHasThem() throws IOException {
        Map<String, ParameterValue> parameters = Map.of(
                "formatTypeMapping",
                        new ParameterValue(
                                "", List.of(Map.entry("uri", "java.lang.String"), Map.entry("date", "java.time.Year"))),
                "toStringExcludes", new ParameterValue("", List.of(Map.entry("item", "id"))),
                "fileExtensions", ParameterValue.of(".schema.json, .x"));
        Files.writeString(schemas.resolve("a.schema.json"), "{\"type\": \"object\"}");

        assertEquals(
                theirs(Map.of(
                        "formatTypeMapping", Map.of("uri", "java.lang.String", "date", "java.time.Year"),
                        "toStringExcludes", new String[] {"id"},
                        "fileExtensions", new String[] {".schema.json", ".x"})),
                ours(parameters));
    }

    @Test
    void yamlIsReadBesideJsonAndGivesTheSame() throws IOException {
        Map<String, String> json = ours(Map.of());
        Files.delete(schemas.resolve("base.json"));
        Files.writeString(schemas.resolve("base.yaml"), "type: object\nproperties:\n  created: {type: string}\n");
        Files.writeString(schemas.resolve("order.json"), ORDER.replace("base.json", "base.yaml"));

        assertEquals(json, ours(Map.of()));
    }

    @Test
    void examplesBecomeTheSameClasses() throws IOException {
        Path examples = Files.createDirectories(folder.resolve("examples"));
        Files.writeString(examples.resolve("one.json"), "{\"a\": [{\"b\": 1}, {\"c\": null}], \"d\": 1.5}");
        Files.writeString(examples.resolve("two.json"), "[{\"a\": 12345678901}]");
        schemas = examples;

        assertEquals(
                theirs(Map.of("sourceType", org.jsonschema2pojo.SourceType.JSON)),
                ours(Map.of("sourceType", ParameterValue.of("json"))));
    }

    @Test
    void whatIsNotAsciiIsEscapedInOtherEncodings() throws IOException {
        String order = String.valueOf(
                ours(Map.of("outputEncoding", ParameterValue.of("ISO-8859-1"))).get("com/example/Order.java"));

        assertTrue(order.contains("\\u00fcml\\u00e4ut \\ud83d\\ude00"), order);
        assertEquals(
                List.of("outputEncoding: sources can't be written in UTF-16: let it be UTF-8, as"
                        + " 'project.build.sourceEncoding'"),
                problems(Map.of("outputEncoding", ParameterValue.of("UTF-16"))));
    }

    @Test
    void allProblemsHaveTheirPlaces() throws IOException {
        Files.writeString(schemas.resolve("a.json"), "{\"type\": \"object\",\n  \"properties\": {\"b\": [}}");
        Files.writeString(
                schemas.resolve("b.json"),
                "{\"type\": \"object\",\n  \"properties\": {\"c\": {\"$ref\": \"#/definitions/gone\"}}}");
        Files.writeString(
                schemas.resolve("c.yaml"),
                "type: object\nproperties:\n  d:\n    type: array\n    items: {$ref: none.json}\n");
        Files.writeString(
                schemas.resolve("d.json"), "{\"properties\": {\"e\": {\"$ref\": \"https://example.com/far.json\"}}}");

        List<String> problems = problems(Map.of());

        assertEquals(4, problems.size(), problems.toString());
        assertTrue(problems.get(0).startsWith("schemas/a.json:2:24: "), problems.toString());
        assertEquals(
                "schemas/b.json:2:32: jsonschema2pojo: Path not present: definitions",
                problems.get(1),
                problems.toString());
        assertEquals("schemas/c.yaml:5:19: jsonschema2pojo: there is no file schemas/none.json", problems.get(2));
        assertTrue(problems.get(3).contains("name a copy in referencePaths, or allow them"), problems.get(3));
    }

    @Test
    void mistakesThatChangeNothingAreWarnedOf() throws IOException {
        Files.writeString(
                schemas.resolve("order.json"), "{\"type\": \"object\", \"requred\": [\"a\"],\n \"properties\": {}}");

        Generation generation = new Jsonschema2pojoEngine().generate(request(Map.of()), loader());

        assertEquals(
                List.of(
                        "schemas/order.json:1:20: warning: 'requred' is no keyword and has no effect, did you mean 'required'?"),
                generation.warnings().stream().map(String::valueOf).toList());
    }

    @Test
    void valuesThatAreNoneAreRefusedAllAtOnce() {
        List<String> problems = problems(Map.of(
                "annotationStyle", ParameterValue.of("jackson9"),
                "customAnnotator", ParameterValue.of("com.example.Gone")));

        assertEquals(2, problems.size(), problems.toString());
        assertTrue(problems.toString().contains("annotationStyle: there is no 'jackson9': say one of [JACKSON"));
        assertTrue(problems.toString().contains("name its artifact in the <dependencies> of the plugin"));
    }

    /** Writes itself into each class. */
    public static final class Marking extends AbstractAnnotator {
        @Override
        public boolean isAdditionalPropertiesSupported() {
            return false;
        }
    }

    @Test
    void annotatorsAndRulesOfTheUsersOwnAreTaken() throws IOException {
        Map<String, String> sources = ours(Map.of(
                "customAnnotator", ParameterValue.of(Marking.class.getName()),
                "customRuleFactory", ParameterValue.of(RuleFactory.class.getName())));

        assertEquals(theirs(Map.of("customAnnotator", Marking.class)), sources);
    }

    @Test
    void aLoaderOfItsOwnHasTheGeneratorWithoutThePluginsPartOfIt() throws IOException {
        List<URL> jars = new ArrayList<>();
        for (String element : List.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))) {
            if (element.endsWith(".jar")) {
                jars.add(Path.of(element).toUri().toURL());
            }
        }
        try (EngineLoader engine = new EngineLoader(jars, loader())) {
            assertEquals(
                    ours(Map.of()),
                    plain(engine.generator().generate(request(Map.of()), engine).sources()));
            assertTrue(engine.generator().getClass() != Jsonschema2pojoEngine.class);
        }
    }

    private static ClassLoader loader() {
        return Jsonschema2pojoEngineTest.class.getClassLoader();
    }

    private PojoRequest request(Map<String, ParameterValue> parameters) throws IOException {
        GenerationRequest common = new GenerationRequest(
                SchemaInputs.eachFile(SchemaFiles.all(null, null), List.of(schemas)),
                folder,
                "com.example",
                JavaOptions.DEFAULT,
                false,
                false,
                TypeOptions.DEFAULT,
                List.of(),
                false);
        return new PojoRequest(common, List.of(schemas), parameters);
    }

    private Map<String, String> ours(Map<String, ParameterValue> parameters) throws IOException {
        return plain(new Jsonschema2pojoEngine()
                .generate(request(parameters), loader())
                .sources());
    }

    /** Without the line that only our sources have. */
    private static Map<String, String> plain(Map<String, String> sources) {
        Map<String, String> plain = new TreeMap<>();
        sources.forEach((path, text) -> plain.put(path, text.substring(text.indexOf('\n') + 1)));
        return plain;
    }

    private List<String> problems(Map<String, ParameterValue> parameters) {
        return assertThrows(InvalidDocumentException.class, () -> ours(parameters)).diagnostics().stream()
                .map(String::valueOf)
                .toList();
    }

    /** What jsonschema2pojo writes, with values in place of its defaults. */
    private Map<String, String> theirs(Map<String, Object> values) throws IOException {
        Path output = Files.createTempDirectory(folder, "theirs");
        GenerationConfig defaults = new DefaultGenerationConfig();
        GenerationConfig config = (GenerationConfig) Proxy.newProxyInstance(
                loader(), new Class<?>[] {GenerationConfig.class}, (proxy, method, arguments) -> {
                    String name = method.getName().replaceFirst("^(get|is)", "");
                    Object value = values.get(Character.toLowerCase(name.charAt(0)) + name.substring(1));
                    return switch (name) {
                        case "Source" -> List.of(schemas.toUri().toURL()).iterator();
                        case "TargetDirectory" -> output.toFile();
                        case "TargetPackage" -> "com.example";
                        default ->
                            value == null
                                    ? method.invoke(defaults, arguments)
                                    : converted(value, method.getReturnType());
                    };
                });
        Jsonschema2Pojo.generate(config, new NoopRuleLogger());
        Map<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.walk(output)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                sources.put(output.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return sources;
    }

    private static Object converted(Object value, Class<?> type) {
        if (type == boolean.class) {
            return Boolean.valueOf(value.toString());
        }
        if (type == char[].class) {
            return value.toString().toCharArray();
        }
        if (type.isEnum() && value instanceof String name) {
            for (Object constant : type.getEnumConstants()) {
                if (constant.toString().equalsIgnoreCase(name)) {
                    return constant;
                }
            }
        }
        return value;
    }
}

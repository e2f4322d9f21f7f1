package dev.cairn.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.codegen.java.BeanValidation;
import dev.cairn.codegen.java.JacksonVersion;
import dev.cairn.codegen.java.JavaOptions;
import dev.cairn.codegen.java.SupportPackage;
import dev.cairn.codegen.java.TypeSelection;
import dev.cairn.codegen.java.TypeSelections;
import dev.cairn.documents.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Schemas with texts, numbers and names that Java has no room for: the models compile, and read what the schema allows. */
class NastySchemasTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LONG = "\u00e4 \ud83d\ude00".repeat(17_500);

    private static final Pattern NAME = Pattern.compile("(?<=[{ ])([a-zA-Z]+):");

    @TempDir
    private Path folder;

    /** A schema by the name of its type, and a document of it; all are generated together, since compiling takes long. */
    private final Map<String, String> schemas = new TreeMap<>();

    private final Map<String, String> documents = new TreeMap<>();

    private void add(String type, String schema, String document) {
        schemas.put(type, json(schema.replaceFirst("\\{", "{type: 'object', ")));
        documents.put(type, json(document));
    }

    @Test
    void textsOf70000CharactersCompile() throws IOException {
        String name = "n".repeat(49_000);
        String pattern = "^[" + "a".repeat(70_000) + "]+$";
        add("OneConstant", "{required: ['c'], properties: {c: {const: 'LONG'}, d: {type: 'string'}}}", "{c: 'LONG'}");
        add("LooseConstant", "{properties: {c: {const: 'LONG'}}}", "{c: 'LONG'}");
        add("TextEnum", "{properties: {e: {enum: ['LONG', 'a']}}}", "{e: 'LONG'}");
        add("MixedEnum", "{properties: {e: {enum: ['LONG', 1, 'LONG-']}}}", "{e: 'LONG-'}");
        add("TextDefault", "{properties: {t: {type: 'string', default: 'LONG'}}}", "{}");
        add("AnyDefault", "{properties: {t: {default: {a: ['LONG']}}}}", "{}");
        add(
                "Texts",
                "{title: 'LONG', description: 'LONG', examples: ['LONG'], deprecated: true, properties: {t: {type:"
                        + " 'string', title: 'LONG', description: 'LONG', examples: ['LONG']}}}",
                "{t: 'a'}");
        add("Pattern", "{properties: {t: {type: 'string', pattern: '" + pattern + "'}}}", "{t: 'a'}");
        add(
                "Alternatives",
                "{oneOf: [{title: 'One', type: 'object', required: ['c'], properties: {c: {const: 'LONG'}}},"
                        + " {title: 'Other', type: 'object', required: ['c'], properties: {c: {const: 'LONG-'}}}]}",
                "{c: 'LONG'}");
        add(
                "Names",
                "{properties: {'" + name + "': {type: 'object', properties: {a: {}}}}}",
                "{'" + name + "': {a: 1}}");
        add("Required", "{properties: {a: {}}, required: ['" + name + "']}", "{'" + name + "': 1}");
        add(
                "NamesByPattern",
                "{properties: {b: {}}, additionalProperties: false, patternProperties: {'" + "^["
                        + pattern.substring(30_000) + "': {type: 'string'}}}",
                "{'aa': 'b'}");

        assertEquals(List.of(), generated());
    }

    @Test
    void numbersBeyondDoubleCompile() throws IOException {
        for (String keyword : List.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")) {
            add("N" + keyword, "{properties: {n: {type: 'number', " + keyword + ": 1e400}}}", "{n: 1.5}");
            add(
                    "I" + keyword,
                    "{properties: {n: {type: 'integer', " + keyword + ": 1e400}, m: {" + keyword + ": 1e400}}}",
                    "{n: 2}");
        }
        String huge = "1" + "0".repeat(400);
        add("Huge", "{properties: {n: {type: 'integer', maximum: " + huge + ", minimum: -" + huge + "}}}", "{n: 2}");
        add(
                "HugeList",
                "{properties: {n: {type: 'array', maxItems: 1e400, items: {type: 'number', maximum: 1e400}}}}",
                "{n: [2]}");
        add(
                "Unsigned",
                "{properties: {n: {maximum: 18446744073709551615, minimum: 9007199254740993}}}",
                "{n: 9007199254740993}");
        add("Bounded", "{properties: {n: {type: 'number', maximum: 1e400, default: 5}}}", "{}");
        add("Default", "{properties: {n: {type: 'number', default: 1e400}, a: {default: {b: [-1e400]}}}}", "{}");
        add(
                "HugeDefault",
                "{properties: {n: {type: 'number', default: " + huge + "}, a: {default: " + huge + "}}}",
                "{}");
        add("HugeConstant", "{required: ['c'], properties: {c: {const: " + huge + "}}}", "{c: " + huge + "}");
        add("HugeEnum", "{properties: {c: {enum: [" + huge + ", 1]}}}", "{c: " + huge + "}");
        add(
                "SomeConstant",
                "{required: ['c'], properties: {c: {const: 1e400}, d: {type: 'string'}}}",
                "{c: 1, d: 'a'}");
        add("SomeEnum", "{properties: {c: {enum: [1e400, -1e400, 1.5]}}}", "{c: 1.5}");

        List<String> warnings = generated();
        assertEquals(22, warnings.size(), warnings::toString);
        for (String warning : warnings) {
            assertTrue(
                    warning.contains("a double can't hold") || warning.contains("is not one of its values"), warning);
        }
    }

    @Test
    void namesOfImportedClassesCompile() throws IOException {
        String names =
                "Nullable NullMarked Generated JsonCreator JsonValue Objects Function Arrays Collections URI UUID"
                        + " LocalDate OffsetDateTime BigDecimal HashSet Entry Pattern NotNull Valid JsonDeserialize"
                        + " JsonSerialize Defaults Size DecimalMin Iterable Comparable Process Module Thread";
        for (String name : names.split(" ", -1)) {
            add(
                    "With" + name,
                    "{required: ['r'], properties: {" + name
                            + ": {type: 'object', properties: {a: {type: 'string'}}}, o: {type: 'string', pattern:"
                            + " '^a'}, u: {format: 'uri', type: 'string'}, r: {type: 'array', items: {type:"
                            + " 'string'}}, m: {type: ['string', 'null']}}}",
                    "{" + name + ": {a: 'b'}, o: 'a', r: ['a'], m: null}");
            schemas.put(name, json("{type: 'object', properties: {a: {type: 'array', default: ['a', null]}}}"));
        }

        assertEquals(List.of(), generated());
    }

    /** JSON, of which names have no quotes, and texts single ones. */
    private static String json(String text) {
        return NAME.matcher(text).replaceAll("\"$1\":").replace('\'', '"').replace("LONG", LONG);
    }

    private List<String> generated() throws IOException {
        List<String> definitions = new ArrayList<>();
        schemas.forEach((type, schema) -> definitions.add("\"" + type + "\": " + schema));
        Path file = Files.writeString(
                folder.resolve("schema.json"), "{\"definitions\": {" + String.join(",\n", definitions) + "}}");
        JavaOptions options = new JavaOptions(
                TypeSelections.of(TypeSelection.ALL, TypeSelection.ALL),
                BeanValidation.JAKARTA,
                List.of(),
                EnumSet.allOf(JacksonVersion.class),
                false,
                SupportPackage.OF_MODELS);
        Generation generation = new CodeGenerator(NastySchemasTest.class.getClassLoader())
                .generate(Requests.of(folder, "com.example", List.of(file), List.of(), options));
        List<String> warnings = new ArrayList<>();
        generation.warnings().stream().map(Diagnostic::message).forEach(warnings::add);
        try (GeneratedModels models = GeneratedModels.of(generation.sources(), folder.resolve("classes"))) {
            for (Map.Entry<String, String> document : documents.entrySet()) {
                Object expected = JSON.readValue(document.getValue(), Object.class);
                for (GeneratedModels.Reading reading :
                        models.read("com.example." + document.getKey(), document.getValue())) {
                    assertEquals(null, reading.problem(), document.getKey());
                    assertEquals(null, KeptJson.lost(expected, reading.written()), document.getKey());
                    assertEquals(null, KeptJson.gained(expected, reading.written()), document.getKey());
                }
            }
        }
        return warnings;
    }
}

package dev.cairn.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.codegen.GeneratedModels.Reading;
import dev.cairn.codegen.java.JacksonVersion;
import dev.cairn.codegen.java.JavaOptions;
import dev.cairn.documents.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A {@code oneOf} of objects that can't be told apart, in many places and with alternatives of many shapes: each has a warning with its
 * place, keeps objects as they are, and is in no other type's way.
 */
class AmbiguousUnionsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SHAPES = 6;

    /** Types of members, and values that they can have. */
    private static final Map<String, List<?>> MEMBERS = Map.ofEntries(
            Map.entry("{type: string}", List.of("", "x")),
            Map.entry("{type: integer}", List.of(0, 9007199254740993L, -7)),
            Map.entry("{type: number}", List.of(1.5, 3)),
            Map.entry("{type: boolean}", List.of(true, false)),
            Map.entry("{type: [string, 'null']}", List.of("x")),
            Map.entry("{type: object}", List.of(Map.of("inner", "x"))),
            Map.entry("{type: array, items: {type: integer}}", List.of(List.of(), List.of(1, 2))),
            Map.entry("{$ref: '#/definitions/Plain'}", List.of(Map.of("a", "x", "more", 1))),
            Map.entry("{}", List.of("x", 1, Map.of("a", List.of(1, "x")))),
            Map.entry("{enum: [a, b]}", List.of("a", "b")),
            Map.entry("{type: [string, integer]}", List.of("a", 1)),
            Map.entry(
                    "{type: object, required: [x], properties: {x: {type: string}, y: {type: object, properties: {z: {}}}}}",
                    List.of(Map.of("x", "a"), Map.of("x", "a", "y", Map.of("z", 1)))),
            Map.entry(
                    "{type: array, items: {type: object, properties: {x: {type: string}}}}",
                    List.of(List.of(), List.of(Map.of("x", "a")))),
            Map.entry(
                    "{type: object, additionalProperties: {type: object, properties: {x: {type: string}}}}",
                    List.of(Map.of("k", Map.of("x", "a")))),
            Map.entry(
                    "{oneOf: [{type: object, required: [x], properties: {x: {type: string}}},"
                            + " {type: object, required: [y], properties: {y: {type: string}}}]}",
                    List.of(Map.of("x", "a"), Map.of("y", "a"))));

    /** Places of the choices of a shape: the type that is read, the schema of its definition, and what a document has around an object. */
    private record Spot(String type, String definition, String before, String after) {}

    private static List<Spot> spots(int shape, String choice) {
        String n = String.valueOf(shape);
        return List.of(
                new Spot("Whole" + n, choice, "", ""),
                new Spot("Property" + n, object("p: " + choice), "{\"p\":", "}"),
                new Spot("Items" + n, object("p: {type: array, items: " + choice + "}"), "{\"p\":[", "]}"),
                new Spot(
                        "Values" + n,
                        object("p: {type: object, additionalProperties: " + choice + "}"),
                        "{\"p\":{\"k\":",
                        "}}"),
                new Spot(
                        "Mixed" + n,
                        object("p: " + choice.replace("oneOf: [", "oneOf: [{type: string}, ")),
                        "{\"p\":",
                        "}"),
                new Spot(
                        "Nullable" + n,
                        object("p: {anyOf: [{type: 'null'}, " + choice + "]}"),
                        "{\"p\":",
                        ",\"q\":null}"),
                new Spot("Referred" + n, object("p: {$ref: '#/definitions/Whole" + n + "'}"), "{\"p\":", "}"),
                new Spot(
                        "Nested" + n,
                        object("p: {oneOf: [" + choice + ", {type: array, items: {type: string}}]}"),
                        "{\"p\":",
                        "}"));
    }

    private static String object(String properties) {
        return "{type: object, properties: {" + properties + "}}";
    }

    /** Members of the alternatives of a choice, with their types. */
    private static Map<String, String> members(int shape, Random random) {
        List<String> types = MEMBERS.keySet().stream().sorted().toList();
        Map<String, String> members = new LinkedHashMap<>();
        members.put("m0", types.get(random.nextInt(types.size())));
        for (int type = shape; type < types.size(); type += SHAPES) { // each type in one of the shapes
            members.put("m" + (type + 1), types.get(type));
        }
        return members;
    }

    private static String choice(Map<String, String> members, boolean closed, Random random) {
        String properties = "required: [m0], properties: {"
                + String.join(
                        ", ",
                        members.entrySet().stream()
                                .map(one -> one.getKey() + ": " + one.getValue())
                                .toList())
                + "}" + (closed ? ", additionalProperties: false" : "");
        List<String> alternatives = new ArrayList<>();
        for (int i = random.nextInt(2); i >= -1; i--) {
            alternatives.add("{type: object, " + properties + "}");
        }
        return "{oneOf: [" + String.join(", ", alternatives) + "]}";
    }

    private static Map<String, @Nullable Object> document(Map<String, String> members, boolean closed, Random random) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        members.forEach((name, type) -> {
            List<?> values = MEMBERS.getOrDefault(type, List.of());
            if (name.equals("m0") || random.nextBoolean()) {
                boolean isNull = type.contains("null") && random.nextBoolean();
                document.put(name, isNull ? null : values.get(random.nextInt(values.size())));
            }
        });
        if (!closed && random.nextBoolean()) {
            document.put("extra", List.of(Map.of("a", 1)));
        }
        return document;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatFitsAnAlternativeIsKept(boolean jackson, @TempDir Path work) throws IOException {
        Random random = new Random(44);
        StringBuilder schema = new StringBuilder(
                "definitions:\n  Plain: {type: object, required: [a], properties: {a: {type: string}}}\n");
        Map<String, List<String>> documents = new LinkedHashMap<>();
        for (int shape = 0; shape < SHAPES; shape++) {
            Map<String, String> members = members(shape, random);
            boolean closed = shape % 3 == 2;
            for (Spot spot : spots(shape, choice(members, closed, random))) {
                schema.append("  ")
                        .append(spot.type())
                        .append(": ")
                        .append(spot.definition())
                        .append('\n');
                List<String> texts = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    texts.add(
                            spot.before() + JSON.writeValueAsString(document(members, closed, random)) + spot.after());
                }
                documents.put(spot.type(), texts);
            }
        }
        Path file = Files.writeString(work.resolve("schema.yaml"), schema);
        Set<JacksonVersion> versions = jackson ? EnumSet.allOf(JacksonVersion.class) : Set.of();
        Generation generation = new CodeGenerator(AmbiguousUnionsTest.class.getClassLoader())
                .generate(Requests.of(
                        work, "com.example", List.of(file), List.of(), JavaOptions.BUILDERS.withJackson(versions)));
        List<String> warnings =
                generation.warnings().stream().map(Diagnostic::toString).toList();
        try (GeneratedModels models =
                GeneratedModels.of(generation.sources(), Files.createDirectory(work.resolve("classes")))) {
            for (Map.Entry<String, List<String>> all : documents.entrySet()) {
                String spot = all.getKey().startsWith("Nullable") ? "read as the first" : "kept as they are";
                String line = "schema.yaml:" + lineOf(schema.toString(), all.getKey()) + ":";
                assertTrue(
                        all.getKey().startsWith("Referred")
                                || warnings.stream()
                                        .anyMatch(warning -> warning.startsWith(line) && warning.contains(spot)),
                        all + " of " + warnings);
                for (String document : all.getValue()) {
                    Object read = JSON.readValue(document, Object.class);
                    for (Reading reading : models.read("com.example." + all.getKey(), document)) {
                        assertNull(reading.problem(), all.getKey() + " " + document + schema);
                        assertNull(KeptJson.lost(read, reading.written()), document);
                        assertNull(KeptJson.gained(read, reading.written()), document);
                    }
                }
            }
            assertEquals(
                    3,
                    models.read("com.example.Plain", "{}").stream()
                            .filter(reading -> reading.problem() != null)
                            .count(),
                    "other types are checked");
            models.read("com.example.Whole0", "[1]").forEach(reading -> assertTrue(reading.problem() != null));
        }
    }

    private static int lineOf(String schema, String definition) {
        return (int) schema.substring(0, schema.indexOf("  " + definition + ":"))
                        .lines()
                        .count()
                + 1;
    }
}

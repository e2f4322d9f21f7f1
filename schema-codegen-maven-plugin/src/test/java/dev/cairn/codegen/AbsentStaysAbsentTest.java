package dev.cairn.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.codegen.java.JacksonVersion;
import dev.cairn.codegen.java.JavaOptions;
import dev.cairn.codegen.java.TypeSelection;
import dev.cairn.codegen.java.TypeSelections;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Documents in which each property is absent, null where that is allowed, or has one of two values, at random: they come back as they
 * were, and a change of one property is the only change in what is written.
 */
class AbsentStaysAbsentTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DOCUMENTS = Integer.getInteger("cairn.documents", 200);

    /** @param values two that the property can have */
    private record Property(String name, String schema, boolean nullable, String standIn, List<?> values) {

        Property(String name, String schema, boolean nullable, String standIn, Object one, Object other) {
            this(name, schema, nullable, standIn, List.of(one, other));
        }
    }

    private static final List<Property> PROPERTIES = List.of(
            new Property("count", "{type: integer, default: 5}", false, "5", 5, 6),
            new Property("ratio", "{type: number, default: 0.5}", false, "0.5", 0.5, 1.5),
            new Property("name", "{type: string, default: x}", false, "x", "x", ""),
            new Property("on", "{type: boolean, default: true}", false, "true", true, false),
            new Property("level", "{enum: [low, high], default: low}", false, "LOW", "low", "high"),
            new Property("tags", "{type: array, items: {type: string}}", false, "[]", List.of(), List.of("a")),
            new Property("words", "{type: array, default: [a]}", false, "[a]", List.of(), List.of("a")),
            new Property("flags", "{type: array, default: []}", false, "[]", List.of(), List.of(1)),
            new Property(
                    "labels",
                    "{type: object, additionalProperties: {type: string}}",
                    false,
                    "{}",
                    Map.of(),
                    Map.of("a", "b")),
            new Property(
                    "sizes",
                    "{type: object, additionalProperties: {type: integer}, default: {a: 1}}",
                    false,
                    "{a=1}",
                    Map.of("a", 1),
                    Map.of()),
            new Property("maybe", "{type: [string, 'null']}", true, "null", "", "a"),
            new Property("maybeCount", "{type: [integer, 'null'], default: 3}", true, "3", 3, 4),
            new Property("maybeList", "{type: [array, 'null']}", true, "null", List.of(), List.of(1)),
            new Property("free", "{}", true, "null", false, Map.of("a", List.of())),
            new Property("freeDefault", "{default: [1]}", true, "[1]", List.of(1), "x"),
            new Property(
                    "day",
                    "{type: string, format: date, default: '2020-01-02'}",
                    false,
                    "2020-01-02",
                    "2020-01-02",
                    "2021-01-02"),
            new Property(
                    "choice",
                    "{anyOf: [{type: integer}, {type: string}], default: 7}",
                    false,
                    "OfInteger[value=7]",
                    7,
                    "7"));

    @TempDir
    private static Path work;

    private static GeneratedModels models;
    private static Class<?> type;

    @BeforeAll
    static void generate() throws IOException {
        StringBuilder schema =
                new StringBuilder("definitions:\n  Case:\n    type: object\n    properties:\n      kind: {const: c}\n");
        schema.append("      inner: {$ref: '#/definitions/Case', default: {count: 9}}\n");
        PROPERTIES.forEach(property -> schema.append("      ")
                .append(property.name())
                .append(": ")
                .append(property.schema())
                .append('\n'));
        Path file = Files.writeString(work.resolve("schema.yaml"), schema);
        JavaOptions options = JavaOptions.of(TypeSelections.of(TypeSelection.ALL, TypeSelection.ALL))
                .withJackson(EnumSet.allOf(JacksonVersion.class));
        Generation generation = new CodeGenerator(AbsentStaysAbsentTest.class.getClassLoader())
                .generate(Requests.of(work, "com.example", List.of(file), List.of(), options));
        assertEquals(List.of(), generation.warnings());
        models = GeneratedModels.of(generation.sources(), Files.createDirectories(work.resolve("classes")));
        type = models.model("com.example.Case");
    }

    @AfterAll
    static void close() throws IOException {
        models.close();
    }

    @Test
    void documentsComeBackAsTheyWere() throws Exception {
        for (int seed = 0; seed < DOCUMENTS; seed++) {
            Map<String, Object> document = document(new Random(seed), 2);
            String json = JSON.writeValueAsString(document);
            for (GeneratedModels.Reading reading : models.read("com.example.Case", json)) {
                assertNull(reading.problem(), json);
                assertNull(KeptJson.lost(document, reading.written()), json);
                assertNull(KeptJson.gained(document, reading.written()), json);
            }
        }
    }

    @Test
    void aChangeOfOnePropertyIsTheOnlyChange() throws Exception {
        for (int seed = 0; seed < DOCUMENTS; seed++) {
            Random random = new Random(seed);
            Map<String, Object> document = document(random, 2);
            Property property = PROPERTIES.get(random.nextInt(PROPERTIES.size()));
            Object value = property.values().get(random.nextInt(2));
            Map<String, Object> expected = new LinkedHashMap<>(document);
            expected.put(property.name(), value);
            Object component = get(read(Map.of(property.name(), value)), property.name());

            Object changed = with(read(document), property.name(), component);
            assertEquals(read(expected), changed);
            assertNull(KeptJson.lost(expected, write(changed)), () -> document + " with " + property.name());
            assertNull(KeptJson.gained(expected, write(changed)), () -> document + " with " + property.name());
            assertEquals(changed, built(read(document), property.name(), component));
        }
    }

    @Test
    void modelsAreEqualIfTheirDocumentsAre() throws Exception {
        for (int seed = 0; seed < DOCUMENTS; seed++) {
            Random random = new Random(seed);
            Map<String, Object> one = document(random, 1);
            Map<String, Object> other = new LinkedHashMap<>(one);
            Property property = PROPERTIES.get(random.nextInt(PROPERTIES.size()));
            put(random, property, other);
            boolean same = KeptJson.lost(one, other) == null && KeptJson.gained(one, other) == null;
            assertEquals(same, read(one).equals(read(other)), () -> one + " and " + other);
            if (same) {
                assertEquals(read(one).hashCode(), read(other).hashCode());
            }
        }
    }

    @Test
    void accessorsSayWhatAbsentPropertiesStandFor() throws Exception {
        Object nothing = read(Map.of());
        List<String> wrong = new ArrayList<>();
        for (Property property : PROPERTIES) {
            String found = String.valueOf(get(nothing, property.name()));
            if (!found.equals(property.standIn())) {
                wrong.add(property.name() + ": " + found);
            }
            if (property.nullable()) {
                Map<String, Object> document = new LinkedHashMap<>();
                document.put(property.name(), null);
                assertNull(get(read(document), property.name()), property.name());
            }
        }
        assertEquals(List.of(), wrong);
        assertEquals(9L, get(get(nothing, "inner"), "count"));
    }

    private static Map<String, Object> document(Random random, int depth) {
        Map<String, Object> document = new LinkedHashMap<>();
        for (Property property : PROPERTIES) {
            put(random, property, document);
        }
        if (random.nextBoolean()) {
            document.put("kind", "c");
        }
        if (random.nextBoolean()) {
            document.put("not named", random.nextBoolean() ? null : 1);
        }
        if (depth > 0 && random.nextBoolean()) {
            document.put("inner", document(random, depth - 1));
        }
        return document;
    }

    private static void put(Random random, Property property, Map<String, Object> document) {
        document.remove(property.name());
        switch (random.nextInt(property.nullable() ? 4 : 3)) {
            case 0, 1 -> document.put(property.name(), property.values().get(random.nextInt(2)));
            case 2 -> {
                // Absent.
            }
            default -> document.put(property.name(), null);
        }
    }

    private static Object read(Object document) throws ReflectiveOperationException {
        return type.getMethod("fromJson", Object.class).invoke(null, document);
    }

    private static Object write(Object model) throws ReflectiveOperationException {
        return type.getMethod("toJson").invoke(model);
    }

    private static Object get(Object model, String name) throws ReflectiveOperationException {
        return model.getClass().getMethod(name).invoke(model);
    }

    private static Object with(Object model, String name, @Nullable Object value) throws ReflectiveOperationException {
        return method(type, "with" + Character.toUpperCase(name.charAt(0)) + name.substring(1), value)
                .invoke(model, value);
    }

    private static Object built(Object model, String name, @Nullable Object value) throws ReflectiveOperationException {
        Object builder = type.getMethod("toBuilder").invoke(model);
        Object set = method(builder.getClass(), name, value).invoke(builder, value);
        return set.getClass().getMethod("build").invoke(set);
    }

    /** A method with one parameter that takes a value, and no array. */
    private static Method method(Class<?> of, String name, @Nullable Object value) {
        return Arrays.stream(of.getMethods())
                .filter(method -> method.getName().equals(name) && method.getParameterCount() == 1)
                .filter(method -> takes(method.getParameterTypes()[0], value))
                .findFirst()
                .orElseThrow(() -> new AssertionError(of + "." + name));
    }

    private static boolean takes(Class<?> parameter, @Nullable Object value) {
        boolean scalar = value instanceof Number || value instanceof Boolean;
        return (parameter.isPrimitive() && scalar) || parameter.isInstance(value);
    }

    /** An object without what an alternative requires is no such alternative where any object is allowed: written, it would have it. */
    @Test
    void whatDecidesBetweenAlternativesStaysAbsent(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("schema.yaml"), """
                definitions:
                  Case:
                    properties:
                      one: {anyOf: [{$ref: '#/definitions/A'}, {type: object}]}
                      several: {anyOf: [{$ref: '#/definitions/A'}, {$ref: '#/definitions/B'}, {type: object}]}
                      condition:
                        type: object
                        if: {properties: {kind: {const: a}}}
                        then: {$ref: '#/definitions/A'}
                        else: {$ref: '#/definitions/B'}
                  A: {type: object, required: [kind], properties: {kind: {const: a}, x: {type: string}}}
                  B: {type: object, required: [kind], properties: {kind: {const: b}, y: {type: string}}}
                """);
        JavaOptions options = JavaOptions.DEFAULT.withJackson(EnumSet.allOf(JacksonVersion.class));
        Generation generation = new CodeGenerator(AbsentStaysAbsentTest.class.getClassLoader())
                .generate(Requests.of(folder, "com.example", List.of(file), List.of(), options));
        try (GeneratedModels others = GeneratedModels.of(generation.sources(), folder.resolve("classes"))) {
            for (String property : List.of("one", "several", "condition")) {
                for (String value : List.of("{}", "{\"x\":\"v\"}", "{\"kind\":\"a\",\"x\":\"v\"}", "{\"z\":1}")) {
                    String json = "{\"" + property + "\":" + value + "}";
                    for (GeneratedModels.Reading reading : others.read("com.example.Case", json)) {
                        Object document = JSON.readValue(json, Object.class);
                        assertNull(KeptJson.lost(document, reading.written()), reading.toString());
                        assertNull(KeptJson.gained(document, reading.written()), reading.toString());
                    }
                }
            }
        }
    }
}

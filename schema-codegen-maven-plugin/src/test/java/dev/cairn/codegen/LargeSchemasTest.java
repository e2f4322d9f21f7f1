package dev.cairn.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cairn.codegen.java.JavaOptions;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is too large for one method, one constant or one constructor of the JVM. */
class LargeSchemasTest {

    @TempDir
    private Path folder;

    private @Nullable URLClassLoader loader;

    @AfterEach
    void close() throws IOException {
        if (loader != null) {
            loader.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"configuration", "levelNumber%dOfConfigurations"})
    void objectsAre40DeepWithinEachOther(String property) throws Exception {
        String schema = "{type: integer}";
        Object value = 1L;
        for (int depth = 0; depth < 40; depth++) {
            String name = property.formatted(depth);
            schema = "{type: object, properties: {" + name + ": " + schema + "}}";
            value = Map.of(name, value);
        }

        Map<String, Object> json = Map.of("n", value);
        assertEquals(json, readAndWritten("{properties: {n: " + schema + "}}", json));
    }

    @Test
    void aRecordHasMoreThan127RequiredNumbers() throws Exception {
        String properties = numbered(128, "p%d: {type: integer}", ", ");
        String required = numbered(128, "p%d", ", ");
        Map<String, Object> json = new LinkedHashMap<>();
        IntStream.range(0, 128).forEach(index -> json.put("p" + index, (long) index));

        assertEquals(json, readAndWritten("{required: [" + required + "], properties: {" + properties + "}}", json));
    }

    @Test
    void anEnumHas5000Texts() throws Exception {
        String schema = "{properties: {e: {default: v7, enum: [" + numbered(5000, "v%d", ", ") + "]}, "
                + "o: {oneOf: [{type: integer}, {enum: [" + numbered(5000, "w%d", ", ") + "]}]}}}";

        assertEquals(Map.of("e", "v7"), readAndWritten(schema, Map.of()));
        assertEquals(Map.of("e", "v4999", "o", "w4999"), readAndWritten(schema, Map.of("e", "v4999", "o", "w4999")));
        InvocationTargetException e =
                assertThrows(InvocationTargetException.class, () -> readAndWritten(schema, Map.of("e", "v5000")));
        assertEquals(
                "e: expected one of 'v0', 'v1', 'v2', 'v3', 'v4', 'v5', 'v6', 'v7', 'v8', 'v9' or 4990 others,"
                        + " found 'v5000'",
                e.getTargetException().getMessage());
    }

    @Test
    void anEnumHas5000NumbersAndTexts() throws Exception {
        String schema =
                "{properties: {e: {enum: [" + numbered(2500, "%d", ", ") + ", " + numbered(2500, "v%d", ", ") + "]}}}";

        assertEquals(Map.of("e", 2499L), readAndWritten(schema, Map.of("e", 2499)));
        assertEquals(Map.of("e", "v2499"), readAndWritten(schema, Map.of("e", "v2499")));
    }

    @Test
    void aDefaultHas70000Characters() throws Exception {
        String text = "\u00e4".repeat(70_000);

        assertEquals(
                Map.of("t", text, "c", text),
                readAndWritten(
                        "{properties: {t: {type: string, default: " + text + "}, c: {const: " + text
                                + "}}, required: [c]}",
                        Map.of("c", text)));
    }

    @Test
    void aDefaultHas10000Elements() throws Exception {
        List<Object> list = IntStream.range(0, 10_000)
                .<Object>mapToObj(index -> (long) index)
                .toList();

        assertEquals(
                Map.of("l", list),
                readAndWritten(
                        "{properties: {l: {type: array, items: {type: integer}, default: ["
                                + numbered(10_000, "%d", ", ") + "]}}}",
                        Map.of()));
    }

    @Test
    void anAccessorTellsADefaultOf10000Elements() throws Exception {
        Object model = read(
                "{properties: {l: {type: array, items: {type: integer}, default: [" + numbered(10_000, "%d", ", ")
                        + "]}}}",
                Map.of(),
                false);

        List<?> list =
                assertInstanceOf(List.class, model.getClass().getMethod("l").invoke(model));
        assertEquals(10_000, list.size());
        assertEquals(9999L, list.get(9999));
    }

    @Test
    @Tag("thorough")
    void largeDefaultsAreInOneAnotherAndKeepTheirOrder() throws Exception {
        String members = numbered(1500, "k%d: [%<d, null, {a: [" + numbered(40, "x%d", ", ") + "]}]", ", ");
        Map<String, Object> written = readAndWritten(
                "{properties: {j: {default: {" + members + "}}, m: {type: object, additionalProperties: {type: string},"
                        + " default: {" + numbered(3000, "k%d: v", ", ") + "}}}}",
                Map.of());

        Map<?, ?> free = assertInstanceOf(Map.class, written.get("j"));
        assertEquals(
                numbered(1500, "k%d", ", "),
                String.join(", ", free.keySet().stream().map(String::valueOf).toList()));
        assertEquals(1499L, assertInstanceOf(List.class, free.get("k1499")).get(0));
        Map<?, ?> map = assertInstanceOf(Map.class, written.get("m"));
        assertEquals(
                numbered(3000, "k%d", ", "),
                String.join(", ", map.keySet().stream().map(String::valueOf).toList()));
    }

    private static String numbered(int count, String format, String separator) {
        return IntStream.range(0, count).mapToObj(format::formatted).collect(Collectors.joining(separator));
    }

    /** What a model of a schema writes that has read a document, where defaults are filled in. */
    private Map<String, Object> readAndWritten(String schema, Map<String, Object> json)
            throws IOException, ReflectiveOperationException {
        Object model = read(schema, json, true);
        Map<String, Object> written = new LinkedHashMap<>();
        Map<?, ?> plain =
                assertInstanceOf(Map.class, model.getClass().getMethod("toJson").invoke(model));
        plain.forEach((name, value) -> written.put(String.valueOf(name), value));
        assertEquals(model, model.getClass().getMethod("fromJson", Object.class).invoke(null, written));
        return written;
    }

    private Object read(String schema, Map<String, Object> json, boolean fillDefaults)
            throws IOException, ReflectiveOperationException {
        Path file = Files.writeString(
                folder.resolve("schema.yaml"), "definitions: {Large: {type: object, " + schema.substring(1) + "}");
        Map<String, String> sources = new CodeGenerator(getClass().getClassLoader())
                .generate(Requests.of(
                        folder,
                        "com.example",
                        List.of(file),
                        List.of(),
                        fillDefaults ? JavaOptions.BUILDERS.withFilledDefaults() : JavaOptions.BUILDERS))
                .sources();
        Path classes = Files.createDirectories(folder.resolve("classes"));
        assertEquals(List.of(), SourceCompiler.problems(sources, classes));
        loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader());
        return loader.loadClass("com.example.Large")
                .getMethod("fromJson", Object.class)
                .invoke(null, json);
    }
}

package dev.cairn.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.codegen.input.SchemaFiles;
import dev.cairn.codegen.input.SchemaInputs;
import dev.cairn.codegen.input.SourceType;
import dev.cairn.codegen.java.JacksonVersion;
import dev.cairn.codegen.java.JavaOptions;
import dev.cairn.codegen.name.TypeOptions;
import dev.cairn.documents.InvalidDocumentException;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models of examples: each example comes back from them as it was, whatever the others of its type have. */
class ExamplesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TYPES = 12;

    /** Few, so that examples meet in them; odd, since the keys of documents are. */
    private static final List<String> KEYS =
            List.of("id", "items", "item", "$ref", "type", "properties", "class", "a b", "", "Ünï", "not", "x-1");

    @TempDir
    private Path folder;

    @TempDir
    private Path classes;

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void whatWasReadComesBack(long seed) throws IOException {
        Random random = new Random(seed);
        Map<String, List<Object>> examples = new TreeMap<>();
        for (int type = 0; type < TYPES; type++) {
            for (int example = 0; example <= random.nextInt(4); example++) {
                Object document = object(random, 4);
                examples.computeIfAbsent("Case" + type, name -> new ArrayList<>())
                        .add(document);
                write("case" + type + (example == 0 ? "" : "." + example) + ".json", JSON.writeValueAsString(document));
            }
        }

        List<String> wrong = new ArrayList<>();
        try (GeneratedModels models = models(SourceType.JSON)) {
            examples.forEach((type, documents) -> documents.forEach(document -> check(models, type, document, wrong)));
        }
        assertEquals(List.of(), wrong);
    }

    private static void check(GeneratedModels models, String type, Object document, List<String> wrong) {
        try {
            String json = JSON.writeValueAsString(document);
            for (GeneratedModels.Reading reading : models.read("com.example." + type, json)) {
                if (reading.problem() != null
                        || KeptJson.lost(document, reading.written()) != null
                        || KeptJson.gained(document, reading.written()) != null) {
                    wrong.add(type + " " + json + ": " + reading);
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, @Nullable Object> object(Random random, int depth) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (int member = random.nextInt(5); member >= 0; member--) {
            object.put(KEYS.get(random.nextInt(KEYS.size())), value(random, depth - 1));
        }
        return object;
    }

    private static @Nullable Object value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 12 : 8)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextInt(100);
            case 3 -> 10_000_000_000L + random.nextInt();
            case 4 -> random.nextInt(1000) / 8.0;
            case 5 -> "text " + random.nextInt(3);
            case 6 -> List.of();
            case 7 -> new LinkedHashMap<>();
            case 8, 9 -> object(random, depth);
            default -> {
                List<@Nullable Object> array = new ArrayList<>();
                for (int element = random.nextInt(4); element >= 0; element--) {
                    array.add(value(random, depth - 1));
                }
                yield array;
            }
        };
    }

    @Test
    void examplesOfOneTypeAreMerged() throws IOException {
        write("order.json", "{\"id\": 1, \"lines\": [{\"sku\": \"a\"}, {\"sku\": \"b\", \"count\": 10000000000}]}");
        write("order.paid.json", "{\"id\": 2.5, \"lines\": [], \"paid\": {\"by\": null, \"at\": \"noon\"}}");
        write("order.gone.json", "{\"id\": null, \"paid\": {\"by\": \"card\"}}");
        write("shop.json", "{\"name\": \"x\"}");

        try (GeneratedModels models = models(SourceType.JSON)) {
            assertEquals(
                    "[java.lang.Double id, com.example.Order$Paid paid, java.util.List<com.example.Order$Line> lines]",
                    components(models, "Order"));
            assertEquals("[java.lang.String sku, java.lang.Long count]", components(models, "Order$Line"));
        }
    }

    @Test
    void objectsThatLookTheSameAreOneType() throws IOException {
        write(
                "order.json",
                "{\"billing\": {\"city\": \"a\", \"geo\": {\"lat\": 1.5}}, \"ship to\": {\"geo\": {\"lat\": 2.5},"
                        + " \"city\": \"b\"}, \"stops\": [{\"city\": \"c\", \"geo\": {\"lat\": 3.5}}], \"other\":"
                        + " {\"city\": 1}, \"at\": {\"lat\": 0.5}}");

        try (GeneratedModels models = models(SourceType.JSON)) {
            assertEquals(
                    "[com.example.Order$Billing billing, com.example.Order$Billing shipTo,"
                            + " java.util.List<com.example.Order$Billing> stops, com.example.Order$Other other,"
                            + " com.example.Order$Geo at]",
                    components(models, "Order"));
        }
    }

    @Test
    void numbersThatNoDoubleHoldsAreKept() throws IOException {
        BigInteger large = BigInteger.TWO.pow(70).add(BigInteger.ONE);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("whole", large);
        document.put("any", List.of(0.5, (1L << 53) + 1));
        write("numbers.json", JSON.writeValueAsString(document));

        try (GeneratedModels models = models(SourceType.JSON)) {
            List<String> wrong = new ArrayList<>();
            check(models, "Numbers", document, wrong);
            assertEquals(List.of(), wrong);
        }
    }

    @Test
    void yamlIsReadToo() throws IOException {
        write("shop.yaml", "name: x\nopen: 2020-01-01\nhours: [1, 2.5]\n");
        write("ignored.json", "[");

        try (GeneratedModels models = models(SourceType.YAML)) {
            assertEquals(
                    "[java.lang.String name, java.lang.String open, java.util.List<java.lang.Double> hours]",
                    components(models, "Shop"));
        }
    }

    @Test
    void whatIsLaidOverAnExampleCounts() throws IOException {
        write("shop.json", "{\"name\": \"x\"}");
        Path overlay = folder.resolve("shop-overlay.json");
        write("shop-overlay.json", "{\"properties\": {\"open\": {\"type\": \"string\", \"format\": \"date\"}}}");

        try (GeneratedModels models = models(SourceType.JSON, overlay)) {
            assertEquals("[java.lang.String name, java.time.LocalDate open]", components(models, "Shop"));
        }
    }

    @Test
    void anExampleThatNoTypeComesOfIsToldOf() throws IOException {
        write("name.json", "\"x\"");
        write("names.json", "[[\"x\"], []]");
        write("nothing.json", "null");
        write("lines.json", "[1, {\"sku\": \"a\"}]");
        write("sizes.json", "[1, \"large\"]");
        write("shop.json", "{}");
        write("shop.2.json", "{\"a\": 1}");

        Generation generation = generate(SourceType.JSON, List.of());

        assertEquals(
                List.of("name.json:1:1", "names.json:1:1", "nothing.json:1:1"),
                generation.warnings().stream()
                        .filter(warning -> warning.message().contains("there is no object in this example"))
                        .map(warning -> warning.place().toString())
                        .toList());
        assertTrue(generation.sources().containsKey("com/example/Shop.java"));
    }

    @Test
    void aMistakeInAnExampleIsNamedWithItsPlace() throws IOException {
        write("shop.json", "{\"name\": \"x\"}");
        write("shop.2.json", "{\"name\": }");

        InvalidDocumentException mistake =
                assertThrows(InvalidDocumentException.class, () -> generate(SourceType.JSON, List.of()));

        assertTrue(String.valueOf(mistake.getMessage()).contains("shop.2.json:1:10"), mistake.getMessage());
    }

    private static String components(GeneratedModels models, String type) {
        return Stream.of(models.model("com.example." + type).getRecordComponents())
                .filter(component -> !component.getName().matches("additionalProperties|jsonForm"))
                .map(component -> component.getGenericType().getTypeName() + " " + component.getName())
                .toList()
                .toString();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private GeneratedModels models(SourceType type, Path... overlays) throws IOException {
        return GeneratedModels.of(generate(type, List.of(overlays)).sources(), classes);
    }

    private Generation generate(SourceType type, List<Path> overlays) throws IOException {
        SchemaInputs inputs = SchemaInputs.find(new SchemaFiles(type, null, null), List.of(folder), null, overlays);
        return new CodeGenerator(ExamplesTest.class.getClassLoader())
                .generate(new GenerationRequest(
                        inputs,
                        folder,
                        "com.example",
                        JavaOptions.DEFAULT.withJackson(Set.of(JacksonVersion.values())),
                        false,
                        false,
                        TypeOptions.DEFAULT,
                        List.of(),
                        false));
    }
}

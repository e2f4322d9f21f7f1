package dev.cairn.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.codegen.GeneratedModels.Reading;
import dev.cairn.codegen.java.JacksonVersion;
import dev.cairn.codegen.java.JavaOptions;
import dev.cairn.codegen.java.SupportPackage;
import dev.cairn.codegen.java.TypeSelection;
import dev.cairn.codegen.java.TypeSelections;
import dev.cairn.documents.InvalidDocumentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several packages of models with one copy of the support classes. */
class SupportPackageTest {

    private static final String ORDERS = """
            type: object
            required: [id, state]
            properties:
              id: {type: string, format: uuid}
              state: {enum: [open, paid, Bounds]}
              placed: {type: string, format: date-time}
              amount: {type: number, minimum: 0, multipleOf: 0.01}
              note: {type: [string, "null"], default: none, interpolation_context: [config]}
              link: {type: string, existingJavaType: java.net.URI}
              Copies: {type: array, items: {type: integer}, uniqueItems: true}
              payment:
                oneOf:
                  - {type: object, required: [kind], properties: {kind: {const: card}, JsonModel: {type: string}}}
                  - {type: object, required: [kind], properties: {kind: {const: cash}, JsonReader: {type: integer}}}
                  - type: string
            """;
    private static final String INVOICES = """
            type: object
            properties:
              lines: {type: array, items: {type: object, properties: {text: {type: string, maxLength: 3}}}}
              total: {type: [number, string]}
            additionalProperties: false
            """;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private Generation generate(String name, String schema, SupportPackage support, Set<JacksonVersion> jackson)
            throws IOException {
        Path file = Files.writeString(folder.resolve(name + ".yaml"), schema);
        JavaOptions options = JavaOptions.of(new TypeSelections(
                        TypeSelection.ALL, TypeSelection.ALL, TypeSelection.ALL, TypeSelection.ALL, TypeSelection.NONE))
                .withJackson(jackson)
                .withSupport(support);
        return new CodeGenerator(getClass().getClassLoader())
                .generate(Requests.of(folder, "com.example." + name, List.of(file), List.of(), options));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void twoPackagesHaveOneCopy(boolean straight) throws IOException {
        Set<JacksonVersion> jackson = straight ? EnumSet.allOf(JacksonVersion.class) : Set.of();
        SupportPackage support = new SupportPackage("com.example.support", true);
        Generation orders = generate("orders", ORDERS, support, jackson);
        Generation invoices = generate("invoices", INVOICES, new SupportPackage("com.example.support", false), jackson);

        Map<String, String> sources = new TreeMap<>(orders.sources());
        sources.putAll(invoices.sources());
        assertEquals(
                Set.of("com/example/invoices/Invoices.java", "com/example/invoices/package-info.java"),
                Set.copyOf(invoices.sources().keySet().stream()
                        .filter(path -> !path.contains("NumberOrString"))
                        .toList()));
        assertEquals(
                orders.sources().size(),
                sources.keySet().stream()
                        .filter(path -> !path.startsWith("com/example/invoices/"))
                        .count());

        // As where another class loader has the support classes than the models.
        SharedSupport apart = new SharedSupport(Files.createDirectories(folder.resolve("support")));
        Path classes = Files.createDirectories(folder.resolve("classes"));
        assertEquals(List.of(), apart.problems(sources, classes));
        try (GeneratedModels models = apart.models(classes)) {
            String order = """
                    {"id":"0b5ff1f6-8bb1-4b9f-8bd1-6a0a0f1f0f10","state":"Bounds","placed":"2026-01-01T00:00:00Z",
                    "amount":0.5,"note":null,"Copies":[1,2],"payment":{"kind":"cash","JsonReader":3},"more":[{}]}""";
            keeps(models, "com.example.orders.Orders", order);
            keeps(models, "com.example.invoices.Invoices", "{\"lines\":[{\"text\":\"abc\"},{}],\"total\":\"1\"}");
            refuses(models, "com.example.orders.Orders", order.replace("[1,2]", "[1,1]"), "Copies");
            refuses(models, "com.example.invoices.Invoices", "{\"lines\":[{\"text\":\"abcd\"}]}", "lines[0].text");
            for (String name : List.of("com.example.orders.Orders", "com.example.invoices.Invoices")) {
                assertTrue(List.of(models.model(name).getInterfaces())
                        .contains(models.model("com.example.support.JsonModel")));
            }
        }
    }

    private static void keeps(GeneratedModels models, String type, String json) throws IOException {
        for (Reading reading : models.read(type, json)) {
            Object document = JSON.readValue(json, Object.class);
            assertNull(reading.problem());
            assertNull(KeptJson.lost(document, reading.written()));
            assertNull(KeptJson.gained(document, reading.written()));
        }
    }

    private static void refuses(GeneratedModels models, String type, String json, String place) {
        for (Reading reading : models.read(type, json)) {
            assertTrue(String.valueOf(reading.problem()).contains(place + ": expected"), () -> String.valueOf(reading));
        }
    }

    @Test
    void anyTwoRunsWriteTheSameCopy() throws IOException {
        SupportPackage support = new SupportPackage("com.example.support", true);
        Map<String, String> first = support(generate("orders", ORDERS, support, Set.of()));
        Map<String, String> second = support(generate("invoices", INVOICES, support, Set.of()));

        assertEquals(first, second);
    }

    private static Map<String, String> support(Generation generation) {
        Map<String, String> support = new TreeMap<>(generation.sources());
        support.keySet().removeIf(path -> !path.startsWith("com/example/support/"));
        return support;
    }

    @Test
    void whoLeavesTheClassesOutSaysWhereTheyAre() {
        InvalidDocumentException problem = assertThrows(
                InvalidDocumentException.class,
                () -> generate("orders", ORDERS, new SupportPackage("", false), Set.of()));

        assertEquals(
                "generateSupport: the support classes are not to be generated, so 'supportPackage' has to say where they"
                        + " are",
                problem.diagnostics().get(problem.diagnostics().size() - 1).toString());
    }
}
